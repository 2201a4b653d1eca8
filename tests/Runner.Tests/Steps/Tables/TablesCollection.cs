using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Tables;

/// <summary>The tests of steps on tables share one endpoint; each makes tables of its own.</summary>
[CollectionDefinition(Name)]
public sealed class TablesCollection : ICollectionFixture<LocalEndpoint>
{
    public const string Name = "tables";
}
