namespace Groundplan.Migrations;

/// <summary>What a step does, in the terms of checker, documents and runner.</summary>
/// <param name="Kind">What the runner does, such as <c>copy-table</c>; a team's own starts with a name of theirs and a slash.</param>
/// <param name="Summary">One sentence; a <c>{0}</c> and so on stands for an element of <see cref="Places"/>.</param>
/// <param name="Idempotency">What doing it twice does.</param>
public sealed record StepSpec(string Kind, string Summary, Idempotency Idempotency)
{
    /// <summary>What groups are made of; they are not in any document.</summary>
    internal static StepSpec Group { get; } = new("group", "", Idempotency.Read);

    /// <summary>What stands for <c>{0}</c>, <c>{1}</c> in the summary.</summary>
    public Items<Place> Places { get; init => field = value ?? []; } = [];

    /// <summary>What it changes. Nothing for a step that only reads.</summary>
    public Items<StepEffect> Effects { get; init => field = value ?? []; } = [];

    /// <summary>What the runner is given, in this order; arguments without a value are left out.</summary>
    public Items<Argument> Arguments { get; init => field = value ?? []; } = [];

    /// <summary>What a person would type instead.</summary>
    public Items<CommandLine> Commands { get; init => field = value ?? []; } = [];

    /// <summary>What whoever types the commands has to know, in whole sentences; null for nothing.</summary>
    public string? ByHand { get; init; }

    /// <summary>The names of the outputs; <c>*</c> where only the environment knows them.</summary>
    public Items<string> Outputs { get; init => field = value ?? []; } = [];

    /// <summary>The IAM actions that it takes.</summary>
    public Items<string> Permissions { get; init => field = value ?? []; } = [];

    /// <summary>How long it takes at least by its own arguments, such as the time that it waits; null where they say nothing.</summary>
    public TimeSpan? Least { get; init; }

    /// <summary>Whether the runner verifies the effect by itself, apart from what <see cref="Step.Verify"/> adds.</summary>
    public bool VerifiesItself { get; init; } = true;
}
