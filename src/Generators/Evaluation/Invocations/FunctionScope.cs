using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Gives the variables of a function their slots; nested functions have scopes of their own.</summary>
internal sealed class FunctionScope
{
    private readonly Dictionary<ISymbol, int> _slots = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _captured;
    private readonly FunctionScope? _outer;
    private readonly IMethodSymbol? _function;

    public FunctionScope(IMethodSymbol? function, IEnumerable<IOperation> bodies)
    {
        _function = function;
        _captured = new(SymbolEqualityComparer.Default);
        foreach (var body in bodies)
            Capture(body, null);
    }

    public FunctionScope(IMethodSymbol function, FunctionScope outer)
    {
        _function = function;
        _outer = outer;
        _captured = outer._captured;
    }

    public int Count => _slots.Count;

    public IMethodSymbol? Symbol => _function;

    /// <summary>Whether a variable sits in a <see cref="Cell"/>.</summary>
    public bool IsCell(ISymbol variable) =>
        _captured.Contains(variable.OriginalDefinition) || variable is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out } or ILocalSymbol { RefKind: not RefKind.None };

    /// <summary>How many frames out a variable lives, and its slot there.</summary>
    public (int Depth, int Slot) Find(ISymbol variable)
    {
        variable = variable.OriginalDefinition;
        var depth = 0;
        for (var scope = this; ; scope = scope._outer, depth++)
        {
            if (scope._slots.TryGetValue(variable, out var slot))
                return (depth, slot);
            if (scope._outer is null || SymbolEqualityComparer.Default.Equals(scope._function?.OriginalDefinition, variable.ContainingSymbol?.OriginalDefinition))
            {
                scope._slots.Add(variable, slot = scope._slots.Count);
                return (depth, slot);
            }
        }
    }

    /// <summary>How many frames out a local function was declared.</summary>
    public int DepthOf(ISymbol? container)
    {
        var depth = 0;
        for (var scope = this; scope._outer is not null; scope = scope._outer, depth++)
        {
            if (SymbolEqualityComparer.Default.Equals(scope._function?.OriginalDefinition, container?.OriginalDefinition))
                break;
        }

        return depth;
    }

    /// <summary>Puts an argument into the slot of its parameter.</summary>
    public void Initialize(Frame frame, IParameterSymbol parameter, object? argument)
    {
        if (!_slots.TryGetValue(parameter.OriginalDefinition, out var slot))
            return;
        frame.Slots[slot] = IsCell(parameter) ? argument as Cell ?? new Cell { Value = argument } : argument;
    }

    private void Capture(IOperation operation, IMethodSymbol? function)
    {
        function = operation switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => function,
        };
        ISymbol? variable = operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        if (variable is not null && function is not null && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function))
            _captured.Add(variable.OriginalDefinition);
        foreach (var child in operation.ChildOperations)
            Capture(child, function);
    }
}
