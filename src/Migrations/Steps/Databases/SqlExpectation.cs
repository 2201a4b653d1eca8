namespace Groundplan.Migrations;

/// <summary>What a statement has to give.</summary>
public abstract record SqlExpectation
{
    private SqlExpectation()
    {
    }

    /// <summary>The arguments that say so.</summary>
    internal abstract Items<Argument> Arguments { get; }

    /// <summary>One row of one value, equal to this one.</summary>
    /// <param name="Value">The value; not null.</param>
    public sealed record Equal(Json Value) : SqlExpectation
    {
        internal override Items<Argument> Arguments => [new("equals", Value)];
    }

    /// <summary>One row of one number within bounds.</summary>
    /// <param name="Minimum">The least; null for no bound.</param>
    /// <param name="Maximum">The most; null for no bound.</param>
    public sealed record Between(double? Minimum, double? Maximum) : SqlExpectation
    {
        internal override Items<Argument> Arguments => [new("minimum", Minimum), new("maximum", Maximum)];
    }

    /// <summary>These rows, in this order.</summary>
    /// <param name="Each">A list of rows, each a list of values.</param>
    public sealed record Rows(Json Each) : SqlExpectation
    {
        internal override Items<Argument> Arguments => [new("rows", Each)];
    }

    /// <summary>So many rows.</summary>
    /// <param name="Count">How many, 0 to 1,000.</param>
    public sealed record RowCount(long Count) : SqlExpectation
    {
        internal override Items<Argument> Arguments => [new("rowCount", Count)];
    }
}
