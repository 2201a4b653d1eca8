using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>A bound method, accessor, lambda or local function.</summary>
internal sealed class Function
{
    public required IReadOnlyList<IParameterSymbol> Parameters { get; init; }

    /// <summary>Where the variables live; complete once the body is bound.</summary>
    public required FunctionScope Scope { get; init; }

    public Code Body { get; set; } = _ => null;

    public object? Run(object? self, Frame? outer, object?[] arguments, IReadOnlyList<SyntaxNode?>? syntax)
    {
        var frame = new Frame(new object?[Scope.Count], self, outer) { Arguments = syntax };
        for (var i = 0; i < Parameters.Count; i++)
            Scope.Initialize(frame, Parameters[i], arguments[i]);
        return Body(frame);
    }
}
