namespace Groundplan.Migrations.Graph;

/// <summary>What stands in a phase.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="First">The index of its first step, or what it would be.</param>
/// <param name="Blocks">Its blocks in order, the soak last.</param>
internal sealed record PhaseBlocks(Phase Phase, int First, IReadOnlyList<StepBlock> Blocks);
