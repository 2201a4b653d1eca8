using Groundplan.Generators.Evaluation.Reuse;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>A bound method, accessor, lambda or local function.</summary>
internal sealed class Function
{
    // Most calls come from what called before.
    private Recording? _reader;

    public required IReadOnlyList<IParameterSymbol> Parameters { get; init; }

    /// <summary>The declaration whose body this is; null for what is nested in another body.</summary>
    public SyntaxNode? Declaration { get; init; }

    /// <summary>Where the variables live; complete once the body is bound.</summary>
    public required FunctionScope Scope { get; init; }

    public Code Body { get; set; } = _ => null;

    public object? Run(Machine machine, object? self, Frame? outer, object?[] arguments, IReadOnlyList<SyntaxNode?>? syntax)
    {
        if (Declaration is not null && !ReferenceEquals(_reader, machine.Recording))
        {
            _reader = machine.Recording;
            _reader.Read(Declaration);
        }

        var frame = new Frame(new object?[Scope.Count], self, outer) { Arguments = syntax };
        for (var i = 0; i < Parameters.Count; i++)
            Scope.Initialize(frame, Parameters[i], arguments[i]);
        return Body(frame);
    }
}
