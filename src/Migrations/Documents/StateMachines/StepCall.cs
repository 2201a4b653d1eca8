using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>A step as the writers of states see it: its arguments are those of the runbook, with paths in place of what only the execution knows.</summary>
/// <param name="Step">The step, check or compensation.</param>
/// <param name="Spec">What it does.</param>
/// <param name="Title">Its line for people.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record StepCall(Step Step, StepSpec Spec, string Title, Node.Object Arguments)
{
    private const int DefaultAttempts = 3;
    private const long DefaultDelay = 5;
    private const long LongestDelay = 300;

    public string Id => Step.Id ?? "";

    /// <summary>The outputs that other steps take from it.</summary>
    public IReadOnlyList<string> Wanted { get; init; } = [];

    /// <summary>How long it may take.</summary>
    public long? TimeoutSeconds => Step.Timeout is { } timeout ? Whole(timeout) : Spec.Kind is "approval" or "manual" ? null : 3600;

    /// <summary>How a task that fails is tried again; null where a second time is not the same as one.</summary>
    public Node? Retry => Spec.Idempotency is not (Idempotency.Read or Idempotency.Upsert) || Attempts <= 1 ? null : Node.Of(
        ("ErrorEquals", Node.ListOf(["States.TaskFailed"])),
        ("IntervalSeconds", Node.Number(Step.Retry is { } retry ? Whole(retry.Delay) : DefaultDelay)),
        ("MaxAttempts", Node.Number(Attempts - 1)),
        ("BackoffRate", Node.Number(2)),
        ("MaxDelaySeconds", Node.Number(LongestDelay)),
        ("JitterStrategy", Node.Text("FULL")));

    private long Attempts => Math.Min(Step.Retry?.Attempts ?? DefaultAttempts, 20);

    /// <summary>An argument; null where it is not given.</summary>
    public Node? Get(string name) => Arguments.Get(name) is Node.Scalar { Value: null } ? null : Arguments.Get(name);

    /// <summary>An argument that the kind always has.</summary>
    public Node Need(string name) => Get(name) ?? Node.Text("");

    /// <summary>Whether an argument is given as this text.</summary>
    public bool Has(string name, string text) => Get(name)?.AsText == text;

    /// <summary>Whether an argument is given as true.</summary>
    public bool IsTrue(string name) => Get(name) is Node.Scalar { Value: true };

    /// <summary>A token that is the same for each try of this step in one execution.</summary>
    public Node Token => Payload.Path($"States.Hash({Payload.Argument(Payload.Format(Payload.Path("$$.Execution.Id"), Node.Text("/" + Id)))}, 'SHA-256')");

    private static long Whole(TimeSpan time) => (long)Math.Min(99_999_999, Math.Max(1, Math.Ceiling(time.TotalSeconds)));
}
