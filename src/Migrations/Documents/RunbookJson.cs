using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>The runbook that the runner reads. Its schema is docs/schemas/runbook-2.schema.json.</summary>
internal static class RunbookJson
{
    private const long DefaultTimeoutSeconds = 3600;

    public static string Write(MigrationFacts facts) => JsonWriter.Indented(Node.Of(
        ("version", Node.Number(2)),
        ("migration", Node.Text(facts.Migration.Name)),
        ("plan", Node.Text(facts.Root.Plan)),
        ("root", Node.Text(facts.Root.Name)),
        ("title", Node.Text(facts.Migration.Title ?? facts.Migration.Name)),
        ("owner", Node.Text(facts.Migration.Owner)),
        ("environment", Node.Text(facts.Migration.Environment)),
        ("region", Node.Text(facts.Migration.Region)),
        ("accountId", Node.Text(facts.Migration.AccountId)),
        ("pointOfNoReturn", Node.Text(facts.Migration.PointOfNoReturn?.Id)),
        ("phases", Node.ListOf(PhaseSummary.Of(facts).Select(Phase))),
        ("stacks", Node.ListOf(facts.Migration.Stacks.Select(stack => Stack(facts, stack)))),
        ("data", DataFate.Of(facts.Migration) is { Count: > 0 } fates ? Node.ListOf(fates.Select(Data)) : null),
        ("joins", facts.Joins.All.Count == 0 ? null : Node.ListOf(facts.Joins.All.Select(join => (Node)Node.Of(("id", Node.Text(join.Id)), ("after", Ids(join.Ends)))))),
        ("steps", Node.ListOf(facts.Root.Graph.InOrder.Select(node => Step(facts, node))))));

    private static Node Data(DataFate fate) => Node.Of(
        ("application", Node.Text(fate.Application)),
        ("name", Node.Text(fate.Data.Name)),
        ("movedBy", Node.ListOf(fate.MovedBy)),
        ("leftBehind", Node.Text(fate.Data.LeftBehind)));

    private static Node Phase(PhaseSummary summary) => Node.Of(
        ("name", Node.Text(summary.Phase.Name)),
        ("owner", Node.Text(summary.Phase.Owner)),
        ("opens", Node.Text(summary.Phase.Window?.Opens)),
        ("closes", Node.Text(summary.Phase.Window?.Closes)),
        ("expectedSeconds", summary.Time.Expected > TimeSpan.Zero ? Durations.Seconds(summary.Time.Expected) : null),
        ("atMostSeconds", summary.Time.AtMost is { } longest ? Durations.Seconds(longest) : null));

    private static Node Stack(MigrationFacts facts, Stack stack) => Node.Of(
        ("name", Node.Text(stack.StackName)),
        ("root", Node.Text(facts.StackRoots.TryGetValue(stack.StackName ?? "", out var root) ? $"{root.Plan}/{root.Name}" : null)),
        ("region", Node.Text(stack.Region)));

    private static Node.Object Step(MigrationFacts facts, StepNode node) => Node.Of(
    [
        .. Members(facts, node.Step, node.Spec),
        ("phase", Node.Text(node.Phase.Name)),
        ("owner", Node.Text(facts.OwnerOf(node))),
        ("after", Ids(Predecessors(node).Where(list => facts.Joins.IdOf(list) is null).SelectMany(list => list))),
        ("joins", Predecessors(node).Select(facts.Joins.IdOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } joins ? Node.ListOf(joins) : null),
        ("notBefore", Node.ListOf(node.Conditions.Where(condition => condition.Delay is not null).SelectMany(condition => Delays(facts, condition)))),
        ("expectedSeconds", StepTimes.Expected(node.Step, node.Spec) is { } expected ? Durations.Seconds(expected) : null),
        ("moves", node.Step.Moves.Count == 0 ? null : Node.ListOf(node.Step.Moves.OfType<DataSet>().Select(data => data.Name ?? ""))),
        ("compensation", node.Step.Compensation is { } compensation ? Node.Of([.. Members(facts, compensation, compensation.Specify())]) : Node.Text(null)),
    ]);

    private static IEnumerable<IReadOnlyList<StepNode>> Predecessors(StepNode node) =>
        node.Conditions.Where(condition => condition.Delay is null).Select(condition => condition.Earlier).Prepend(node.Before);

    private static Node Ids(IEnumerable<StepNode> nodes) => Node.ListOf(nodes.Select(node => node.Step.Id).Distinct(StringComparer.Ordinal));

    private static IEnumerable<Node> Delays(MigrationFacts facts, StepCondition condition)
    {
        var seconds = Durations.Seconds(condition.Delay!.Value);
        return facts.Joins.IdOf(condition.Earlier) is { } join
            ? [Node.Of(("join", Node.Text(join)), ("seconds", seconds))]
            : condition.Earlier.Select(earlier => (Node)Node.Of(("step", Node.Text(earlier.Step.Id)), ("seconds", seconds)));
    }

    private static IEnumerable<(string, Node?)> Members(MigrationFacts facts, Step step, StepSpec spec) =>
    [
        ("id", Node.Text(step.Id)),
        ("kind", Node.Text(spec.Kind)),
        ("title", Node.Text(facts.TitleOf(step, spec))),
        ("idempotency", Node.Text(MigrationNames.Words(spec.Idempotency.ToString()))),
        ("effects", Node.ListOf(spec.Effects.Select(effect => (Node)Node.Of(
            ("kind", Node.Text(MigrationNames.Words(effect.Kind.ToString()))),
            ("target", Node.Text(facts.Names.TextOf(effect.Place))),
            ("within", Within(effect.Place)))))),
        ("places", Node.ListOf(facts.Places.Of(spec))),
        ("parts", Parts(facts, spec)),
        ("arguments", Arguments(facts, spec)),
        ("preconditions", Node.ListOf(step.Requires.Select(check => Check(facts, check)))),
        ("verifications", Node.ListOf(step.Verify.Select(check => Check(facts, check)))),
        ("irreversible", Node.Text(step.Irreversible)),
        ("acceptsDataLoss", Node.Text(step.AcceptsDataLoss)),
        ("timeoutSeconds", step.Timeout is { } timeout ? Durations.Seconds(timeout) : Node.Number(DefaultTimeout(step))),
        ("retry", step.Retry is { } retry ? Node.Of(("attempts", Node.Number(retry.Attempts)), ("delaySeconds", Durations.Seconds(retry.Delay))) : Node.Text(null)),
        ("evidence", Node.ListOf(step.Evidence)),
        ("outputs", Node.ListOf(spec.Outputs)),
        ("commands", Node.ListOf(HandCommands.Words(facts, spec).Select(words => (Node)Node.ListOf(words)))),
        ("permissions", Node.ListOf(spec.Permissions)),
    ];

    // Time that passes is no step that hangs.
    private static long DefaultTimeout(Step step) => DefaultTimeoutSeconds + (step is Wait wait ? (long)Math.Max(0, wait.Time.TotalSeconds) : 0);

    private static Node Check(MigrationFacts facts, Check check)
    {
        var spec = check.Specify();
        return Node.Of(
            ("id", Node.Text(check.Id)),
            ("kind", Node.Text(spec.Kind)),
            ("title", Node.Text(facts.TitleOf(check, spec))),
            ("places", Node.ListOf(facts.Places.Of(spec))),
            ("parts", Parts(facts, spec)),
            ("arguments", Arguments(facts, spec)));
    }

    // Left out where all of it is meant.
    private static Node? Within(Place place) => string.IsNullOrEmpty(place.Within) ? null : Node.Text(place.Within);

    private static Node? Parts(MigrationFacts facts, StepSpec spec)
    {
        var parts = facts.Places.PartsOf(spec).Select(part => (part.Key, (Node?)Node.Text(part.Value))).ToArray();
        return parts.Length == 0 ? null : Node.Of(parts);
    }

    private static Node.Object Arguments(MigrationFacts facts, StepSpec spec) =>
        Node.Of([.. spec.Arguments.Select(argument => (argument.Name, facts.Names.NodeOf(argument.Value)))]);
}
