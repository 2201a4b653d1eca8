namespace Groundplan.Runner.Steps.Buckets;

/// <summary>The names after one and up to another, that one included.</summary>
/// <param name="After">Null for from the first.</param>
/// <param name="Until">Null for to the last.</param>
internal sealed record KeyRange(string? After, string? Until)
{
    public static readonly KeyRange All = new(null, null);

    public bool EndsBefore(string name) => Until is not null && KeyOrder.Instance.Compare(name, Until) > 0;
}
