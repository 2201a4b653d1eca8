using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The types of the plan's source, each constructed type once.</summary>
internal sealed class UserTypes(Machine machine)
{
    private readonly Dictionary<INamedTypeSymbol, UserType> _types = new(SymbolEqualityComparer.Default);

    public UserType Of(INamedTypeSymbol symbol)
    {
        if (!_types.TryGetValue(symbol, out var type))
            _types.Add(symbol, type = new UserType(machine, symbol));
        return type;
    }
}
