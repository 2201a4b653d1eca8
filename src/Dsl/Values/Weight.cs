namespace Groundplan;

/// <summary>
/// How deep a value nests and of how many values it is made, where one that is used twice counts twice: what it costs to print or to compare it. The
/// evaluator refuses what is too deep for a stack or too much for a template.
/// </summary>
/// <param name="Depth">How many values are inside each other, below this one.</param>
/// <param name="Size">The number of values, itself included; <see cref="int.MaxValue"/> stands for that and more.</param>
internal readonly record struct Weight(int Depth, int Size)
{
    /// <summary>Deeper than CloudFormation nests, shallow enough for any thread.</summary>
    public const int Deepest = 400;

    /// <summary>More than fit into a template.</summary>
    public const int Most = 100_000;

    /// <summary>What holds nothing else.</summary>
    public static Weight One { get; } = new(0, 1);

    /// <summary>The weight of anything that a slot may hold.</summary>
    public static Weight Of(object? part) => part switch
    {
        IWeighed weighed => weighed.Weight,
        IValue value => Of(value.Raw),
        _ => One,
    };

    /// <summary>With one more part.</summary>
    public Weight With(Weight part) => new(Math.Max(Depth, part.Depth + 1), (int)Math.Min(int.MaxValue, (long)Size + part.Size));
}

/// <summary>A value that is made of others and knows how many.</summary>
internal interface IWeighed
{
    /// <summary>The weight.</summary>
    Weight Weight { get; }
}
