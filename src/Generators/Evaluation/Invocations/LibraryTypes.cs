using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Runtime types of library types, by metadata name: Groundplan's own, and those that <see cref="Purity"/> allows.</summary>
internal static class LibraryTypes
{
    private const string Own = "Groundplan";

    private static readonly ConcurrentDictionary<string, Type?> Found = new(StringComparer.Ordinal);

    private static readonly Lazy<Assembly[]> Framework = new(() => new[]
    {
        typeof(object), typeof(Enumerable), typeof(HashSet<>), typeof(Queue<>), typeof(SortedDictionary<,>), typeof(LinkedList<>), typeof(List<>),
        typeof(Uri), typeof(Regex), typeof(ImmutableArray), typeof(MemoryExtensions), typeof(System.Collections.ObjectModel.ReadOnlyCollection<>),
        typeof(System.Collections.ObjectModel.ReadOnlyDictionary<,>), typeof(System.Text.StringBuilder), typeof(Math), typeof(Convert), typeof(Lazy<>), typeof(System.Security.Cryptography.SHA256),
    }.Select(type => type.Assembly).Distinct().ToArray());

    /// <summary>The runtime type of a type that no source declares, open when it is generic; null when plans may not use it.</summary>
    public static Type? Find(INamedTypeSymbol definition)
    {
        var name = NameOf(definition);
        var assembly = definition.ContainingAssembly?.Name ?? "";
        return Found.GetOrAdd(assembly + "/" + name, _ => IsOwn(assembly) ? FindOwn(assembly, name) : StandIn(name) ?? FindFramework(name));
    }

    /// <summary>The metadata name with its namespace.</summary>
    public static string NameOf(INamedTypeSymbol definition)
    {
        if (definition.ContainingType is { } outer)
            return NameOf(outer) + "+" + definition.MetadataName;
        return definition.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + definition.MetadataName : definition.MetadataName;
    }

    private static bool IsOwn(string assembly) => assembly == Own || assembly.StartsWith(Own + ".", StringComparison.Ordinal);

    private static Type? FindOwn(string assembly, string name) =>
        OwnAssemblies.All.Concat(AppDomain.CurrentDomain.GetAssemblies()).FirstOrDefault(loaded => loaded.GetName().Name == assembly)?.GetType(name);

    private static Type? FindFramework(string name) =>
        Purity.AllowsType(name.Split('+')[0]) ? Framework.Value.Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null) : null;

    private static Type? StandIn(string name) => name switch
    {
        "System.MemoryExtensions" => typeof(SpanMembers),
        "System.Index" => typeof(Values.IndexValue),
        "System.Range" => typeof(Values.RangeValue),
        "System.Text.StringBuilder+AppendInterpolatedStringHandler" or "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler" => typeof(string),
        _ => null,
    };
}
