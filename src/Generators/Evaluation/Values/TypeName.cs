using Groundplan.Generators.Evaluation.Invocations;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>What <c>typeof</c> gives: a type of which only names are known.</summary>
internal sealed record TypeName(ITypeSymbol Symbol)
{
    public string Name => Symbol.MetadataName;

    public string FullName => Symbol is INamedTypeSymbol named ? LibraryTypes.NameOf(named.OriginalDefinition) : Symbol.ToDisplayString();

    public bool Equals(TypeName? other) => other is not null && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Symbol);

    public override string ToString() => FullName;
}
