namespace Groundplan.Faults.Tests;

/// <summary>All runs are made once, for all tests.</summary>
[CollectionDefinition(nameof(Simulation))]
public sealed class SimulationCollection : ICollectionFixture<Simulation>;
