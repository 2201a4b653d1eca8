namespace Groundplan.Generators.Evaluation;

/// <summary>A bound expression.</summary>
internal delegate object? Code(Frame frame);

/// <summary>A bound statement.</summary>
internal delegate Flow Step(Frame frame);

/// <summary>How a statement ended.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
    Goto,
}
