using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>What stands in a variable or slot whose value could not be computed. Already reported when it is made.</summary>
internal sealed record Unknown(string Reason, SyntaxNode Syntax);

/// <summary>Leaves the expression that needs an unknown value, up to the next place that can hold an unknown.</summary>
internal sealed class UnknownException(Unknown unknown) : Exception(unknown.Reason)
{
    public Unknown Unknown { get; } = unknown;
}

/// <summary>A C# exception of the plan: thrown by its code, or by a library it calls.</summary>
internal sealed class ThrownException(Exception value, SyntaxNode syntax) : Exception(value.GetType().Name, value)
{
    public Exception Value { get; } = value;

    public SyntaxNode Syntax { get; } = syntax;
}

/// <summary>The evaluation of a root used up its fuel.</summary>
internal sealed class ExhaustedException(SyntaxNode syntax) : Exception
{
    public SyntaxNode Syntax { get; } = syntax;
}
