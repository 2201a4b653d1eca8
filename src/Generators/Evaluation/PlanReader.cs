using Groundplan.Rules;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>Finds the roots of a compilation and evaluates each.</summary>
internal static class PlanReader
{
    public static EvaluationResult Read(Compilation compilation, CancellationToken cancellation)
    {
        var machine = new Machine(compilation, cancellation);
        var roots = new List<PlanRoot>();
        var places = new Dictionary<(string Plan, string Name), Location>();
        foreach (var property in Properties(compilation, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            places[(property.ContainingType.Name, property.Name)] = property.Locations[0];
            if (Evaluate(machine, property) is { } root)
                roots.Add(root);
        }

        var findings = machine.Findings
            .OrderBy(finding => finding.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(finding => finding.Location.SourceSpan.Start)
            .ToList();
        return new(roots, findings, machine.Trace, places, machine.IsIncomplete);
    }

    private static IEnumerable<IPropertySymbol> Properties(Compilation compilation, CancellationToken cancellation)
    {
        var stack = compilation.GetTypeByMetadataName("Groundplan.Stack");
        var platform = compilation.GetTypeByMetadataName("Groundplan.Platform");
        var plan = compilation.GetTypeByMetadataName("Groundplan.PlanAttribute");
        if (stack is null || platform is null || plan is null)
            return [];
        return Types(compilation.Assembly.GlobalNamespace, cancellation)
            .Where(type => type.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, plan)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ThenBy(type => type.ToDisplayString(), StringComparer.Ordinal)
            .SelectMany(type => type.GetMembers().OfType<IPropertySymbol>())
            .Where(property => property is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } && (DerivesFrom(property.Type, stack) || DerivesFrom(property.Type, platform)));
    }

    /// <summary>All types below a namespace or type.</summary>
    internal static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol type)
                yield return type;
            foreach (var nested in Types(inner, cancellation))
                yield return nested;
        }
    }

    /// <summary>Whether a type is another or derives from it.</summary>
    internal static bool DerivesFrom(ITypeSymbol type, INamedTypeSymbol root)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, root))
                return true;
        }

        return false;
    }

    private static PlanRoot? Evaluate(Machine machine, IPropertySymbol property)
    {
        var syntax = property.DeclaringSyntaxReferences[0].GetSyntax();
        machine.Refuel();
        try
        {
            var value = machine.Isolated(_ => machine.Functions.Call(property.GetMethod!, null, [], syntax, null), Invocations.Functions.NoFrame, syntax);
            if (value is null)
                throw machine.Refuse($"{property.Name} is null: a root is a stack or a platform; remove the property, or make it non-public", syntax);
            return value is Stack or Platform ? PlanRoot.Of(property.ContainingType.Name, property.Name, value) : null;
        }
        catch (ExhaustedException exhausted)
        {
            machine.Report(EvaluationIds.Fuel, Severity.Error, $"{property.Name} takes more than {Machine.Fuel} steps (calls, turns of loops, and the length of texts and lists): does this end?", exhausted.Syntax);
        }
        catch (ThrownException thrown)
        {
            machine.Uncaught(thrown);
        }
        catch (UnknownException)
        {
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            machine.Defect(exception, syntax);
        }

        return null;
    }
}
