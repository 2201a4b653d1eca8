using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

public sealed class ResumeTests
{
    [Fact]
    public async Task A_second_run_is_refused_while_one_is_not_finished_and_after_it_was()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first", """{"fails":1}"""));
        Assert.Equal(ExitCode.Failed, (await migration.Save().RunAsync("run", "--yes")).Code);

        var second = await migration.RunAsync("run", "--yes");
        Assert.Equal(ExitCode.Done, (await migration.RunAsync("resume")).Code);
        var third = await migration.RunAsync("run", "--yes");
        var nothing = await migration.RunAsync("resume");
        var again = await migration.RunAsync("run", "--yes", "--again");

        Assert.Equal((ExitCode.Refused, ExitCode.Refused, ExitCode.Refused), (second.Code, third.Code, nothing.Code));
        Assert.Contains("groundplan resume", second.Error, StringComparison.Ordinal);
        Assert.Contains("--again", third.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, again.Code); // the first attempt of the new run fails as the script says
    }

    [Fact]
    public async Task Resume_without_a_run_says_how_to_begin_one_and_leaves_nothing()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first"));

        var result = await migration.Save().RunAsync("resume");

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains("groundplan run", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(migration.Folder, ".groundplan")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Parallel_steps_that_are_killed_together_all_go_on(int kills)
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("a", """{"hangs":true,"checkpoints":2}"""), migration.Script("b", """{"hangs":true,"checkpoints":2}"""), migration.Script("c", "{}", "a", "b")]);
        migration.Save();
        for (var kill = 1; kill <= kills; kill++)
        {
            await migration.KillWhenAsync("b.still", kill == 1 ? ["run", "--yes"] : ["resume"]);
            File.Delete(Path.Combine(migration.Folder, "b.still"));
        }
        migration.Put("a.go");
        migration.Put("b.go");

        var result = await migration.RunAsync("resume");

        Assert.Equal((ExitCode.Done, ""), (result.Code, result.Error));
        Assert.All(["a", "b"], name => Assert.Equal([(kills + 1, 1)], migration.Calls().Where(c => c[0] == name).GroupBy(c => c[2]).Select(g => (g.Count(), g.Select(c => c[1]).Distinct().Count()))));
        Assert.Single(await migration.StoryAsync(), s => s == "step-started a");
        Assert.Equal(ExitCode.Done, (await migration.RunAsync("history", "--verify")).Code);
    }

    [Fact]
    public async Task Two_runners_never_both_run()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first", """{"hangs":true}"""));
        migration.Save();
        using var child = migration.Start("run", "--yes");
        await migration.AppearsAsync("first.still");

        var second = await migration.RunAsync("resume");
        var approve = await migration.RunAsync("abort", "--yes");
        migration.Put("first.go");
        await child.WaitForExitAsync();

        Assert.Equal((ExitCode.Locked, ExitCode.Locked, 0), (second.Code, approve.Code, child.ExitCode));
        Assert.Contains("Somebody else runs", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_of_a_step_that_was_done_before_the_crash_reach_later_ones()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([
            migration.Script("first", """{"value":{"url":"http://blue"}}"""),
            migration.Script("second", """{"hangs":true}""", "first"),
            migration.Script("third", """{"value":{"$output":{"step":"first","name":"value"}}}""", "second"),
        ]);
        migration.Save();
        await migration.KillWhenAsync("second.still", "run", "--yes");
        migration.Put("second.go");

        Assert.Equal(ExitCode.Done, (await migration.RunAsync("resume")).Code);

        Assert.Equal("http://blue", (string?)(await migration.JournalAsync()).Last(e => e.Kind == JournalKind.StepFinished).Data["outputs"]!["value"]!["url"]);
    }

    [Fact]
    public async Task A_secret_output_is_not_kept_and_whoever_wants_it_is_told()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([
            migration.Script("first", """{"secret":"hunter2hunter2"}"""),
            migration.Script("second", """{"value":{"$output":{"step":"first","name":"note"}}}""", "first"),
        ]);

        var result = await migration.Save().RunAsync("run", "--yes");

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains("Output note of step first is a secret", result.All, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2hunter2", await File.ReadAllTextAsync(Path.Combine(migration.State, "journal.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_runbook_is_refused_until_it_is_accepted_with_a_reason()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first"), migration.Script("second", """{"fails":1}""", "first")]);
        Assert.Equal(ExitCode.Failed, (await migration.Save().RunAsync("run", "--yes")).Code);
        migration.Steps.Add(migration.Script("third", "{}", "second"));
        migration.Save();

        var refused = await migration.RunAsync("resume");
        var reasonless = await migration.RunAsync("resume", "--accept-changed-runbook");
        var accepted = await migration.RunAsync("resume", "--accept-changed-runbook", "--reason", "a step was missing");

        Assert.Equal((ExitCode.Refused, ExitCode.Usage, ExitCode.Done), (refused.Code, reasonless.Code, accepted.Code));
        Assert.Equal("a step was missing", (string?)(await migration.JournalAsync()).Single(e => e.Kind == JournalKind.RunResumed).Data["accepted"]!["reason"]);
        Assert.True(migration.Exists("third.done"));
    }

    [Theory]
    [InlineData("""{"value":2}""", "is not the same any more")]
    [InlineData(null, "is gone from the runbook")]
    public async Task A_step_that_is_done_must_stay_as_it_was(string? arguments, string message)
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first"), migration.Script("second", """{"fails":1}""")]);
        Assert.Equal(ExitCode.Failed, (await migration.Save().RunAsync("run", "--yes", "--parallel", "1")).Code);
        if (arguments is null)
            migration.Steps.RemoveAt(0);
        else
            migration.Steps[0]["arguments"] = migration.Arguments("first", arguments);
        migration.Save();

        var result = await migration.RunAsync("resume", "--accept-changed-runbook", "--reason", "better");

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_that_was_cut_off_begins_anew_where_its_arguments_changed()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first", """{"hangs":true,"checkpoints":2}"""));
        migration.Save();
        await migration.KillWhenAsync("first.still", "run", "--yes");
        migration.Steps[0]["arguments"] = migration.Arguments("first", """{"value":2}""");
        migration.Save();

        var result = await migration.RunAsync("resume", "--accept-changed-runbook", "--reason", "better");

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Equal([("1", "-"), ("2", "-")], migration.Calls().Select(c => (c[1], c[3])));
    }

    [Fact]
    public async Task A_destructive_program_that_was_cut_off_is_not_run_again_unless_a_person_says_so()
    {
        using var migration = new MigrationOnDisk();
        var step = MigrationOnDisk.Step("first", "test/forgetful", migration.Arguments("first", """{"hangs":true}"""));
        step["idempotency"] = "destructive";
        migration.Steps.Add(step);
        migration.Save();
        await migration.KillWhenAsync("first.still", "run", "--yes");
        migration.Put("first.go");

        var refused = await migration.RunAsync("resume");
        var calls = migration.Calls().Count;
        var rerun = await migration.RunAsync("resume", "--rerun", "first");

        Assert.Equal((ExitCode.Refused, 1, ExitCode.Done), (refused.Code, calls, rerun.Code));
        Assert.Contains("--rerun first", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--skip first --reason", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destructive_program_that_was_cut_off_is_skipped_with_a_reason()
    {
        using var migration = new MigrationOnDisk();
        var step = MigrationOnDisk.Step("first", "test/forgetful", migration.Arguments("first", """{"hangs":true}"""));
        step["idempotency"] = "destructive";
        migration.Steps.AddRange([step, migration.Script("second", "{}", "first")]);
        migration.Save();
        await migration.KillWhenAsync("first.still", "run", "--yes");

        var reasonless = await migration.RunAsync("resume", "--skip", "first");
        var notBegun = await migration.RunAsync("resume", "--skip", "second", "--reason", "no");
        var skipped = await migration.RunAsync("resume", "--skip", "first", "--reason", "I looked: it was done");

        Assert.Equal((ExitCode.Usage, ExitCode.Refused, ExitCode.Done), (reasonless.Code, notBegun.Code, skipped.Code));
        Assert.Equal("I looked: it was done", (string?)(await migration.JournalAsync()).Single(e => e.Kind == JournalKind.StepSkipped).Data["reason"]);
        Assert.Single(migration.Calls(), c => c[0] == "first");
    }

    [Fact]
    public async Task A_precondition_is_not_asked_again_once_the_step_has_begun()
    {
        using var migration = new MigrationOnDisk();
        // The precondition runs a step of the test's kind: done once, it is counted.
        var step = migration.Script("first", """{"hangs":true}""");
        step["preconditions"] = new JsonArray(new JsonObject { ["id"] = "empty", ["kind"] = "test/script", ["arguments"] = migration.Arguments("empty") });
        migration.Steps.Add(step);
        migration.Save();
        await migration.KillWhenAsync("first.still", "run", "--yes");
        migration.Put("first.go");

        Assert.Equal(ExitCode.Done, (await migration.RunAsync("resume")).Code);

        Assert.Single(migration.Calls(), c => c[0] == "empty");
    }

    [Fact]
    public async Task Editing_one_byte_of_the_journal_stops_everything()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first"), migration.Script("second", """{"fails":1}""", "first")]);
        await migration.Save().RunAsync("run", "--yes");
        Assert.Equal(ExitCode.Done, (await migration.RunAsync("history", "--verify")).Code);
        var journal = Path.Combine(migration.State, "journal.jsonl");
        var text = await File.ReadAllTextAsync(journal);
        await File.WriteAllTextAsync(journal, text.Replace("first is done", "first is dune", StringComparison.Ordinal));

        Assert.Equal(
            (ExitCode.Refused, ExitCode.Refused, ExitCode.Refused, ExitCode.Refused),
            ((await migration.RunAsync("history", "--verify")).Code, (await migration.RunAsync("resume")).Code, (await migration.RunAsync("abort", "--yes")).Code, (await migration.RunAsync("status")).Code));
    }

    [Fact]
    public async Task Ctrl_C_stops_at_the_next_safe_point_and_says_how_to_go_on()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first", """{"hangs":true,"checkpoints":1}"""), migration.Script("second", "{}", "first")]);
        migration.Save();

        var running = migration.RunAsync("run", "--yes");
        await migration.AppearsAsync("first.still");
        migration.Interrupts.Raise();
        var result = await running;
        migration.Put("first.go");
        var resumed = await migration.RunAsync("resume");

        Assert.Equal((ExitCode.Interrupted, ExitCode.Done), (result.Code, resumed.Code));
        Assert.Contains("groundplan resume", result.Error, StringComparison.Ordinal);
        Assert.Equal(["1", "1"], migration.Calls().Where(c => c[0] == "first").Select(c => c[1]));
        Assert.Contains("run-interrupted", await migration.StoryAsync());
    }

    [Fact]
    public async Task A_lease_that_is_taken_away_stops_the_run_at_once()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first", """{"hangs":true}"""), migration.Script("second", "{}", "first")]);
        migration.Save();

        var running = migration.RunAsync("run", "--yes");
        await migration.AppearsAsync("first.still");
        File.Delete(Path.Combine(migration.State, "journal.lease"));
        migration.Put("first.go");
        var result = await running;

        Assert.Equal(ExitCode.Locked, result.Code);
        Assert.Contains("is lost", result.Error, StringComparison.Ordinal);
        Assert.False(migration.Exists("second.done"));
    }
}
