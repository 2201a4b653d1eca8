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
    private const string End = "end";

    /// <summary>A way from the start to a step.</summary>
    public static string To(StepNode node) => node.Depth <= Longest
        ? Of(Back(node, null))
        : Shortened([Name(node.First), Name(node.Second!)], node.Depth, [Name(node.Before[0].Before[0]), Name(node.Before[0]), Name(node)]);

    /// <summary>A way from one step to a later one.</summary>
    public static string Between(StepNode first, StepNode last) => first.Index == last.Index ? Of([Name(first)]) : Of(Back(last, first));

    /// <summary>A way from a step to the end.</summary>
    public static string ToEnd(MigrationGraph graph, StepNode node)
    {
        var ways = graph.Ways;
        if (ways.Length(node) >= Longest)
            return Shortened([Name(node), Name(ways.Next(node)!)], ways.Length(node) + 1, [Name(ways.LastButOne(node)!), Name(ways.Last(node)), End]);
        var names = new List<string>();
        for (var at = node; at is not null; at = ways.Next(at))
            names.Add(Name(at));
        return Of([.. names, End]);
    }

    /// <summary>A way from the start to the end.</summary>
    public static string ToEnd(MigrationGraph graph) => graph.Nodes.Count == 0 ? Of(["start", End]) : ToEnd(graph, graph.Nodes[0]);

    /// <summary>Names in a row, with the middle of a long row left out.</summary>
    public static string Of(IReadOnlyList<string> names) => names.Count <= Longest
        ? string.Join(Arrow, names)
        : Shortened([.. names.Take(Head)], names.Count, [.. names.Skip(names.Count - Tail)]);

    /// <summary>A step with its phase.</summary>
    public static string Name(StepNode node) => $"{node.Phase.Name}/{node.Step.Id}";

    private static string Shortened(IReadOnlyList<string> head, int count, IReadOnlyList<string> tail) =>
        string.Join(Arrow, [.. head, $"… ({(count - head.Count - tail.Count).ToString(CultureInfo.InvariantCulture)} more)", .. tail]);

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
