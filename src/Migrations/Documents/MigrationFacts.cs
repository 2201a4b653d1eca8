using Groundplan.Documents;
using Groundplan.Documents.Manifest;
using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>What the documents of a migration are made of.</summary>
/// <param name="Root">The root.</param>
/// <param name="Context">The project around it.</param>
/// <param name="Names">What things are called, with what the documents of the stacks say.</param>
/// <param name="StackRoots">The roots of the migration's stacks, by stack name.</param>
internal sealed record MigrationFacts(MigrationRoot Root, ProcedureContext Context, MigrationNames Names, IReadOnlyDictionary<string, StackRoot> StackRoots)
{
    public Migration Migration => Root.Migration;

    public IReadOnlyList<StepNode> Steps => Root.Graph.Nodes;

    /// <summary>What steps are about, as others change it.</summary>
    public StepPlaces Places => field ??= new(this);

    /// <summary>The ends of groups that several steps wait for.</summary>
    public Joins Joins => field ??= Joins.Of(Root.Graph);

    public static MigrationFacts Of(MigrationRoot root, ProcedureContext context)
    {
        var roots = new Dictionary<string, StackRoot>(StringComparer.Ordinal);
        foreach (var stack in context.Roots.OfType<StackRoot>())
        {
            if (!roots.ContainsKey(stack.Content.Stack.StackName ?? ""))
                roots.Add(stack.Content.Stack.StackName ?? "", stack);
        }

        return new(root, context, new MigrationNames(root.Migration) { Facts = fact => FactOf(fact, roots, context) }, roots);
    }

    /// <summary>The step's sentence, with the places' names in it.</summary>
    public string SummaryOf(StepSpec spec) => SummaryText.Fill(spec.Summary ?? "", spec.Places.Select(place => Names.TextOf(place?.Name)).ToList());

    /// <summary>A step's line for people.</summary>
    public string TitleOf(Step step, StepSpec spec) => step.Title ?? SummaryOf(spec).TrimEnd('.');

    /// <summary>What a step changes, each as a few words.</summary>
    public IEnumerable<string> EffectsOf(StepSpec spec) =>
        spec.Effects.OfType<StepEffect>().Select(effect => $"{MigrationNames.Words(effect.Kind.ToString()).Replace('-', ' ')} {(effect.Place is { } place ? Names.TextOf(place) : "")}".TrimEnd());

    /// <summary>What a person does, an entry for each box of a checklist.</summary>
    public static IEnumerable<string?> InstructionsOf(Step step) => step is Manual manual ? manual.Instructions ?? [] : [];

    /// <summary>Whether the runner does it and no command of the AWS CLI or kubectl does.</summary>
    public static bool IsRunnersAlone(Step step, StepSpec spec) => spec.Commands.Count == 0 && step is not (Manual or Approval or Wait);

    /// <summary>Who answers for a step.</summary>
    public string? OwnerOf(StepNode node) => node.Step.Owner ?? node.Phase.Owner ?? Migration.Owner;

    private static Node? FactOf(StackFact fact, Dictionary<string, StackRoot> roots, ProcedureContext context)
    {
        if (fact.Stack?.StackName is not { } name || !roots.TryGetValue(name, out var root))
            return null;
        return fact.Kind switch
        {
            StackFactKind.Template => Node.Text($"{root.Plan}/{root.Name}/template.yaml"),
            StackFactKind.Root => Node.Text($"{root.Plan}/{root.Name}"),
            StackFactKind.Names => ManifestWriter.Write(context.FactsOf(root).Names),
            StackFactKind.Publishes => Node.ListOf(context.FactsOf(root).Publishes),
            StackFactKind.Capabilities => Node.ListOf(context.FactsOf(root).Capabilities),
            _ => new Node.Object(Map<Node>.From(root.Content.Stack.StackTags.Select(tag => new KeyValuePair<string, Node>(tag.Key, Node.Text(tag.Value))))),
        };
    }
}
