using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>The real objects behind classes of the plan that derive from a library class.</summary>
internal static class Shells
{
    /// <summary>The runtime type of the objects of a class with this library base; null when such classes are not evaluated.</summary>
    public static Type? TypeFor(INamedTypeSymbol? libraryBase) => libraryBase switch
    {
        null or { SpecialType: SpecialType.System_Object } => typeof(Instance),
        _ when Is(libraryBase, "Stack") => typeof(EvaluatedStack),
        _ when Is(libraryBase, "Resource") => typeof(EvaluatedResource),
        _ when Is(libraryBase, "Platform") => typeof(EvaluatedPlatform),
        _ when Is(libraryBase, "Step", "Migrations") => typeof(EvaluatedStep),
        _ when Is(libraryBase, "Check", "Migrations") => typeof(EvaluatedCheck),
        _ when IsException(libraryBase) => typeof(EvaluatedException),
        _ => null,
    };

    /// <summary>The real object of an instance, made by a call of the library base's constructor.</summary>
    public static IShell? Create(Instance instance, Type shell, IReadOnlyList<object?> arguments)
    {
        if (shell == typeof(EvaluatedStack))
            return new EvaluatedStack(instance, arguments.Count > 0 && arguments[0] is string name ? name : "");
        if (shell == typeof(EvaluatedResource))
            return new EvaluatedResource(instance);
        if (shell == typeof(EvaluatedPlatform))
            return new EvaluatedPlatform(instance);
        if (shell == typeof(EvaluatedStep))
            return new EvaluatedStep(instance, arguments.FirstOrDefault() as string ?? "");
        if (shell == typeof(EvaluatedCheck))
            return new EvaluatedCheck(instance, arguments.FirstOrDefault() as string ?? "");
        return shell == typeof(EvaluatedException)
            ? new EvaluatedException(instance, arguments.OfType<string>().FirstOrDefault() ?? $"Exception of type '{instance.Type.FullName}' was thrown.", arguments.OfType<Exception>().FirstOrDefault())
            : null;
    }

    /// <summary>Ties a real object to its user-declared part.</summary>
    public static void Attach(IShell shell, Instance? self)
    {
        shell.Self = self;
        if (self is null)
            return;
        self.Shell = shell;
        self.Type.Machine.Note(shell);
    }

    private static bool Is(INamedTypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "Groundplan", ContainingNamespace.IsGlobalNamespace: true };

    private static bool Is(INamedTypeSymbol type, string name, string space) =>
        type.Name == name && type.ContainingNamespace is { } inner && inner.Name == space && inner.ContainingNamespace is { Name: "Groundplan", ContainingNamespace.IsGlobalNamespace: true };

    private static bool IsException(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: nameof(Exception), ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }

        return false;
    }
}
