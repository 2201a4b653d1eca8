using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>The states of a step with all that belongs to it: what must be so before, what it waits for, what it needs to know, what must be so after.</summary>
internal sealed class StepStatesBuilder(MigrationFacts facts, StateNames names, InterleavedGroups interleaved)
{
    // Arguments are as deep as the records of a plan.
    private const int DeepestNesting = 64;

    private readonly List<StepCall> _outside = [];
    private readonly HashSet<(string Step, string Output)> _wanted = [.. WantedOutputs(facts)];

    /// <summary>Where each step of the migration is.</summary>
    public StepScopes Scopes { get; } = new(facts.Root.Graph, interleaved);

    /// <summary>The steps that wait for somebody outside, in the order in which they were written.</summary>
    public IReadOnlyList<StepCall> Outside => _outside;

    /// <summary>Where a step says that it is done, with its outputs.</summary>
    public string PathOf(string? id, Scope from) => from.PathTo(Scopes.Of(id), StateNames.Member(id));

    public void Write(StateList into, Step step, Scope scope, FailurePath failure, StepCondition? delay = null)
    {
        foreach (var check in step.Requires.OfType<Check>())
            States(into, check, scope, failure);
        if (delay is { } pause)
            Pause(into, step, pause);
        var outputs = States(into, step, scope, failure);
        var wanted = outputs.Where(output => _wanted.Contains((step.Id ?? "", output.Key))).ToList();
        if (step.Compensation is not null || wanted.Count > 0)
            Done(into, step, scope, wanted);
        foreach (var check in step.Verify.OfType<Check>())
            States(into, check, scope, failure);
    }

    // Before the verifications: a step whose effect does not hold is undone too.
    private void Done(StateList into, Step step, Scope scope, IEnumerable<KeyValuePair<string, Node>> outputs) =>
        into.Add(names.Take(step.Id ?? "", "done"), next => Node.Of(
            ("Type", Node.Text("Pass")),
            ("Parameters", Payload.Of(Node.Of(("outputs", Node.Of([.. outputs.Select(output => (StateNames.Member(output.Key), (Node?)output.Value))]))))),
            ("ResultPath", Node.Text($"{scope.Steps}.{StateNames.Member(step.Id)}")),
            ("Next", Node.Text(next))));

    /// <summary>A state that says why, and leads on.</summary>
    public static Node Failure(string error, string cause, string path, string next) => Node.Of(
        ("Type", Node.Text("Pass")),
        ("Result", Node.Of(("Error", Node.Text(error)), ("Cause", Node.Text(cause)))),
        ("ResultPath", Node.Text(path)),
        ("Next", Node.Text(next)));

    private IReadOnlyDictionary<string, Node> States(StateList into, Step step, Scope scope, FailurePath failure)
    {
        var spec = step.Specify();
        var title = facts.TitleOf(step, spec);
        var lookups = new List<(string Path, Node Resource)>();
        var arguments = Node.Of([.. spec.Arguments.Select(argument => (argument.Name, facts.Names.NodeOf(argument.Value) is { } value ? Resolve(value, step, scope, lookups, 0) : null))]);
        var call = new StepCall(step, spec, title, arguments)
        {
            Wanted = [.. _wanted.Where(wanted => wanted.Step == step.Id).Select(wanted => wanted.Output).OrderBy(output => output, StringComparer.Ordinal)],
        };
        var states = new StepStates(call, names, into, failure);
        for (var i = 0; i < lookups.Count; i++)
        {
            var resource = lookups[i].Resource;
            states.Sdk(
                Lookup(i),
                "cloudformation:describeStackResource",
                Node.Of(("StackName", resource.Get("stack")), ("LogicalResourceId", resource.Get("logicalId"))),
                Node.Of(("id", Payload.Path("$.StackResourceDetail.PhysicalResourceId"))));
        }

        if (StateWriters.Find(call) is { } writer)
        {
            writer.Write(states);
        }
        else
        {
            _outside.Add(call);
            TokenStates.Write(states, facts);
        }

        return states.Outputs;
    }

    // The time since the other step cannot be told in JSONPath: waiting the whole of it from here on is never too early, and the longest is enough for all.
    private void Pause(StateList into, Step step, StepCondition delay) => into.Add(names.Take(step.Id ?? "", $"not before {delay.Named?.Id}"), next => Node.Of(
        ("Type", Node.Text("Wait")),
        ("Comment", Node.Text("The whole time from here on; the runner waits only for what is left of it.")),
        ("Seconds", Node.Number((long)Math.Min(99_999_999, Math.Max(0, Math.Ceiling(delay.Delay.GetValueOrDefault().TotalSeconds))))),
        ("Next", Node.Text(next))));

    private static string Lookup(int index) => $"look up {Numbers.Text(index + 1)}";

    /// <summary>Paths in place of outputs and of resources whose name only the environment knows.</summary>
    private Node Resolve(Node node, Step step, Scope scope, List<(string Path, Node Resource)> lookups, int depth)
    {
        if (depth > DeepestNesting)
            return Node.Text(null);
        if (node.Get("$output") is { } output)
            return Payload.Path($"{PathOf(output.Get("step")?.AsText, scope)}.outputs.{StateNames.Member(output.Get("name")?.AsText)}");
        if (node.Get("$resource") is { } resource)
        {
            var path = $"$.work.{StateNames.Member($"{step.Id}_{Lookup(lookups.Count)}")}.id";
            lookups.Add((path, resource));
            return Payload.Path(path);
        }

        return node switch
        {
            Node.Object item => new Node.Object(Map<Node>.From(item.Entries.Select(entry => new KeyValuePair<string, Node>(entry.Key, Resolve(entry.Value, step, scope, lookups, depth + 1))))),
            Node.List list => Node.ListOf(list.Items.Select(item => Resolve(item, step, scope, lookups, depth + 1))),
            _ => node,
        };
    }

    private static IEnumerable<(string, string)> WantedOutputs(MigrationFacts facts) =>
        from node in facts.Steps
        from step in Graph.MigrationParts.WithInner(node.Step)
        from argument in step.Specify().Arguments
        where argument is not null
        from part in facts.Names.NodeOf(argument.Value)?.DescendantsAndSelf() ?? []
        let output = part.Get("$output")
        where output is not null
        select (output.Get("step")?.AsText ?? "", output.Get("name")?.AsText ?? "");
}
