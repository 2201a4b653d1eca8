using Groundplan.Documents;
using Groundplan.Generators.Evaluation.Libraries;
using Groundplan.Generators.Evaluation.Reuse;
using Groundplan.Generators.Evaluation.Tracing;
using Groundplan.Generators.Evaluation.Values;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>Evaluates the roots of a compilation, or those of them that an edit may have changed.</summary>
internal static class PlanReader
{
    // Each earlier run keeps the syntax trees of its time; now and then everything is read anew.
    private const int MostRuns = 16;

    /// <summary>Evaluates a compilation.</summary>
    /// <param name="compilation">The user's compilation.</param>
    /// <param name="sources">Its sources.</param>
    /// <param name="before">An evaluation of earlier sources, from which roots that cannot have changed are taken; or null.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    public static EvaluationResult Read(Compilation compilation, Sources sources, EvaluationResult? before, CancellationToken cancellation)
    {
        var libraries = before?.Sources.HasSameSurroundingsAs(sources) == true ? before.Libraries : PlanLibraries.Find(compilation);
        compilation = libraries.Open(compilation);
        if (before is null || before.Runs.Count >= MostRuns || before.IsBoundToLines || SourceChange.Between(before.Sources, sources) is not { } changed)
            return ReadAll(compilation, sources, libraries, cancellation);

        var stale = new HashSet<RootUnit>(before.Units.Where(unit => unit.Reads(changed) || changed.Contains(unit.Declaration.Key)));
        while (true)
        {
            // What is shared is made anew with the first of its readers, so all of them need the new one.
            var shared = new HashSet<string>(stale.SelectMany(unit => unit.Shared), StringComparer.Ordinal);
            if (AddReaders(before, shared, stale))
                continue;
            var fresh = Read(compilation, sources, libraries, [.. before.Units.Where(stale.Contains).Select(unit => unit.Declaration)], cancellation);
            if (AddReaders(before, [.. fresh.Units.SelectMany(unit => unit.Shared)], stale))
                continue;
            var now = fresh.Units.ToDictionary(unit => unit.Declaration.Key);
            return new(sources, libraries, [.. before.Units.Select(unit => now.TryGetValue(unit.Declaration.Key, out var again) ? again : unit)], fresh.IsBoundToLines);
        }
    }

    private static bool AddReaders(EvaluationResult before, HashSet<string> shared, HashSet<RootUnit> stale)
    {
        var count = stale.Count;
        if (shared.Count > 0)
            stale.UnionWith(before.Units.Where(unit => unit.Shared.Any(shared.Contains)));
        return stale.Count > count;
    }

    private static EvaluationResult ReadAll(Compilation compilation, Sources sources, OpenedLibraries libraries, CancellationToken cancellation)
    {
        var (units, isBoundToLines) = Read(compilation, sources, libraries, RootFinder.Find(compilation, sources, cancellation), cancellation);
        return new(sources, libraries, units, isBoundToLines);
    }

    private static (IReadOnlyList<RootUnit> Units, bool IsBoundToLines) Read(Compilation compilation, Sources sources, OpenedLibraries libraries, IReadOnlyList<RootDeclaration> roots, CancellationToken cancellation)
    {
        var machine = new Machine(compilation, sources, libraries.Libraries, cancellation);
        var made = new List<(RootDeclaration Declaration, PlanRoot? Root, Recording Recording)>();
        foreach (var root in roots)
        {
            cancellation.ThrowIfCancellationRequested();
            machine.Recording = new(root.Name);
            machine.Start();
            made.Add((root, Evaluate(machine, root), machine.Recording));
        }

        var run = new Run(sources, machine.Trace, StackKeepers.In(machine.Trace));
        machine.Release();
        return ([.. made.Select(root => new RootUnit(run, root.Declaration, root.Root, root.Recording))], machine.IsBoundToLines);
    }

    private static PlanRoot? Evaluate(Machine machine, RootDeclaration root)
    {
        var syntax = machine.Sources.Members(root.Key.Tree).Members[root.Key.Member];
        try
        {
            if (machine.Model(syntax.SyntaxTree).GetDeclaredSymbol(syntax) is not IPropertySymbol { GetMethod: { } getter })
                throw machine.Incomplete(syntax);
            var value = machine.Isolated(_ => machine.Functions.Call(getter, null, [], syntax, null), Invocations.Functions.NoFrame, syntax);
            if (value is null)
                throw machine.Refuse($"{root.Name} is null: a root is a stack, a platform or a migration; remove the property, or make it non-public", syntax);
            if (value is not (Stack or Platform or Procedure))
                return null;
            (value as EvaluatedPlatform)?.Seal();
            var made = PlanRoot.Of(root.Plan, root.Name, value);
            Seal(made);
            return made;
        }
        catch (ExhaustedException exhausted)
        {
            machine.Report(exhausted.Id, Severity.Error, $"{root.Name} {exhausted.Message}", exhausted.Syntax);
        }
        catch (ThrownException thrown) when (machine.NotePlace(thrown))
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

    /// <summary>Computes what is asked for after the evaluation.</summary>
    private static void Seal(PlanRoot root)
    {
        ((root as StackRoot)?.Content.Stack as EvaluatedStack)?.Seal();
        foreach (var part in (root as ProcedureRoot)?.Parts() ?? [])
        {
            (part as EvaluatedStack)?.Seal();
            (part as Migrations.Step)?.Specify();
        }
    }
}
