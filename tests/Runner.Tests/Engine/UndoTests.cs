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

    [Theory]
    [InlineData("run", "b", "a.done")]
    [InlineData("abort", "undo-b", "undo-c.done")]
    public async Task A_second_signal_leaves_at_once_whatever_an_executor_does(string command, string deaf, string last)
    {
        using var migration = Three();
        var step = migration.Steps[1];
        (command == "run" ? step : step["compensation"]!)["arguments"] = migration.Arguments(deaf, """{"hangs":true,"deaf":true}""");
        migration.Save();
        if (command == "abort")
            await migration.RunAsync("run", "--yes");

        var running = migration.RunAsync(command, "--yes");
        await migration.AppearsAsync($"{deaf}.still");
        migration.Interrupts.Raise();
        migration.Interrupts.Raise();
        var result = await running.WaitAsync(TimeSpan.FromSeconds(30));
        migration.Put($"{deaf}.go");
        await migration.AppearsAsync($"{deaf}.done"); // the last that it writes

        Assert.Equal((ExitCode.Interrupted, "error: interrupted.\n"), (result.Code, result.Error));
        Assert.True(migration.Exists(last));
    }

    [Fact]
    public async Task After_its_end_there_is_nothing_to_abort_and_after_an_abort_nothing_to_verify()
    {
        using var migration = Three("{}");
        await migration.Save().RunAsync("run", "--yes");
        var abort = await migration.RunAsync("abort", "--yes");
        var rollback = await migration.RunAsync("rollback", "--to", "b", "--yes");
        using var other = Three();
        await other.Save().RunAsync("run", "--yes");
        await other.RunAsync("abort", "--yes");
        var verified = await other.RunAsync("verify");

        Assert.Equal((ExitCode.Refused, ExitCode.Refused, ExitCode.Done), (abort.Code, rollback.Code, verified.Code));
        Assert.Matches("^error: The run of Orders/Move was finished at .*Z; there is nothing to abort\\.\n$", abort.Error);
        Assert.Matches("^error: The run of Orders/Move was finished at .*Z; there is nothing to roll back\\.\n$", rollback.Error);
        Assert.Matches("^Orders/Move: the run was aborted at .*Z; nothing stands to be verified\\.\n$", verified.Out);
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

        var begun = await migration.RunAsync("run", "--yes");
        var resumed = await migration.RunAsync("resume");
        var standing = await migration.RunAsync("status");
        migration.Put("undo-b.go");
        var result = await migration.RunAsync("abort", "--yes");

        Assert.Equal((ExitCode.Refused, ExitCode.Done), (resumed.Code, result.Code));
        Assert.Contains("'abort' was begun and not brought to an end. Run it again: groundplan abort ", resumed.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Refused, resumed.Error), (begun.Code, begun.Error));
        Assert.Matches("killed: process [0-9]+ on .* is gone; abort takes over\nnext: groundplan abort ", standing.Out);
        Assert.Matches(@"a +test/script +done [\s\S]*b +test/script +being undone [\s\S]*c +test/script +undone ", standing.Out);
        var undone = migration.Calls().Where(c => c[0].StartsWith("undo", StringComparison.Ordinal)).ToList();
        Assert.Equal(["undo-c", "undo-b", "undo-b", "undo-a"], undone.Select(c => c[0]));
        Assert.Equal(undone[1][2], undone[2][2]);
        Assert.Equal(3, (await migration.StoryAsync()).Count(s => s.StartsWith("compensation-finished", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_run_is_not_begun_while_a_rollback_is_not_brought_to_an_end()
    {
        using var migration = Three();
        migration.Steps[1]["compensation"]!["arguments"]!["fails"] = 99;
        await migration.Save().RunAsync("run", "--yes");
        await migration.RunAsync("rollback", "--to", "b", "--yes");
        var begun = await migration.RunAsync("run", "--yes");
        migration.Head["title"] = "Another";
        var status = await migration.Save().RunAsync("status");

        Assert.Equal(ExitCode.Refused, begun.Code);
        Assert.Contains("'rollback --to b' was begun and not brought to an end. Run it again: groundplan rollback --to b ", begun.Error, StringComparison.Ordinal);
        Assert.Matches("next: groundplan rollback --to b .* --accept-changed-runbook --reason \"…\"\n", status.Out);
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
        Assert.Contains(" --skip b --reason", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(["undo-c", "undo-b", "undo-a"], migration.Calls().Select(c => c[0]).Where(n => n.StartsWith("undo", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_a_person_undoes_stops_the_abort_with_what_is_to_be_done_and_is_not_begun()
    {
        using var migration = Three();
        migration.Steps[1]["compensation"]!["kind"] = "manual";
        migration.Steps[1]["compensation"]!["arguments"] = new JsonObject { ["instructions"] = new JsonArray("Call the provider.", "Write down the name.") };
        await migration.Save().RunAsync("run", "--yes");

        var stopped = await migration.RunAsync("abort", "--yes");
        var done = await migration.RunAsync("abort", "--yes", "--skip", "b", "--reason", "called, it was Ann");

        Assert.Equal((ExitCode.Refused, ExitCode.Done), (stopped.Code, done.Code));
        Assert.Contains("a person undoes step b: Call the provider. Write down the name. When that is done, give --skip b --reason \"…\"", stopped.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody let it pass", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(["undo-c", "undo-a"], migration.Calls().Select(c => c[0]).Where(n => n.StartsWith("undo", StringComparison.Ordinal)));
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
        Assert.Contains("ready: b\nnext: groundplan resume ", standing, StringComparison.Ordinal);
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

    /// <summary>Four steps: one that only reads, one that nothing undoes, one without a compensation, one with; the last fails.</summary>
    private static MigrationOnDisk Mixed(string last = """{"fails":9}""")
    {
        var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("look"), migration.Script("tell", "{}", "look"), migration.Script("pour", "{}", "tell"), migration.Script("move", last, "pour")]);
        migration.Steps[0]["idempotency"] = "read";
        migration.Steps[1]["irreversible"] = "mail is sent";
        migration.Steps[3]["compensation"] = migration.Undo("undo-move", """{"removes":"move"}""");
        migration.Steps[3]["compensation"]!["acceptsDataLoss"] = "writes since the switch";
        return migration.Save();
    }

    [Fact]
    public async Task What_was_undone_what_had_changed_nothing_and_what_stays_are_counted_apart()
    {
        using var migration = Mixed();
        await migration.RunAsync("run", "--yes");

        var result = await migration.RunAsync("abort", "--yes", "--force", "--reason", "not today");
        var standing = await migration.RunAsync("status");

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.EndsWith(
            """
            Orders/Move: aborted: 1 undone, 1 changed nothing, 2 stay.
              undone: 1 (move)
              changed nothing: 1 (look)
              stays: 2
                pour: it has no compensation
                tell: nothing undoes it: mail is sent

            """,
            result.Out,
            StringComparison.Ordinal);
        Assert.Matches(@"move +test/script +undone", standing.Out);
        Assert.Matches(@"tell +test/script +stays .*It stays: nothing undoes it: mail is sent\.", standing.Out);
        Assert.Matches(@"look +test/script +changed nothing", standing.Out);
    }

    [Fact]
    public async Task What_a_person_left_and_what_an_earlier_attempt_undid_are_in_the_count()
    {
        using var migration = Three();
        migration.Steps[1]["compensation"]!["arguments"]!["fails"] = 99;
        await migration.Save().RunAsync("run", "--yes");
        await migration.RunAsync("abort", "--yes");

        var result = await migration.RunAsync("abort", "--yes", "--skip", "b", "--reason", "undone by hand", "--json");

        var said = JsonNode.Parse(result.Out.TrimEnd('\n').Split('\n')[^1])!;
        Assert.Equal((2, 1, 0, 0), ((int)said["undone"]!, (int)said["skipped"]!, (int)said["stays"]!, (int)said["changedNothing"]!));
        Assert.Equal(["c undone ", "b skipped undone by hand", "a undone "], said["steps"]!.AsArray().Select(s => $"{s!["id"]} {s["outcome"]} {s["reason"]}"));
    }

    [Theory]
    [InlineData("abort")]
    [InlineData("rollback", "--to", "look")]
    public async Task Where_nobody_can_be_asked_it_shows_what_it_would_do_and_changes_nothing(params string[] words)
    {
        using var migration = Mixed();
        await migration.RunAsync("run", "--yes");
        var before = File.ReadAllBytes(Path.Combine(migration.State, "journal.jsonl"));

        var refused = await migration.RunAsync(words);
        var result = await migration.RunAsync([.. words, "--force", "--reason", "seen"]);

        Assert.Equal((ExitCode.Refused, ExitCode.Refused), (refused.Code, result.Code));
        Assert.Matches(
            """
            ^  step +kind +stands +would +how, or why not
              move +test/script +failed +be undone +test/script
              pour +test/script +done +stay +it has no compensation
              tell +test/script +done +stay +nothing undoes it: mail is sent
              look +test/script +done +change nothing +it changed nothing
            $
            """.ReplaceLineEndings("\n"),
            result.Out);
        Assert.Equal(refused.Out, result.Out);
        Assert.Contains("nothing undoes step tell: mail is sent. To undo the rest all the same", refused.Error, StringComparison.Ordinal);
        Assert.Contains("undoing move loses data: writes since the switch", result.Error, StringComparison.Ordinal);
        Assert.Contains($"error: {words[0]} wants a confirmation and there is nobody to ask: give --yes. Nothing was undone.", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(migration.State, "journal.jsonl")));
        Assert.DoesNotContain(migration.Calls(), c => c[0].StartsWith("undo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_look_is_an_object_a_line_in_json()
    {
        using var migration = Mixed();
        await migration.RunAsync("run", "--yes");

        var result = await migration.RunAsync("abort", "--json", "--force", "--reason", "seen");

        var lines = result.Out.TrimEnd('\n').Split('\n').Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Equal(["move undone writes since the switch", "pour stays ", "tell stays ", "look changed nothing "], lines.Where(l => (string?)l["type"] == "undo").Select(l => $"{l["id"]} {l["outcome"]} {l["losesData"]}"));
        Assert.Equal(("result", "would abort", 3, 1), ((string?)lines[^1]["type"], (string?)lines[^1]["state"], (int)lines[^1]["exitCode"]!, (int)lines[^1]["undone"]!));
    }

    [Fact]
    public async Task The_look_takes_no_lease_and_makes_no_folder()
    {
        using var migration = Three("""{"hangs":true}""").Save();
        using var running = migration.Start("run", "--yes");
        await migration.AppearsAsync("c.still");

        var beside = await migration.RunAsync("abort");
        migration.Put("c.go");
        await running.WaitForExitAsync();
        using var none = Three().Save();
        var nothing = await none.RunAsync("abort");

        Assert.Equal((ExitCode.Refused, ExitCode.Done, ExitCode.Refused), (beside.Code, running.ExitCode, nothing.Code));
        Assert.Matches("c +test/script +begun +be undone", beside.Out);
        Assert.False(Directory.Exists(none.State));
    }

    [Fact]
    public async Task A_sign_off_of_a_step_that_was_undone_does_not_count_again()
    {
        using var migration = new MigrationOnDisk();
        var sign = MigrationOnDisk.Step("sign", "manual", new JsonObject { ["instructions"] = new JsonArray("look") });
        sign["compensation"] = migration.Undo("undo-sign");
        migration.Steps.AddRange([sign, migration.Script("b", """{"fails":1}""", "sign")]);
        await migration.Save().RunAsync("run", "--yes");
        await migration.RunAsync("approve", "--step", "sign");
        await migration.RunAsync("resume");

        Assert.Equal(ExitCode.Done, (await migration.RunAsync("rollback", "--to", "sign", "--yes")).Code);

        Assert.Equal(ExitCode.Refused, (await migration.RunAsync("resume")).Code);
    }
}
