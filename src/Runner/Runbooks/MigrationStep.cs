using System.Text.Json.Nodes;

namespace Groundplan.Runner.Runbooks;

/// <summary>A step of a migration, or what undoes one.</summary>
/// <param name="Id">Unique in the runbook.</param>
/// <param name="Kind">Which executor does it.</param>
/// <param name="Idempotency">One of <see cref="MigrationIdempotency"/>.</param>
/// <param name="Title">One line.</param>
/// <param name="Phase">The phase it is in; null for what undoes a step.</param>
/// <param name="Owner">Who does it or watches it.</param>
/// <param name="After">The steps that must be done directly before.</param>
/// <param name="NotBefore">Times that must have passed since other steps were done.</param>
/// <param name="Effects">What it changes, for people.</param>
/// <param name="Arguments">What the executor is given.</param>
/// <param name="Preconditions">What must be so before it begins.</param>
/// <param name="Verifications">What must be so after it, beside what the executor verifies.</param>
/// <param name="Compensation">What undoes it.</param>
/// <param name="Irreversible">Why nothing undoes it.</param>
/// <param name="AcceptsDataLoss">Which data it loses, and why that is bearable.</param>
/// <param name="TimeoutSeconds">After how long an attempt has failed.</param>
/// <param name="Retry">How it is tried again; null for the default.</param>
/// <param name="Evidence">What a person has to give as proof.</param>
/// <param name="Outputs">Names of its outputs.</param>
/// <param name="Commands">What a person would type instead.</param>
/// <param name="Permissions">The IAM actions that it takes.</param>
/// <param name="Places">What it is about and steps change, as their effects call it; stacks that hold it among it.</param>
/// <param name="Parts">Of these those of which a part only is meant, and how the keys of that begin.</param>
/// <param name="Joins">What else must be done directly before: all steps of these joins.</param>
internal sealed record MigrationStep(
    string Id,
    string Kind,
    string Idempotency,
    string Title = "",
    string? Phase = null,
    string? Owner = null,
    IReadOnlyList<string>? After = null,
    IReadOnlyList<NotBeforeCondition>? NotBefore = null,
    IReadOnlyList<MigrationEffect>? Effects = null,
    JsonObject? Arguments = null,
    IReadOnlyList<MigrationCheck>? Preconditions = null,
    IReadOnlyList<MigrationCheck>? Verifications = null,
    MigrationStep? Compensation = null,
    string? Irreversible = null,
    string? AcceptsDataLoss = null,
    double TimeoutSeconds = 3600,
    RetryPolicy? Retry = null,
    IReadOnlyList<string>? Evidence = null,
    IReadOnlyList<string>? Outputs = null,
    IReadOnlyList<IReadOnlyList<string>>? Commands = null,
    IReadOnlyList<string>? Permissions = null,
    IReadOnlyList<string>? Places = null,
    IReadOnlyDictionary<string, string>? Parts = null,
    IReadOnlyList<string>? Joins = null)
{
    public IReadOnlyList<string> After { get; } = After ?? [];

    public IReadOnlyList<string> Joins { get; } = Joins ?? [];

    public IReadOnlyList<NotBeforeCondition> NotBefore { get; } = NotBefore ?? [];

    public IReadOnlyList<MigrationEffect> Effects { get; } = Effects ?? [];

    public JsonObject Arguments { get; } = Arguments ?? [];

    public IReadOnlyList<MigrationCheck> Preconditions { get; } = Preconditions ?? [];

    public IReadOnlyList<MigrationCheck> Verifications { get; } = Verifications ?? [];

    public IReadOnlyList<string> Evidence { get; } = Evidence ?? [];

    public IReadOnlyList<string> Outputs { get; } = Outputs ?? [];

    public IReadOnlyList<IReadOnlyList<string>> Commands { get; } = Commands ?? [];

    public IReadOnlyList<string> Permissions { get; } = Permissions ?? [];

    public IReadOnlyList<string> Places { get; } = Places ?? [];

    public IReadOnlyDictionary<string, string> Parts { get; } = Parts ?? new Dictionary<string, string>(StringComparer.Ordinal);

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>Whether it changes something.</summary>
    public bool Changes => Idempotency != MigrationIdempotency.Read;
}
