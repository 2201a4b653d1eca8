namespace Groundplan.Faults.Tests.Kit;

/// <summary>The clock is put forward or back.</summary>
/// <param name="When">When.</param>
/// <param name="Step">The step at hand.</param>
/// <param name="By">How far; less than nothing for back.</param>
internal sealed record Jump(JumpAt When, string Step, TimeSpan By);
