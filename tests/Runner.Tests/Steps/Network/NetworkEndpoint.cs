using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Network;

/// <summary>One endpoint for all tests of the area.</summary>
[CollectionDefinition(Name)]
public sealed class NetworkEndpoint : ICollectionFixture<LocalEndpoint>
{
    internal const string Name = "network steps";
}
