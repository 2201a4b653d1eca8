using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>The static fields of the plan's types. A type is initialized at its first use, in the order of the source.</summary>
internal sealed class Statics(Machine machine)
{
    private readonly Dictionary<IFieldSymbol, Cell> _fields = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _initialized = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _initializing = new(SymbolEqualityComparer.Default);

    public object? Read(IFieldSymbol field, SyntaxNode at)
    {
        Initialize(field.ContainingType, at);
        var value = CellOf(field).Value;
        return value is Unknown unknown ? throw new UnknownException(unknown) : value;
    }

    /// <summary>Writes a field; only its own initialization and <c>field ??=</c> may.</summary>
    public void Write(IFieldSymbol field, object? value, SyntaxNode at)
    {
        if (!_initializing.Contains(field.ContainingType) && field.AssociatedSymbol is not IPropertySymbol)
            throw machine.Refuse($"{field.ToDisplayString()} is state that changes; a plan may only set static fields where they are declared", at);
        Initialize(field.ContainingType, at);
        CellOf(field).Value = value;
    }

    private Cell CellOf(IFieldSymbol field)
    {
        if (!_fields.TryGetValue(field, out var cell))
            _fields.Add(field, cell = new Cell { Value = machine.Types.Default(field.Type) });
        return cell;
    }

    private void Initialize(INamedTypeSymbol type, SyntaxNode at)
    {
        if (!_initialized.Add(type))
            return;
        machine.Enter(at);
        try
        {
            Fill(type, at);
        }
        finally
        {
            machine.Leave();
        }
    }

    private void Fill(INamedTypeSymbol type, SyntaxNode at)
    {
        _initializing.Add(type);
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsStatic && !field.IsConst))
        {
            if (Initializers.Of(machine, field) is { } initializer)
                CellOf(field).Value = machine.Lenient(_ => initializer.Run(null, null, [], null), Functions.NoFrame, at);
        }

        if (type.StaticConstructors.FirstOrDefault(constructor => !constructor.IsImplicitlyDeclared) is { } constructor)
            machine.Functions.Call(constructor, null, [], at, null);
        _initializing.Remove(type);
    }
}
