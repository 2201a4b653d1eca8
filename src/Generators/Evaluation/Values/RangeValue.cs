namespace Groundplan.Generators.Evaluation.Values;

/// <summary>A position from the start or the end; netstandard2.0 has no System.Index.</summary>
internal sealed record IndexValue
{
    public IndexValue(int value, bool fromEnd = false)
    {
        Value = value < 0 ? throw new ArgumentOutOfRangeException(nameof(value), "Non-negative number required.") : value;
        IsFromEnd = fromEnd;
    }

    public static IndexValue Start { get; } = new(0, false);

    public static IndexValue End { get; } = new(0, true);

    public int Value { get; }

    public bool IsFromEnd { get; }

    public static IndexValue FromStart(int value) => new(value, false);

    public static IndexValue FromEnd(int value) => new(value, true);

    public int GetOffset(int length) => IsFromEnd ? length - Value : Value;

    public override string ToString() => IsFromEnd ? "^" + Value : Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A range of positions.</summary>
internal sealed record RangeValue(IndexValue Start, IndexValue End)
{
    public static RangeValue All { get; } = new(IndexValue.Start, IndexValue.End);

    public static RangeValue StartAt(IndexValue start) => new(start, IndexValue.End);

    public static RangeValue EndAt(IndexValue end) => new(IndexValue.Start, end);

    public (int Offset, int Length) GetOffsetAndLength(int length)
    {
        var start = Start.GetOffset(length);
        var end = End.GetOffset(length);
        return start < 0 || end < start || end > length
            ? throw new ArgumentOutOfRangeException(nameof(length), "Specified argument was out of the range of valid values.")
            : (start, end - start);
    }

    public override string ToString() => $"{Start}..{End}";
}
