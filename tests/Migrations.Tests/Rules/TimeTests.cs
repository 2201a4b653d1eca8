using System.Text.Json.Nodes;
using Groundplan.Migrations.Documents.Kit;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>How long steps and phases take: what the documents say is what GP7014 holds to the window.</summary>
public sealed class TimeTests
{
    private static readonly AlarmGate Gate = new("well", ["errors"], TimeSpan.FromMinutes(90));
    private static readonly Wait Pause = new("pause", TimeSpan.FromMinutes(45));

    [Fact]
    public void What_steps_declare_must_fit_the_window() => Assert.Equal(
        "The window of Switch is open for 2 h, and its steps take 2 h 15 min on the path Switch/well → Switch/pause: make it longer, or do less in it.",
        Assert.Single(Found(Gate, Pause)).Message);

    [Fact]
    public void Branches_run_at_the_same_time() => Assert.Empty(Found(new ParallelGroup("both", [Gate, Pause])));

    [Fact]
    public void A_branch_that_waits_for_a_step_of_another_one_takes_what_that_takes()
    {
        var told = new Manual("told", ["Tell all."]) { Estimate = TimeSpan.FromMinutes(50) };
        var both = new ParallelGroup("both", [new Sequence("one", [Pause with { After = [told] }, new Wait("again", TimeSpan.FromMinutes(40))]), told]);

        Assert.Contains("take 2 h 15 min", Assert.Single(Found(both)).Message, StringComparison.Ordinal);
        Assert.Empty(Found(new ParallelGroup("both", [new Sequence("one", [Pause, new Wait("again", TimeSpan.FromMinutes(40))]), told])));
    }

    [Fact]
    public void A_time_between_two_steps_of_a_phase_is_part_of_what_it_takes_and_told_once()
    {
        var told = new Manual("told", ["Tell all."]) { Estimate = TimeSpan.FromMinutes(5) };
        Step Then(TimeSpan delay) => new Approval("go") { NotBefore = [new NotBefore(told, delay)], Estimate = TimeSpan.FromMinutes(5) };

        Assert.Empty(Found(told, Then(TimeSpan.FromMinutes(110))));
        Assert.Contains("take 2 h 1 min", Assert.Single(Found(told, Then(TimeSpan.FromMinutes(111)))).Message, StringComparison.Ordinal);
        Assert.Contains("go cannot begin before 2026-03-08T22:00:00Z", Assert.Single(Found(told, Then(TimeSpan.FromDays(7)))).Message, StringComparison.Ordinal);
        Assert.Equal(7200, (int?)Documents(told, Then(TimeSpan.FromMinutes(110))).Phase["expectedSeconds"]);
    }

    [Fact]
    public void An_estimate_counts_and_a_default_timeout_does_not()
    {
        var copy = new CopyTable("copy", "blue", "green");
        Assert.Empty(Found(copy, copy with { Id = "again" }, copy with { Id = "once-more" }));
        Assert.Contains("take 2 h 10 min on the path Switch/copy → Switch/pause", Assert.Single(Found(copy with { Estimate = TimeSpan.FromMinutes(85) }, Pause)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Timeouts_of_the_author_count_as_what_may_be() =>
        Assert.Contains("its steps may take 3 h on the path Switch/copy", Assert.Single(Found(new CopyTable("copy", "blue", "green") { Timeout = TimeSpan.FromHours(3) })).Message, StringComparison.Ordinal);

    [Fact]
    public void An_estimate_below_nothing_is_none() =>
        Assert.Contains("copy is expected to take -5 s", Checked.Only("GP7014", new CopyTable("copy", "blue", "green") { Estimate = TimeSpan.FromSeconds(-5) }).Message, StringComparison.Ordinal);

    [Fact]
    public void What_a_gate_waits_counts_as_time_since_a_TTL_was_lowered()
    {
        var lower = new LowerTtl("lower", "Z1", "api.example.com", "A", 60);
        var point = new PointRecord("point", "Z1", "api.example.com", "A", "192.0.2.2") { Ttl = 60 };
        Assert.DoesNotContain("GP7014", Checked.Ids(Checked.Of(lower, Gate, point)));
        Assert.Contains("GP7014", Checked.Ids(Checked.Of(lower, new Approval("go"), point)));
    }

    [Fact]
    public void Documents_say_what_is_declared_and_no_more()
    {
        var copy = new CopyTable("copy", "blue", "green");
        var (phase, row) = Documents(Gate, Pause, copy);
        Assert.Equal((8100, null), ((int?)phase["expectedSeconds"], (int?)phase["atMostSeconds"]));
        Assert.Contains("| 3 | at least 2 h 15 min |  |", row, StringComparison.Ordinal);
        (phase, row) = Documents(Pause, copy with { Estimate = TimeSpan.FromMinutes(15), Timeout = TimeSpan.FromHours(1) });
        Assert.Equal((3600, 6300), ((int?)phase["expectedSeconds"], (int?)phase["atMostSeconds"]));
        Assert.Contains("| 2 | 1 h | 1 h 45 min |", row, StringComparison.Ordinal);
        (phase, row) = Documents(copy);
        Assert.Equal((null, null), ((int?)phase["expectedSeconds"], (int?)phase["atMostSeconds"]));
        Assert.Contains("| 1 |  |  |", row, StringComparison.Ordinal);
    }

    private static (JsonNode Phase, string Row) Documents(params Step[] steps)
    {
        var files = Made.Files(Made.Of(steps));
        return (JsonNode.Parse(files["runbook.json"])!["phases"]![0]!, files["runbook.md"].Split('\n').Single(line => line.StartsWith("| Do |", StringComparison.Ordinal)));
    }

    private static IEnumerable<Finding> Found(params Step[] steps) => Checked
        .Run(new("move") { Phases = [new("Switch") { Window = new("2026-03-01T22:00:00Z", TimeSpan.FromHours(2)), Steps = steps }] })
        .Where(finding => finding.RuleId == "GP7014");
}
