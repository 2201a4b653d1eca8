using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Migrations.Documents.Kit;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>What several steps wait for together is written once in <c>runbook.json</c>.</summary>
public sealed class JoinTests
{
    [Fact]
    public void Of_two_groups_one_after_the_other_the_second_waits_for_a_join()
    {
        var runbook = Runbook(new Phase("phase") { Steps = [Group("first"), Group("second")] });

        Assert.Equal("""[{"id":"first","after":["first-0","first-1"]}]""", runbook["joins"]!.ToJsonString());
        Assert.Equal(["first-0 [] ", "first-1 [] ", """second-0 [] ["first"]""", """second-1 [] ["first"]"""], Waits(runbook));
    }

    [Fact]
    public void A_group_at_the_end_of_a_phase_is_a_join_for_one_at_the_start_of_the_next()
    {
        var runbook = Runbook(new Phase("one") { Steps = [Group("first")] }, new Phase("two") { Steps = [Group("second")] });

        Assert.Equal(["first-0 [] ", "first-1 [] ", """second-0 [] ["first"]""", """second-1 [] ["first"]"""], Waits(runbook));
    }

    [Fact]
    public void A_single_step_after_a_group_names_each_step_of_it()
    {
        var runbook = Runbook(new Phase("phase") { Steps = [Group("first"), new Approval("go")] });

        Assert.Null(runbook["joins"]);
        Assert.Equal(["first-0 [] ", "first-1 [] ", """go ["first-0","first-1"] """], Waits(runbook));
    }

    [Fact]
    public void A_group_of_one_is_no_join()
    {
        var runbook = Runbook(new Phase("phase") { Steps = [Group("first", 1), Group("second")] });

        Assert.Null(runbook["joins"]);
        Assert.Equal(["first-0 [] ", """second-0 ["first-0"] """, """second-1 ["first-0"] """], Waits(runbook));
    }

    [Fact]
    public void Steps_that_name_a_group_wait_for_a_join_beside_what_stands_before_them()
    {
        var copy = Group("copy");
        var runbook = Runbook(new Phase("phase") { Steps = [new ParallelGroup("all", [copy, new Sequence("one", [new Approval("a"), new Approval("b") { After = [copy] }]), new Approval("c") { After = [copy] }])] });

        Assert.Equal("""[{"id":"copy","after":["copy-0","copy-1"]}]""", runbook["joins"]!.ToJsonString());
        Assert.Equal(["copy-0 [] ", "copy-1 [] ", "a [] ", """b ["a"] ["copy"]""", """c [] ["copy"]"""], Waits(runbook));
    }

    [Fact]
    public void What_each_step_of_a_group_waits_for_since_the_group_does_is_a_join()
    {
        var copy = Group("copy");
        var runbook = Runbook(new Phase("phase") { Steps = [copy, new Approval("go"), Group("look") with { After = [copy] }] });

        Assert.Equal(["copy-0 [] ", "copy-1 [] ", """go [] ["copy"]""", """look-0 ["go"] ["copy"]""", """look-1 ["go"] ["copy"]"""], Waits(runbook));
    }

    [Fact]
    public void A_group_that_ends_with_another_is_the_same_join_called_by_the_inner_one()
    {
        var outer = new Sequence("outer", [new Approval("go"), Group("inner")]);
        var runbook = Runbook(new Phase("phase") { Steps = [outer, Group("second"), Group("third") with { After = [outer] }] });

        Assert.Equal(["inner", "second"], runbook["joins"]!.AsArray().Select(join => (string)join!["id"]!));
        Assert.Equal(["""third-0 [] ["second","inner"]""", """third-1 [] ["second","inner"]"""], Waits(runbook).TakeLast(2));
    }

    [Fact]
    public void A_time_after_a_group_names_the_join_where_several_steps_wait_for_it()
    {
        var copy = Group("copy");
        NotBefore[] later = [new NotBefore(copy, TimeSpan.FromHours(1))];

        var several = Runbook(new Phase("phase") { Steps = [copy, new Approval("go"), Group("look") with { NotBefore = later }] });
        var one = Runbook(new Phase("phase") { Steps = [copy, new Approval("go") { NotBefore = later }] });

        Assert.All(several["steps"]!.AsArray().TakeLast(2), step => Assert.Equal("""[{"join":"copy","seconds":3600}]""", step!["notBefore"]!.ToJsonString()));
        Assert.Null(one["joins"]);
        Assert.Equal("""[{"step":"copy-0","seconds":3600},{"step":"copy-1","seconds":3600}]""", one["steps"]![2]!["notBefore"]!.ToJsonString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_its_joins_a_step_waits_for_just_what_the_graph_says(int seed)
    {
        var random = new Random(seed);
        var joined = 0;
        for (var run = 0; run < 100; run++)
        {
            var known = new List<Step>();
            var migration = new Migration("made") { Phases = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => new Phase($"p{i}") { Steps = [.. Steps(random, known, 0)] })] };
            var runbook = JsonNode.Parse(Made.File("runbook.json", migration))!;
            var joins = (runbook["joins"]?.AsArray() ?? []).ToDictionary(join => (string)join!["id"]!, join => join!["after"]!.AsArray().Select(id => (string)id!));
            var steps = runbook["steps"]!.AsArray().ToDictionary(step => (string)step!["id"]!);
            foreach (var node in MigrationGraph.Of(migration).Nodes)
            {
                var step = steps[node.Step.Id]!;
                joined += step["joins"] is null ? 0 : 1;
                var waits = step["after"]!.AsArray().Select(id => (string)id!).Concat((step["joins"]?.AsArray() ?? []).SelectMany(join => joins[(string)join!]));
                Assert.Equal(node.Before.Concat(node.Conditions.Where(condition => condition.Delay is null).SelectMany(condition => condition.Earlier)).Select(before => before.Step.Id).Distinct().Order(StringComparer.Ordinal), waits.Distinct().Order(StringComparer.Ordinal));
            }
        }

        Assert.InRange(joined, 10, int.MaxValue);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void With_twice_the_steps_a_runbook_is_about_twice_as_long(bool named)
    {
        var half = Long(500, named);
        var whole = Long(1000, named);

        Assert.InRange((double)whole / half, 1.5, 2.5);
    }

    /// <summary>The runbook of a migration of these phases.</summary>
    internal static JsonNode Runbook(params Phase[] phases) => JsonNode.Parse(Made.File("runbook.json", new("made") { Phases = [.. phases] }))!;

    /// <summary>A group of approvals that are given at the same time.</summary>
    internal static ParallelGroup Group(string id, int steps = 2) => new(id, [.. Enumerable.Range(0, steps).Select(i => new Approval(string.Create(CultureInfo.InvariantCulture, $"{id}-{i}")))]);

    private static int Long(int steps, bool named)
    {
        var copy = Group("copy", steps);
        Step[] all = named ? [copy, new Approval("go"), Group("look", steps) with { After = [copy], NotBefore = [new NotBefore(copy, TimeSpan.FromHours(1))] }] : [copy, Group("look", steps)];
        var root = new MigrationRoot("Plan", "Made", Made.Of(all));
        return RunbookJson.Write(MigrationFacts.Of(root, new([root], [], Origins.None))).Length;
    }

    private static IEnumerable<string> Waits(JsonNode runbook) => runbook["steps"]!.AsArray().Select(step => $"{step!["id"]} {step["after"]!.ToJsonString()} {step["joins"]?.ToJsonString()}");

    private static IEnumerable<Step> Steps(Random random, List<Step> known, int depth)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var after = known.Count > 0 && random.Next(3) == 0 ? (Step[])[known[random.Next(known.Count)]] : [];
            Step step = (depth < 3 ? random.Next(4) : 3) switch
            {
                0 or 1 => new ParallelGroup("", [.. Steps(random, known, depth + 1)]) { After = after },
                2 => new Sequence("", [.. Steps(random, known, depth + 1)]) { After = after },
                _ => new Approval("") { After = after },
            };
            step = step with { Id = string.Create(CultureInfo.InvariantCulture, $"s{known.Count}") };
            known.Add(step);
            yield return step;
        }
    }
}
