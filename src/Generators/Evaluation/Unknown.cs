using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>What stands in a variable or slot whose value could not be computed. Already reported when it is made.</summary>
internal sealed record Unknown(string Reason);

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

    /// <summary>Where the plan called what throws, when that is a library.</summary>
    public SyntaxNode? Place { get; set; }
}

/// <summary>The evaluation of a root reached a bound.</summary>
/// <param name="id">The bound's id.</param>
/// <param name="what">What the root does, as the rest of a sentence.</param>
/// <param name="syntax">Where.</param>
internal sealed class ExhaustedException(string id, string what, SyntaxNode syntax) : Exception(what)
{
    public string Id { get; } = id;

    public SyntaxNode Syntax { get; } = syntax;
}
