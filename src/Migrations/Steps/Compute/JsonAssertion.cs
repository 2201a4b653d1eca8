namespace Groundplan.Migrations;

/// <summary>What a value of a JSON document has to be.</summary>
/// <param name="Path">Where it is: <c>$</c>, then <c>.name</c>, <c>['any name']</c> or <c>[0]</c>, as often as needed.</param>
public abstract record JsonAssertion(string Path) : IArguments
{
    /// <summary>The runner's word for the comparison, and what it is compared with.</summary>
    private protected abstract Argument Operator { get; }

    /// <inheritdoc/>
    public Items<Argument> Arguments => [new("path", Path), Operator];

    /// <summary>It is equal to a value.</summary>
    /// <param name="Path">Where it is.</param>
    /// <param name="Value">The value; not null.</param>
    public sealed record Equal(string Path, Json Value) : JsonAssertion(Path)
    {
        private protected override Argument Operator => new("equals", Value);
    }

    /// <summary>It is a list with a value in it, or a text with that text in it.</summary>
    /// <param name="Path">Where it is.</param>
    /// <param name="Value">The value; not null.</param>
    public sealed record Contains(string Path, Json Value) : JsonAssertion(Path)
    {
        private protected override Argument Operator => new("contains", Value);
    }

    /// <summary>It is a number of at least so much.</summary>
    /// <param name="Path">Where it is.</param>
    /// <param name="Minimum">The number.</param>
    public sealed record AtLeast(string Path, double Minimum) : JsonAssertion(Path)
    {
        private protected override Argument Operator => new("atLeast", Minimum);
    }

    /// <summary>It is a number of at most so much.</summary>
    /// <param name="Path">Where it is.</param>
    /// <param name="Maximum">The number.</param>
    public sealed record AtMost(string Path, double Maximum) : JsonAssertion(Path)
    {
        private protected override Argument Operator => new("atMost", Maximum);
    }

    /// <summary>It is there, or is not.</summary>
    /// <param name="Path">Where it is.</param>
    /// <param name="Expected">Whether it has to be there.</param>
    public sealed record Exists(string Path, bool Expected) : JsonAssertion(Path)
    {
        private protected override Argument Operator => new("exists", Expected);
    }
}
