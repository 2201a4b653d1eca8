using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps;

/// <summary>A step that is being run.</summary>
public sealed record StepRun : StepReading
{
    /// <summary>The environment, to be read and changed.</summary>
    public required IWriteServices Writes { get; init; }

    /// <summary>Which attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The same for every call of one attempt, another for the next: at most 32 characters of [a-z0-9], starting with a letter.</summary>
    public required string Token { get; init; }

    /// <summary>What this step last saved, in this attempt or an earlier one; null for nothing.</summary>
    public JsonObject? Checkpoint { get; init; }

    /// <summary>Who let the step pass, and with which evidence; only for kinds that wait for a person.</summary>
    public JsonObject? Consent { get; init; }

    /// <summary>Keeps a checkpoint; returns when it is certain to be there after a crash. No property may be named for a secret or a token: use <c>cursor</c>.</summary>
    public required Func<JsonObject, CancellationToken, Task> SaveAsync { get; init; }

    /// <summary>Says how far the step is; cheap, and shown at most a few times a second.</summary>
    public required Action<StepProgress> Report { get; init; }

    /// <summary>Never shown and never written from now on: call it with every secret that the step reads.</summary>
    public required Action<string> Conceal { get; init; }
}
