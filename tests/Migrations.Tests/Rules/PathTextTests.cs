using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;

namespace Groundplan.Migrations.Rules;

/// <summary>Paths in messages are those that a walk through the graph gives, however they are found.</summary>
public sealed class PathTextTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(20)]
    public void Ways_are_those_of_a_walk(int length)
    {
        var graph = MigrationGraph.Of(new("move")
        {
            Phases =
            [
                new("One") { Steps = [.. Enumerable.Range(0, length).Select(i => (Step)new Approval($"a-{i}"))], Soak = TimeSpan.FromHours(1) },
                new("Two") { Steps = [new ParallelGroup("both", [new Sequence("left", [new Approval("l-1"), new Approval("l-2")]), new Approval("right")]), new Approval("last")] },
            ],
        });
        Assert.All(graph.Nodes, node =>
        {
            Assert.Equal(PathText.Of([.. Walk(node, at => at.Before.Count > 0 ? at.Before[0] : null).Reverse().Select(PathText.Name)]), PathText.To(node));
            Assert.Equal(PathText.Of([.. Walk(node, at => graph.Nodes.FirstOrDefault(next => next.Before.Contains(at))).Select(PathText.Name), "end"]), PathText.ToEnd(graph, node));
        });
    }

    private static IEnumerable<StepNode> Walk(StepNode from, Func<StepNode, StepNode?> next)
    {
        for (var at = from; at is not null; at = next(at))
            yield return at;
    }
}
