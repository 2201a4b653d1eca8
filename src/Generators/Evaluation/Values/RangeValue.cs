namespace Groundplan.Generators.Evaluation.Values;

/// <summary>A position from the start or the end; netstandard2.0 has no System.Index.</summary>
internal sealed record IndexValue(int Value, bool IsFromEnd)
{
    public int Offset(int length) => IsFromEnd ? length - Value : Value;

    public static IndexValue Of(object? value) => value as IndexValue ?? new IndexValue((int)value!, false);
}

/// <summary>A range of positions; null stands for an open end.</summary>
internal sealed record RangeValue(object? Start, object? End)
{
    public (int Offset, int Length) On(int length)
    {
        var start = Start is null ? 0 : IndexValue.Of(Start).Offset(length);
        var end = End is null ? length : IndexValue.Of(End).Offset(length);
        return start < 0 || end < start || end > length
            ? throw new ArgumentOutOfRangeException(nameof(length), "Specified argument was out of the range of valid values.")
            : (start, end - start);
    }
}
