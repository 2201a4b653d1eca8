namespace Groundplan.Runner.Steps.General;

/// <summary><c>approval</c>: somebody looks and lets the migration go on. Who may, and for how long that counts, the engine judges.</summary>
internal sealed class ApprovalExecutor : IWaitsForPerson
{
    public string Kind => "approval";

    public IReadOnlyList<string> Outputs => ["by"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        var arguments = Arguments(step);
        var approvers = arguments.Texts("approvers");
        var who = approvers.Count > 0 ? string.Join(", ", approvers) : arguments.Truth("separationOfDuties") ? "somebody else than who runs it" : "somebody";
        return Task.FromResult(new StepForecast(StepState.CannotVerifyYet, $"waits for the approval of {who}"));
    }

    public Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        Arguments(step);
        return Task.FromResult(Consents.Outcome(step, "Approved"));
    }

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken) => Task.FromResult(StepVerdict.Unverified("an approval is a person's word, which is in the journal"));

    private static StepArguments Arguments(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("separationOfDuties", "approvers", "expiresSeconds");
        arguments.OptionalSeconds("expiresSeconds");
        return arguments;
    }
}
