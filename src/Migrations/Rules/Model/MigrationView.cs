using System.Collections.Concurrent;
using System.Reflection;
using Groundplan.Migrations.Graph;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>A migration as rules see it.</summary>
internal sealed class MigrationView
{
    private static readonly ConcurrentDictionary<Type, string[]> Properties = new();

    private readonly Lazy<bool> _isComplete;

    private MigrationView(MigrationRoot root, RuleContext context)
    {
        (Root, Context) = (root, context);
        _isComplete = new(() => Records(root.Migration).All(Knows));
    }

    public MigrationRoot Root { get; }

    public RuleContext Context { get; }

    public Migration Migration => Root.Migration;

    public MigrationGraph Graph => Root.Graph;

    public MigrationNames Names => Root.Names;

    public TouchIndex Touches => Root.Touches;

    /// <summary>Whether all of the migration could be computed. Of one that is not, no rule says that something is missing.</summary>
    public bool IsComplete => _isComplete.Value;

    /// <summary>The migrations among the roots.</summary>
    public static IEnumerable<MigrationView> Of(RuleContext context) => context.Roots.OfType<MigrationRoot>().Select(root => new MigrationView(root, context));

    /// <summary>The migrations of which nothing is unknown.</summary>
    public static IEnumerable<MigrationView> Complete(RuleContext context) => Of(context).Where(view => view.IsComplete);

    /// <summary>Whether every property of a record could be computed.</summary>
    public bool Knows(object record) => Properties.GetOrAdd(record.GetType(), NamesOf).All(property => !Context.Origins.IsUnknown(record, property));

    /// <summary>A step of the graph, a check or a compensation, as a whole or a property of it.</summary>
    public Subject On(Step step, string? property = null, int? index = null) =>
        new(Root, step, property, index) { Path = $"{Root.Name}.{step.Id}{(property is null ? "" : "." + property)}{(index is null ? "" : $"[{index}]")}" };

    /// <summary>The migration as a whole, or a property of it.</summary>
    public Subject OnMigration(string? property = null, int? index = null) => new(Root, Migration, property, index);

    /// <summary>A phase as a whole, or a property of it.</summary>
    public Subject On(Phase phase, string? property = null) => new(Root, phase, property) { Path = $"{Root.Name}.{phase.Name}{(property is null ? "" : "." + property)}" };

    /// <summary>What an application keeps, or one part of it.</summary>
    public Subject On(Application application, int? index) => new(Root, application, nameof(Application.Data), index) { Path = $"{Root.Name}.{application.Name}.{nameof(Application.Data)}{(index is null ? "" : $"[{index}]")}" };

    /// <summary>All steps with their checks and compensations, and the node that each belongs to.</summary>
    public IEnumerable<(StepNode Node, Step Step, StepSpec Spec)> AllSteps() =>
        Graph.Nodes.SelectMany(node => MigrationParts.WithInner(node.Step).Select(step => (node, step, ReferenceEquals(step, node.Step) ? node.Spec : step.Specify())));

    private static string[] NamesOf(Type type) => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)];

    private static IEnumerable<object> Records(Migration migration)
    {
        yield return migration;
        foreach (var phase in migration.Phases.OfType<Phase>())
        {
            yield return phase;
            if (phase.Window is { } window)
                yield return window;
            foreach (var step in phase.Steps.OfType<Step>().SelectMany(step => Groups.WithMembers(step)).SelectMany(MigrationParts.WithInner))
                yield return step;
        }
    }
}
