namespace Groundplan.Runner.Engine;

/// <summary>What the commands on a migration are told beside the options of all commands.</summary>
internal sealed record EngineAnswers
{
    public const int DefaultParallel = 4;

    public string? State { get; init; }

    public IReadOnlyList<string> Extensions { get; init; } = [];

    public int Parallel { get; init; } = DefaultParallel;

    public bool Wait { get; init; }

    public IReadOnlyList<string> Rerun { get; init; } = [];

    public IReadOnlyList<string> Skip { get; init; } = [];

    public bool AcceptChangedRunbook { get; init; }

    public bool Force { get; init; }

    public string? Reason { get; init; }

    /// <summary>The reason, where something was asked for that takes one.</summary>
    public string RequireReason(string option)
        => string.IsNullOrWhiteSpace(Reason) ? throw RunnerError.Usage($"{option} needs --reason \"…\", which goes into the journal.") : Reason;
}
