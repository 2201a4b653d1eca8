using System.Collections.Immutable;
using Groundplan.Generators.Evaluation;
using Microsoft.CodeAnalysis;

namespace Groundplan.Analyzers;

/// <summary>
/// Resources of a stack, and stacks of a plan, that are declared where nothing looks for them: in lists, fields, methods, static or non-public
/// properties. What somebody refers to is a helper, and so is a list of what is declared as it should be; neither is reported.
/// </summary>
internal static class DroppedMembers
{
    public const string Id = "GP0006";

    public static IEnumerable<Diagnostic> In(Compilation compilation, CancellationToken cancellation)
    {
        if (ItemTypes.Of(compilation) is not { } types)
            return [];
        var candidates = RootFinder.Types(compilation.Assembly.GlobalNamespace, cancellation)
            .Where(type => type is { TypeKind: TypeKind.Class, IsImplicitlyDeclared: false })
            .SelectMany(type => InStack(type, types, cancellation).Concat(InPlan(type, types, cancellation)))
            .ToList();
        if (candidates.Count == 0)
            return [];
        var used = Mentions.Of(candidates.Select(candidate => (candidate.Member, candidate.Member)), compilation, cancellation);
        return candidates.Where(candidate => !used.Contains(candidate.Member)).Select(candidate => Diagnostic.Create(
            Descriptors.Of(Id), candidate.Member.Locations[0], ImmutableDictionary<string, string?>.Empty.Add("fix", candidate.Fix).Add("type", candidate.Type), candidate.Message));
    }

    private static IEnumerable<Candidate> InStack(INamedTypeSymbol type, ItemTypes types, CancellationToken cancellation)
    {
        if (!types.IsStack(type))
            yield break;
        foreach (var (member, held) in Declared(type))
        {
            var name = member.Name;
            var isItem = types.IsMember(held);
            var kind = held.ToMinimalDisplay();
            if (member.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal)
            {
                // Who keeps a value that nobody reads meant a member; anything else is a helper's beginning.
                if (isItem && !member.IsStatic && member is not IMethodSymbol && DeclaredValues.AreKept(member, cancellation))
                {
                    var access = member.DeclaredAccessibility == Accessibility.Private ? "private" : "internal";
                    yield return new(member, $"{name} is {access}, so it is no member of the stack and gets into no template: make it a public property.", Fix(held), null);
                }
            }
            else if (member.DeclaredAccessibility != Accessibility.Public || (types.IsLibrary && type.IsVisible()) || (isItem && member is IPropertySymbol { IsStatic: false })
                || types.AreAll(member, symbol => symbol is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public } property && types.IsMember(property.Type), cancellation))
            {
                continue;
            }
            else if (isItem)
            {
                var what = member is IFieldSymbol ? "a field" : member is IMethodSymbol ? "a method" : "static";
                yield return new(member, $"{name} is {what}, so it is no member of the stack and gets into no template: write it as 'public {kind} {name} => field ??= new() {{ … }}'.", Fix(held), null);
            }
            else if (types.Holds(held, types.IsMember))
            {
                yield return new(member, $"{name} is of type {kind}, so what it holds is no member of the stack and gets into no template: give each a public property of its own, such as 'public Queue Orders => field ??= new() {{ … }}'.", null, null);
            }
            else if (types.Made(member, held, types.IsMember, cancellation) is { } made)
            {
                yield return new(member, $"{name} is of type {kind}, so it is no member of the stack and gets into no template: declare it as {made.ToMinimalDisplay()}.", member is IPropertySymbol ? "public" : null, made.ToDisplayString());
            }
        }
    }

    private static IEnumerable<Candidate> InPlan(INamedTypeSymbol type, ItemTypes types, CancellationToken cancellation)
    {
        if (!types.IsPlan(type))
            yield break;
        foreach (var (member, held) in Declared(type))
        {
            // A field or method that is a root itself is GP0004.
            if (member is not { IsStatic: true, DeclaredAccessibility: Accessibility.Public } || types.IsRoot(held)
                || (!types.Holds(held, types.IsRoot) && types.Made(member, held, types.IsRoot, cancellation) is null)
                || types.AreAll(member, symbol => symbol is IPropertySymbol { IsStatic: true, DeclaredAccessibility: Accessibility.Public } property && types.IsPlan(property.ContainingType) && types.IsRoot(property.Type), cancellation))
                continue;
            yield return new(member, $"{member.Name} is of type {held.ToMinimalDisplay()}, so what it holds is no root and gets neither checks nor documents: declare each stack or platform as a public static property of its own.", null, null);
        }
    }

    /// <summary>The fields, properties and methods without parameters that nothing else asks for, with what they yield. What overrides is judged where it was declared first.</summary>
    private static IEnumerable<(ISymbol Member, ITypeSymbol Held)> Declared(INamedTypeSymbol type)
    {
        var asked = new HashSet<ISymbol>(
            type.AllInterfaces.SelectMany(face => face.GetMembers()).Select(type.FindImplementationForInterfaceMember).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return type.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared && !member.IsOverride && member.CanBeReferencedByName && !asked.Contains(member))
            .Select(member => (member, Held(member)!))
            .Where(entry => entry.Item2 is not null);
    }

    private static ITypeSymbol? Held(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        IFieldSymbol field => field.Type,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, Parameters.Length: 0, IsGenericMethod: false, ReturnsVoid: false } method => method.ReturnType,
        _ => null,
    };

    /// <summary>A public property may not have a type that is less so.</summary>
    private static string? Fix(ITypeSymbol held) => held.IsVisible() ? "public" : null;

    private static string ToMinimalDisplay(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static bool IsVisible(this ITypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || type.ContainingType.IsVisible());

    /// <summary>What might have been meant as a member or root.</summary>
    private sealed class Candidate(ISymbol member, string message, string? fix, string? type)
    {
        public ISymbol Member { get; } = member;

        public string Message { get; } = message;

        public string? Fix { get; } = fix;

        public string? Type { get; } = type;
    }
}
