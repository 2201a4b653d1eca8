namespace Groundplan.Migrations;

/// <summary>Invokes a Lambda function, waits for its answer, and holds it to what is expected.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Function">The function.</param>
/// <param name="Idempotency">What invoking it twice does; one that only adds is never invoked again by itself after a crash.</param>
public sealed record InvokeFunction(string Id, Target<Aws.Lambda.Function> Function, Idempotency Idempotency) : Step(Id)
{
    /// <summary>A version or an alias; the newest code where it is null.</summary>
    public string? Qualifier { get; init; }

    /// <summary>What the function is given; null for nothing.</summary>
    public Json? Payload { get; init; }

    /// <summary>What its answer must be, all of it.</summary>
    public Items<JsonAssertion> Expect { get; init; } = [];

    /// <summary>What it changes; the checker cannot know by itself.</summary>
    public Items<StepEffect> Effects { get; init; } = [];

    /// <summary>Where a function that only adds keeps account of what it did, so that a second run adds nothing twice.</summary>
    public string? Ledger { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("invoke-function", "Invoke function {0}.", Idempotency)
    {
        Places = [new("function", Function)],
        Effects = Effects ?? [],
        Arguments =
        [
            new("function", Function),
            new("qualifier", Qualifier),
            new("payload", Payload),
            new("expect", Expect is { Count: > 0 } ? Expect : null),
            new("repeatable", Idempotency is Idempotency.Read or Idempotency.Upsert),
        ],
        Commands =
        [
            CommandLine.Of("aws", "lambda", "invoke", "--function-name", Function).With("--qualifier", Qualifier)
                .If(Payload is not null, "--cli-binary-format", "raw-in-base64-out", "--payload", new JsonText(Payload)).If(true, "answer.json"),
        ],
        Outputs = ["payload"],
        Permissions = ["lambda:GetFunctionConfiguration", "lambda:InvokeFunction"],
        VerifiesItself = Expect is { Count: > 0 },
    };
}
