using Groundplan.Runner.Output;
using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.General;

namespace Groundplan.Runner.Engine;

/// <summary>The kinds of steps that this run knows: the tool's own and those of extensions.</summary>
internal sealed class ExecutorSet
{
    private readonly Dictionary<string, IStepExecutor> _byKind;

    private ExecutorSet(Dictionary<string, IStepExecutor> byKind) => _byKind = byKind;

    public IStepExecutor this[string kind] => _byKind[kind];

    /// <summary>Whether steps of a kind wait for a person.</summary>
    public bool WaitsForPerson(string kind) => _byKind.TryGetValue(kind, out var executor) && executor is IWaitsForPerson;

    /// <param name="extensions">Paths of assemblies that the user named.</param>
    public static ExecutorSet Load(IReadOnlyList<string> extensions)
    {
        var byKind = StepExecutors.All.ToDictionary(e => e.Kind, StringComparer.Ordinal);
        foreach (var path in extensions)
            foreach (var executor in ExtensionAssembly.Load(path))
                if (!byKind.TryAdd(executor.Kind, executor))
                    throw RunnerError.Usage($"--extension {path}: kind '{executor.Kind}' of {executor.GetType().FullName} is known already, by {byKind[executor.Kind].GetType().FullName}.");
        return new ExecutorSet(byKind);
    }

    /// <summary>Stops before anything is done when the runbook speaks of a kind that nobody does.</summary>
    public void RequireAll(MigrationRunbook runbook)
    {
        foreach (var (id, kind) in runbook.Steps.SelectMany(Kinds))
        {
            if (_byKind.ContainsKey(kind))
                continue;
            var way = kind.Contains('/', StringComparison.Ordinal)
                ? "Name the assembly that does it with --extension."
                : Suggestion.For(kind, _byKind.Keys) is { } near ? $"Did you mean '{near}'?" : "Take a newer tool.";
            throw RunnerError.Usage($"Step {id} is of kind '{kind}', which this tool does not know. {way}");
        }
    }

    private static IEnumerable<(string Id, string Kind)> Kinds(MigrationStep step) =>
    [
        (step.Id, step.Kind),
        .. step.Preconditions.Concat(step.Verifications).Select(c => (c.Id, c.Kind)),
        .. step.Compensation is { } compensation ? Kinds(compensation) : [],
    ];
}
