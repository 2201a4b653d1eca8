using System.Text.Json.Nodes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

public sealed class UndoTests
{
    /// <summary>Three steps in a row, each undone by one that removes its file; the third fails unless told otherwise.</summary>
    private static MigrationOnDisk Three(string third = """{"fails":1}""")
    {
        var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("a"), migration.Script("b", "{}", "a"), migration.Script("c", third, "b")]);
        foreach (var step in migration.Steps)
            step["compensation"] = migration.Undo($"undo-{step["id"]}", $$"""{"removes":"{{step["id"]}}"}""");
        return migration;
    }

    [Fact]
    public async Task Abort_undoes_what_was_done_and_begun_the_latest_first()
    {
        using var migration = Three();
        Assert.Equal(ExitCode.Failed, (await migration.Save().RunAsync("run", "--yes")).Code);

        var result = await migration.RunAsync("abort", "--yes", "--reason", "not today");

        Assert.Equal((ExitCode.Done, ""), (result.Code, result.Error));
        Assert.Equal(["undo-c", "undo-b", "undo-a"], migration.Calls().Select(c => c[0]).Where(n => n.StartsWith("undo", StringComparison.Ordinal)));
        Assert.Equal("aborted", (await migration.StoryAsync())[^1]);
        Assert.False(migration.Exists("a.done") || migration.Exists("b.done"));
        Assert.Equal(ExitCode.Refused, (await migration.RunAsync("resume")).Code);
    }

    [Fact]
    public async Task A_run_can_begin_anew_after_an_abort()
    {
        using var migration = Three("{}");
        var hung = migration.Steps[2];
        hung["arguments"]!["fails"] = 1;
        await migration.Save().RunAsync("run", "--yes");
        await migration.RunAsync("abort", "--yes");
        hung["arguments"]!.AsObject().Remove("fails");

        var result = await migration.Save().RunAsync("run", "--yes");

        Assert.Equal((ExitCode.Done, ""), (result.Code, result.Error));
        Assert.True(migration.Exists("c.done"));
    }

    [Fact]
    public async Task An_abort_that_is_killed_in_the_middle_is_brought_to_an_end_by_another()
    {
        using var migration = Three();
        migration.Steps[1]["compensation"]!["arguments"]!["hangs"] = true;
        await migration.Save().RunAsync("run", "--yes");
        await migration.KillWhenAsync("undo-b.still", "abort", "--yes");

        var resumed = await migration.RunAsync("resume");
        migration.Put("undo-b.go");
        var result = await migration.RunAsync("abort", "--yes");

        Assert.Equal((ExitCode.Refused, ExitCode.Done), (resumed.Code, result.Code));
        Assert.Contains("'abort' was begun", resumed.Error, StringComparison.Ordinal);
        var undone = migration.Calls().Where(c => c[0].StartsWith("undo", StringComparison.Ordinal)).ToList();
        Assert.Equal(["undo-c", "undo-b", "undo-b", "undo-a"], undone.Select(c => c[0]));
        Assert.Equal(undone[1][2], undone[2][2]);
        Assert.Equal(3, (await migration.StoryAsync()).Count(s => s.StartsWith("compensation-finished", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_undoes_a_step_takes_what_the_step_captured_even_when_it_did_not_end()
    {
        using var migration = Three("""{"checkpoints":2,"hangs":true}""");
        migration.Steps[1]["compensation"]!["arguments"]!["value"] = JsonNode.Parse("""{"$output":{"step":"b","name":"captured"}}""");
        migration.Steps[2]["compensation"]!["arguments"]!["value"] = JsonNode.Parse("""{"$output":{"step":"c","name":"captured"}}""");
        migration.Save();
        await migration.KillWhenAsync("c.still", "run", "--yes");

        Assert.Equal(ExitCode.Done, (await migration.RunAsync("abort", "--yes")).Code);

        var captured = (await migration.JournalAsync()).Where(e => e.Kind == "compensation-finished").Select(e => (string?)e.Data["outputs"]?["value"]);
        Assert.Equal(["c at 2", "b, attempt 1", null], captured);
    }

    [Fact]
    public async Task What_cannot_be_undone_stops_the_abort_until_a_person_says_to_leave_it()
    {
        using var migration = Three();
        migration.Steps[1]["compensation"]!["arguments"]!["fails"] = 99;
        await migration.Save().RunAsync("run", "--yes");

        var stopped = await migration.RunAsync("abort", "--yes");
        var done = await migration.RunAsync("abort", "--yes", "--skip", "b", "--reason", "undone by hand");

        Assert.Equal((ExitCode.Failed, ExitCode.Done), (stopped.Code, done.Code));
        Assert.Contains("--skip <step> --reason", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(["undo-c", "undo-b", "undo-a"], migration.Calls().Select(c => c[0]).Where(n => n.StartsWith("undo", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Rollback_takes_the_run_back_and_resume_goes_on_from_there()
    {
        using var migration = Three();
        await migration.Save().RunAsync("run", "--yes");

        var back = await migration.RunAsync("rollback", "--to", "b", "--yes");
        var standing = (await migration.RunAsync("status")).Out;
        var resumed = await migration.RunAsync("resume");

        Assert.Equal((ExitCode.Done, ExitCode.Done), (back.Code, resumed.Code));
        Assert.Contains("resume, with b", standing, StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c", "undo-c", "undo-b", "b", "c"], migration.Calls().Select(c => c[0]));
        Assert.Equal(["1", "2"], migration.Calls().Where(c => c[0] == "b").Select(c => c[1]));
        Assert.True(migration.Exists("c.done"));
    }

    [Fact]
    public async Task Rollback_to_a_phase_leaves_the_phases_before_it()
    {
        using var migration = Three();
        migration.Steps[1]["phase"] = "Move";
        migration.Steps[2]["phase"] = "Move";
        await migration.Save().RunAsync("run", "--yes");

        Assert.Equal(ExitCode.Done, (await migration.RunAsync("rollback", "--to", "Move", "--yes")).Code);

        Assert.Equal((true, false), (migration.Exists("a.done"), migration.Exists("b.done")));
        Assert.Equal(ExitCode.Usage, (await migration.RunAsync("rollback", "--to", "Mvoe", "--yes")).Code);
    }

    [Theory]
    [InlineData("abort")]
    [InlineData("rollback")]
    public async Task Neither_passes_the_point_of_no_return_without_force_and_a_reason(string command)
    {
        using var migration = Three();
        migration.Head["pointOfNoReturn"] = "b";
        await migration.Save().RunAsync("run", "--yes");
        string[] words = command == "abort" ? ["abort", "--yes"] : ["rollback", "--to", "a", "--yes"];

        var refused = await migration.RunAsync(words);
        var reasonless = await migration.RunAsync([.. words, "--force"]);
        var calls = migration.Calls().Count;
        var forced = await migration.RunAsync([.. words, "--force", "--reason", "the owner said so"]);

        Assert.Equal((ExitCode.Refused, ExitCode.Usage, 3, ExitCode.Done), (refused.Code, reasonless.Code, calls, forced.Code));
        Assert.Contains("step b was begun or done, which is the point of no return", refused.Error, StringComparison.Ordinal);
        Assert.Equal("the owner said so", (string?)(await migration.JournalAsync()).Last(e => e.Kind == "run-resumed").Data["reason"]);
    }

    [Fact]
    public async Task A_rollback_after_the_point_of_no_return_needs_no_force()
    {
        using var migration = Three();
        migration.Head["pointOfNoReturn"] = "b";
        await migration.Save().RunAsync("run", "--yes");

        Assert.Equal(ExitCode.Done, (await migration.RunAsync("rollback", "--to", "c", "--yes")).Code);
    }

    [Fact]
    public async Task A_step_that_nothing_undoes_is_named()
    {
        using var migration = Three();
        migration.Steps[0].Remove("compensation");
        migration.Steps[0]["irreversible"] = "the old table is gone";
        await migration.Save().RunAsync("run", "--yes");

        var refused = await migration.RunAsync("abort", "--yes");

        Assert.Equal(ExitCode.Refused, refused.Code);
        Assert.Contains("nothing undoes step a: the old table is gone", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loss_of_data_is_said_before_anything_is_undone()
    {
        using var migration = Three();
        migration.Steps[1]["compensation"]!["acceptsDataLoss"] = "writes since the switch";
        migration.Answers = "n\n";
        await migration.Save().RunAsync("run", "--yes");

        var result = await migration.RunAsync("abort");

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains("undoing b loses data: writes since the switch", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(migration.Calls(), c => c[0].StartsWith("undo", StringComparison.Ordinal));
    }
}
