namespace Groundplan;

/// <summary>A slot of a template, seen without its type: a literal, an intrinsic, or nothing.</summary>
public interface IValue
{
    /// <summary>The literal, the <see cref="Intrinsic"/>, or null when nothing was set.</summary>
    object? Raw { get; }
}
