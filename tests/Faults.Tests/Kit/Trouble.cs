namespace Groundplan.Faults.Tests.Kit;

/// <summary>What a run left that had trouble with its machine.</summary>
/// <param name="Codes">Exit codes: with expired credentials, on a full disk, at last.</param>
/// <param name="Said">What each of these processes said.</param>
/// <param name="DoneAfter">How many steps were done after each.</param>
/// <param name="WasCutOff">Whether the network was gone for a while.</param>
/// <param name="Outcome">What it left.</param>
internal sealed record Trouble(IReadOnlyList<int> Codes, IReadOnlyList<string> Said, IReadOnlyList<int> DoneAfter, bool WasCutOff, Outcome Outcome);
