using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>The variables of one call of a function; captured ones sit in a <see cref="Cell"/>.</summary>
internal sealed class Frame(object?[] slots, object? self, Frame? outer)
{
    public object?[] Slots { get; } = slots;

    public object? Self { get; } = self;

    /// <summary>The frame of the enclosing function, for lambdas and local functions.</summary>
    public Frame? Outer { get; } = outer;

    public object? Result { get; set; }

    /// <summary>Where a <c>goto</c> wants to go: a label, or the case's operation.</summary>
    public object? Label { get; set; }

    /// <summary>How the last statement of an iterator ended.</summary>
    public Flow Ending { get; set; }

    /// <summary>The receiver of the innermost <c>?.</c>, initializer or <c>with</c>.</summary>
    public object? Receiver { get; set; }

    /// <summary>Where the arguments were written, by parameter.</summary>
    public IReadOnlyList<SyntaxNode?>? Arguments { get; set; }

    /// <summary>An iterator starts anew with each enumeration, with its arguments as they were at the call.</summary>
    public Frame Restart() => new([.. Slots.Select(slot => slot is Cell cell ? new Cell { Value = cell.Value } : slot)], Self, Outer) { Arguments = Arguments, Receiver = Receiver };

    /// <summary>A lambda keeps the cells of its moment of creation: each turn of a loop has its own variables.</summary>
    public Frame Snapshot() => new((object?[])Slots.Clone(), Self, Outer) { Arguments = Arguments, Receiver = Receiver };
}

/// <summary>A variable that a lambda captures or that is passed by reference.</summary>
internal class Cell
{
    public virtual object? Value { get; set; }
}
