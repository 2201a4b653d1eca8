namespace Groundplan;

/// <summary>A template output. The stack's property that holds it gives the name.</summary>
/// <param name="Value">What is published.</param>
public sealed record Output(Value<string> Value)
{
    /// <summary>What the output is, at most 1,024 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The export's name, unique in account and region; unset exports nothing.</summary>
    public Value<string> ExportName { get; init; }

    /// <summary>The output exists only where the condition holds.</summary>
    public Condition? Condition { get; init; }
}
