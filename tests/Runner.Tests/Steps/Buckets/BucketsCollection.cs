using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Buckets;

/// <summary>Tests that share one endpoint; each makes buckets of its own.</summary>
[CollectionDefinition(Name)]
public sealed class BucketsCollection : ICollectionFixture<LocalEndpoint>
{
    public const string Name = "buckets";
}
