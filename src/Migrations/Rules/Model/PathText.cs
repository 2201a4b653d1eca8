using System.Globalization;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>Paths through a migration, for messages: the counter-examples.</summary>
internal static class PathText
{
    private const int Longest = 6;
    private const int Head = 2;
    private const int Tail = 3;
    private const string Arrow = " → ";

    /// <summary>A way from the start to a step.</summary>
    public static string To(StepNode node) => Of(Back(node, null));

    /// <summary>A way from one step to a later one.</summary>
    public static string Between(StepNode first, StepNode last) => first.Index == last.Index ? Of([Name(first)]) : Of(Back(last, first));

    /// <summary>A way from a step to the end.</summary>
    public static string ToEnd(MigrationGraph graph, StepNode node)
    {
        var names = new List<string> { Name(node) };
        var last = node;
        for (var i = node.Index + 1; i < graph.Nodes.Count; i++)
        {
            if (!graph.Nodes[i].Before.Contains(last))
                continue;
            last = graph.Nodes[i];
            names.Add(Name(last));
        }

        names.Add("end");
        return Of(names);
    }

    /// <summary>A way from the start to the end.</summary>
    public static string ToEnd(MigrationGraph graph) => graph.Nodes.Count == 0 ? Of(["start", "end"]) : ToEnd(graph, graph.Nodes[0]);

    /// <summary>Names in a row, with the middle of a long row left out.</summary>
    public static string Of(IReadOnlyList<string> names) => names.Count <= Longest
        ? string.Join(Arrow, names)
        : string.Join(Arrow, [.. names.Take(Head), $"… ({(names.Count - Head - Tail).ToString(CultureInfo.InvariantCulture)} more)", .. names.Skip(names.Count - Tail)]);

    /// <summary>A step with its phase.</summary>
    public static string Name(StepNode node) => $"{node.Phase.Name}/{node.Step.Id}";

    private static List<string> Back(StepNode node, StepNode? first)
    {
        var names = new List<string> { Name(node) };
        for (var at = node; at.Before.Count > 0 && at != first;)
        {
            at = first is null ? at.Before[0] : at.Before.FirstOrDefault(before => before == first || MigrationGraph.IsStructurallyBefore(first, before)) ?? first;
            names.Add(Name(at));
        }

        names.Reverse();
        return names;
    }
}
