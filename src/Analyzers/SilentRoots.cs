using System.Collections.Immutable;
using Groundplan.Generators.Evaluation;
using Microsoft.CodeAnalysis;

namespace Groundplan.Analyzers;

/// <summary>
/// Stacks and platforms that look like roots and are none: properties of a class without <c>[Plan]</c>, fields and methods of one with it. What
/// somebody refers to is a helper, and is not reported.
/// </summary>
internal static class SilentRoots
{
    public const string Id = "GP0004";

    public static IEnumerable<Diagnostic> In(Compilation compilation, CancellationToken cancellation)
    {
        if (RootTypes.Of(compilation) is not { } roots)
            return [];
        var candidates = RootFinder.Types(compilation.Assembly.GlobalNamespace, cancellation)
            .Where(type => type is { TypeKind: TypeKind.Class, IsImplicitlyDeclared: false } && !IsGeneric(type))
            .SelectMany(type => roots.IsPlan(type) ? Members(type, roots) : Classes(type, roots))
            .ToList();
        if (candidates.Count == 0)
            return [];
        var used = Mentions.Of(candidates.SelectMany(candidate => candidate.Members.Select(member => (member, candidate.Declared))), compilation, cancellation);
        return candidates.Where(candidate => !candidate.Members.Any(used.Contains)).Select(candidate => Diagnostic.Create(
            Descriptors.Of(Id), candidate.Declared.Locations[0], ImmutableDictionary<string, string?>.Empty.Add("fix", candidate.Fix), candidate.Message));
    }

    private static IEnumerable<Candidate> Classes(INamedTypeSymbol type, RootTypes roots)
    {
        var properties = type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } && roots.IsRoot(property.Type))
            .ToImmutableArray<ISymbol>();
        if (properties.IsEmpty)
            yield break;
        var names = string.Join(", ", properties.Select(property => property.Name));
        var (they, them) = properties.Length == 1 ? ("is no root and gets", "it") : ("are no roots and get", "them");
        yield return new(type, properties, "plan", $"{type.Name} is not marked with [Plan], so {names} {they} neither checks nor documents: mark the class, or make {them} non-public.");
    }

    private static IEnumerable<Candidate> Members(INamedTypeSymbol type, RootTypes roots)
    {
        foreach (var member in type.GetMembers().Where(member => member is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false }))
        {
            var kind = member switch
            {
                IFieldSymbol field when roots.IsRoot(field.Type) => "field",
                IMethodSymbol { MethodKind: MethodKind.Ordinary, Parameters.Length: 0, IsGenericMethod: false } method when roots.IsRoot(method.ReturnType) => "method",
                _ => null,
            };
            if (kind is not null)
                yield return new(member, [member], "property", $"{member.Name} is a {kind}, so it is no root and gets neither checks nor documents: make it a property, or make it non-public.");
        }
    }

    private static bool IsGeneric(INamedTypeSymbol type) => type.IsGenericType || (type.ContainingType is { } container && IsGeneric(container));

    /// <summary>What might have been meant as a root.</summary>
    private sealed class Candidate(ISymbol declared, ImmutableArray<ISymbol> members, string fix, string message)
    {
        public ISymbol Declared { get; } = declared;

        public ImmutableArray<ISymbol> Members { get; } = members;

        public string Fix { get; } = fix;

        public string Message { get; } = message;
    }
}
