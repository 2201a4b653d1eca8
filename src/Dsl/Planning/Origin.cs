namespace Groundplan;

/// <summary>Where in the plan's source something was written. Lines and columns count from 1.</summary>
/// <param name="File">The path relative to the project, with forward slashes.</param>
/// <param name="Line">The first line.</param>
/// <param name="Column">The first column.</param>
/// <param name="Start">The offset of the first character in the file, from 0.</param>
/// <param name="Length">The length in characters.</param>
public sealed record Origin(string File, int Line, int Column, int Start, int Length);

/// <summary>Knows where records and their properties were written. A plan that runs as compiled code has none: <see cref="None"/>.</summary>
public abstract class Origins
{
    /// <summary>Knows nothing.</summary>
    public static Origins None { get; } = new Nowhere();

    /// <summary>Where a record, a property of it or an element of a list in that property was written; the nearest that is known, or null.</summary>
    public abstract Origin? Find(object record, string? property = null, int? index = null);

    /// <summary>Whether the property's value could not be computed, so that nothing may be said of it.</summary>
    public abstract bool IsUnknown(object record, string property);

    /// <summary>Whether a property was given, and not left to its default; true where nothing is known of the record.</summary>
    public bool IsGiven(object record, string property) => Find(record) is not { } made || Find(record, property) != made;

    /// <summary>
    /// The stacks that were made on the way, roots or not, and keep a resource in a property of theirs, with that property, in the order in which they
    /// were made. None are known of a plan that runs as compiled code.
    /// </summary>
    public virtual IReadOnlyList<(Stack Stack, string Property)> KeepersOf(Resource resource) => [];

    private sealed class Nowhere : Origins
    {
        public override Origin? Find(object record, string? property, int? index) => null;

        public override bool IsUnknown(object record, string property) => false;
    }
}
