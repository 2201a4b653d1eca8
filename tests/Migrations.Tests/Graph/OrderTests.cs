using Groundplan.Migrations.Rules.Model;

namespace Groundplan.Migrations.Graph;

/// <summary>What the numberings and the search say of the order of steps is what a walk along every edge finds.</summary>
public sealed class OrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Before_is_what_a_walk_along_the_edges_reaches(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 200; run++)
        {
            var known = new List<Step>();
            var graph = MigrationGraph.Of(new("move") { Phases = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => new Phase($"p{i}") { Steps = [.. Steps(random, known, 0)] })] });
            var walked = Walk(graph);
            var added = graph.Added.SelectMany(edge => edge.From.SelectMany(from => edge.To.Select(to => (From: from, To: to)))).ToList();
            Assert.Equal(graph.Nodes.Any(node => walked[node.Index].Contains(node)), graph.HasCircles);
            Assert.All(graph.Nodes, node => Assert.All(graph.HasCircles ? [] : node.Earlier.SelectMany(earlier => earlier), earlier => Assert.True(earlier.Place < node.Place)));
            Assert.Equal(graph.HasCircles, Cycles.Of(graph).Any());
            foreach (var first in graph.Nodes)
            {
                foreach (var second in graph.Nodes)
                    Assert.Equal(walked[first.Index].Contains(second), graph.IsBefore(first, second));
                Assert.Equal(added.Select(edge => edge.To).Where(to => added.Any(edge => edge.To == to && (edge.From == first || walked[first.Index].Contains(edge.From)))).Distinct().Order(ByIndex), graph.Reached(first).Order(ByIndex));
                Assert.Equal(added.Select(edge => edge.From).Where(from => added.Any(edge => edge.From == from && (edge.To == first || walked[edge.To.Index].Contains(first)))).Distinct().Order(ByIndex), graph.Sources(first).Order(ByIndex));
            }
        }
    }

    [Fact]
    public void A_group_that_waits_for_one_beside_it_adds_as_much_as_both_have_steps()
    {
        static Step[] Steps(string name) => [.. Enumerable.Range(0, 50).Select(i => new Approval($"{name}-{i}"))];
        var one = new ParallelGroup("one", Steps("one"));
        var graph = MigrationGraph.Of(new("move") { Phases = [new("p") { Steps = [new ParallelGroup("both", [new ParallelGroup("two", Steps("two")) { After = [one] }, one])] }] });

        var edge = Assert.Single(graph.Added);
        Assert.Equal((50, 50), (edge.From.Count, edge.To.Count));
        Assert.Equal("one-0", graph.InOrder[0].Step.Id);
        Assert.True(graph.IsBefore(graph.Find("one-49")!, graph.Find("two-0")!));
        Assert.False(graph.HasCircles);
    }

    private static Comparer<StepNode> ByIndex => Comparer<StepNode>.Create((one, other) => one.Index.CompareTo(other.Index));

    /// <summary>Steps and groups, some of which wait for ones that were made before them; circles come from a group's member that names what comes later.</summary>
    private static IEnumerable<Step> Steps(Random random, List<Step> known, int depth)
    {
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var after = known.Count > 0 && random.Next(3) == 0 ? (Step[])[known[random.Next(known.Count)]] : [];
            var id = $"s{known.Count}";
            Step step = (depth < 3 ? random.Next(4) : 3) switch
            {
                0 => new ParallelGroup(id, [.. Steps(random, known, depth + 1)]) { After = after },
                1 => new Sequence(id, [.. Steps(random, known, depth + 1)]) { After = after },
                2 => new Approval(id) { NotBefore = [.. after.Select(earlier => new NotBefore(earlier, TimeSpan.FromHours(1)))] },
                _ => new Approval(id) { After = after },
            };
            step = step with { Id = $"s{known.Count}" };
            known.Add(step);
            yield return step;
        }
    }

    private static List<HashSet<StepNode>> Walk(MigrationGraph graph)
    {
        var next = graph.Nodes.SelectMany(node => node.Before.Concat(node.Conditions.SelectMany(condition => condition.Earlier)).Select(before => (before, node))).ToLookup(edge => edge.before, edge => edge.node);
        return [.. graph.Nodes.Select(start =>
        {
            var reached = new HashSet<StepNode>();
            var pending = new Queue<StepNode>([start]);
            while (pending.Count > 0)
            {
                foreach (var node in next[pending.Dequeue()].Where(reached.Add))
                    pending.Enqueue(node);
            }

            return reached;
        })];
    }
}
