namespace Groundplan.Migrations;

/// <summary>A program that the runner starts, without a shell. The last resort, where no kind of step does it: what it changes must be said.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Words">The program and its arguments.</param>
/// <param name="Idempotency">What running it twice does.</param>
public sealed record Command(string Id, Items<Value<string>> Words, Idempotency Idempotency) : Step(Id)
{
    /// <summary>What it changes.</summary>
    public Items<StepEffect> Effects { get; init; } = [];

    /// <summary>The exit code that means success.</summary>
    public long ExpectedExitCode { get; init; }

    /// <summary>The variables of the runner's environment that the program sees, beside <c>PATH</c>, <c>HOME</c> and those of AWS.</summary>
    public Items<string> Environment { get; init; } = [];

    /// <summary>A text that the program must print; null for any.</summary>
    public string? Prints { get; init; }

    /// <summary>Where an append-only program keeps account of what it did, so that a second run adds nothing twice.</summary>
    public string? Ledger { get; init; }

    /// <summary>The IAM actions that it takes.</summary>
    public Items<string> Permissions { get; init; } = [];

    /// <inheritdoc/>
    public override StepSpec Specify() => new("command", "Run {0}.", Idempotency)
    {
        Places = [new("program", Words is { Count: > 0 } ? Words[0].Raw : null)],
        Effects = Effects ?? [],
        Arguments =
        [
            new("command", Words),
            new("expectedExitCode", ExpectedExitCode),
            new("environment", Environment),
            new("stdoutContains", Prints),
            new("ledger", Ledger),
        ],
        Commands = [new(Words is null ? [] : Words.Select(word => (object?)word).ToItems())],
        Outputs = ["exitCode", "stdout", "truncated"],
        Permissions = Permissions ?? [],
        VerifiesItself = false,
    };
}
