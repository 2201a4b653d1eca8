using System.Text.Json;
using Groundplan.Migrations.Documents.Kit;
using Groundplan.Migrations.Steps;
using Groundplan.TestKit;

namespace Groundplan.Migrations.Documents.StateMachines;

public sealed class StateMachineTests
{
    private const string File = "runbook.asl.json";

    [Theory]
    [MemberData(nameof(SamplePlans.Migrations), MemberType = typeof(SamplePlans))]
    public void Every_state_of_a_sample_is_reached_and_leads_on(string migration) => Assert.Empty(MachineText.Faults(SamplePlans.Documents[$"{migration}/{File}"]));

    [Theory]
    [MemberData(nameof(StepKinds.Names), MemberType = typeof(StepKinds))]
    public void Every_kind_of_step_becomes_states_even_half_typed(string type)
    {
        var machine = Made.File(File, Made.Of(StepKinds.Empty(StepKinds.Named(type)), new Manual("undone", []) { Compensation = StepKinds.Void(StepKinds.Named(type)) }));
        Assert.Empty(MachineText.Faults(machine));
        Assert.Contains("step-1", MachineText.Names(machine));
    }

    [Fact]
    public void Hostile_texts_stay_texts()
    {
        var machine = Made.File(File, Made.Hostile());
        Assert.Empty(MachineText.Faults(machine));
        Assert.Contains(".outputs.", machine, StringComparison.Ordinal);
    }

    [Fact]
    public void No_step_is_a_machine_that_ends_at_once() => Assert.Equal(["Begin", "Done"], MachineText.Names(Made.File(File, new("nothing"))));

    [Fact]
    public void Backup_polls_until_it_is_there() => Snapshot.Match(Made.File(File, Made.Of(new BackupTable("backup", "orders", "before"))), "json");

    [Fact]
    public void A_group_ends_all_branches_before_it_fails() => Snapshot.Match(
        Made.File(File, Made.Of(
            new ParallelGroup("both", [new Manual("left", ["a"]) { Compensation = new Manual("undo-left", []) }, new Sequence("right", [new Wait("pause", TimeSpan.FromMinutes(1)), new Approval("ok")])]),
            new Manual("last", ["b"]))),
        "json");

    [Fact]
    public void An_output_inside_of_a_group_is_found_from_outside()
    {
        var backup = new BackupTable("backup", "orders", "before");
        var machine = Made.File(File, Made.Of(new ParallelGroup("both", [new ParallelGroup("inner", [backup])]), new Command("use", [backup.BackupArn], Idempotency.Read)));
        Assert.Contains("States.Array($.steps.both[0].steps.inner[0].steps.backup.outputs.backupArn)", machine, StringComparison.Ordinal);
        Assert.Contains("\"ResultPath\": \"$.branch2.steps.backup\"", machine, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_times_that_a_step_waits_for_the_longest_is_waited_for_once()
    {
        var both = new ParallelGroup("both", [new Manual("left", ["a"]), new Manual("right", ["b"])]);
        var told = new Manual("told", ["c"]);
        var machine = Made.File(File, Made.Of(told, both, new Approval("go") { NotBefore = [new NotBefore(told, TimeSpan.FromDays(1)), new NotBefore(both, TimeSpan.FromDays(7))] }));

        Assert.Equal(["go: not before both"], MachineText.Names(machine).Where(name => name.Contains("not before", StringComparison.Ordinal)));
        Assert.Contains($"\"Seconds\": {7 * 24 * 3600}", machine, StringComparison.Ordinal);
    }

    [Fact]
    public void Branches_that_wait_for_each_other_run_one_after_the_other()
    {
        var backup = new BackupTable("backup", "orders", "before");
        var told = new Manual("told", ["a"]);
        var machine = Made.File(File, Made.Of(
            new ParallelGroup("outer",
            [
                new ParallelGroup("both", [new Sequence("left", [new Command("use", ["look", backup.BackupArn], Idempotency.Read) { After = [backup] }, told]), new Sequence("right", [backup, new Approval("ok") { After = [told] }])]),
                new Manual("beside", ["b"]),
            ])));
        using var document = JsonDocument.Parse(machine);
        var branches = document.RootElement.GetProperty("States").GetProperty("outer").GetProperty("Branches");
        Assert.Equal(2, branches.GetArrayLength());
        var text = branches[0].ToString();
        var places = ((string[])["backup", "use", "told", "ok"]).Select(step => text.IndexOf($"\"{step}\": {{", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("$.branch1.steps.backup.outputs.backupArn", text, StringComparison.Ordinal);
        Assert.Contains("Branches that wait for each other in the middle run one after the other here: both.", machine, StringComparison.Ordinal);
    }

    [Fact]
    public void From_the_point_of_no_return_on_nothing_is_undone()
    {
        var gone = new Manual("gone", []);
        using var machine = JsonDocument.Parse(Made.File(File, Made.Of(new Manual("before", []) { Compensation = new Manual("undo-before", []) }, gone, new Manual("after", []) { Compensation = new Manual("undo-after", []) }) with { PointOfNoReturn = gone }));
        var states = machine.RootElement.GetProperty("States");
        Assert.Equal("Undo", OnFailure(states, "before"));
        Assert.Equal("Stopped", OnFailure(states, "gone"));
        Assert.Equal("Stopped", OnFailure(states, "after"));
        Assert.True(states.TryGetProperty("undo-before", out _));
        Assert.False(states.TryGetProperty("undo-after", out _));
    }

    [Fact]
    public void A_persons_no_is_not_asked_for_again()
    {
        using var machine = JsonDocument.Parse(Made.File(File, Made.Of(new Approval("ok") { Retry = new(5, TimeSpan.FromSeconds(1)) }, new DeleteStack("delete", new OrderStack("blue")) { Retry = new(5, TimeSpan.FromSeconds(1)) })));
        var states = machine.RootElement.GetProperty("States");
        Assert.False(states.GetProperty("ok").TryGetProperty("Retry", out _));
        Assert.Equal(4, states.GetProperty("delete").GetProperty("Retry")[0].GetProperty("MaxAttempts").GetInt32());
    }

    [Fact]
    public void An_output_that_API_calls_do_not_give_is_asked_for_outside()
    {
        var shift = new ShiftTraffic("shift", "Z1", "api.example.com", "A", [new("blue", 100, "192.0.2.1")]);
        using var machine = JsonDocument.Parse(Made.File(File, Made.Of(shift with { Compensation = shift.Back("shift-back") }, shift with { Id = "shift-for-good" })));
        var states = machine.RootElement.GetProperty("States");
        Assert.Equal(["captured"], states.GetProperty("shift").GetProperty("Parameters").GetProperty("MessageBody").GetProperty("outputs").EnumerateArray().Select(output => output.GetString()));
        Assert.Equal("$.work.shift_.outputs.captured", states.GetProperty("shift: answered?").GetProperty("Choices")[0].GetProperty("And")[0].GetProperty("Variable").GetString());
        Assert.Equal("arn:aws:states:::aws-sdk:route53:changeResourceRecordSets", states.GetProperty("shift-for-good").GetProperty("Resource").GetString());
    }

    [Fact]
    public void The_machine_says_what_is_done_outside()
    {
        using var machine = JsonDocument.Parse(SamplePlans.Documents[$"Orders/Move/{File}"]);
        Assert.Contains("transform-orders (transform-table)", machine.RootElement.GetProperty("Comment").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Writers_stand_in_order_one_a_kind()
    {
        var kinds = StateWriters.All.Select(writer => writer.Kind).ToList();
        Assert.Equal(kinds.Order(StringComparer.Ordinal).Distinct(), kinds);
    }

    private static string? OnFailure(JsonElement states, string name) => states.GetProperty(name).GetProperty("Catch").EnumerateArray().Last().GetProperty("Next").GetString();
}
