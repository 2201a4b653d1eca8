using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

public sealed class EngineTests
{
    [Fact]
    public async Task Steps_that_do_not_hang_on_each_other_run_at_the_same_time_up_to_the_bound()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([.. ((string[])["a", "b", "c"]).Select(id => migration.Script(id, """{"hangs":true}"""))]);
        migration.Save();

        var running = migration.RunAsync("run", "--yes", "--parallel", "2");
        await migration.AppearsAsync("a.still");
        await migration.AppearsAsync("b.still");
        var early = migration.Exists("c.still");
        foreach (var id in (string[])["a", "b", "c"])
            migration.Put($"{id}.go");

        Assert.Equal((ExitCode.Done, false), ((await running).Code, early));
    }

    [Fact]
    public async Task After_a_failure_nothing_new_begins_and_what_runs_comes_to_its_end()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("bad", """{"fails":1}"""), migration.Script("slow", """{"hangs":true}"""), migration.Script("next", "{}", "slow")]);
        migration.Save();

        var running = migration.RunAsync("run", "--yes");
        await migration.AppearsAsync("slow.still");
        await StoryHasAsync(migration, "step-failed bad");
        migration.Put("slow.go");
        var result = await running;

        Assert.Equal((ExitCode.Failed, true, false), (result.Code, migration.Exists("slow.done"), migration.Exists("next.done")));
        Assert.Contains("step bad failed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_takes_longer_than_its_timeout_has_failed()
    {
        using var migration = new MigrationOnDisk();
        var step = migration.Script("slow", """{"hangs":true}""");
        step["timeoutSeconds"] = 0.3;
        migration.Steps.Add(step);

        var result = await migration.Save().RunAsync("run", "--yes");

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains("It was not done after 0.3 s, its timeout.", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_is_not_cut_short_by_a_timeout()
    {
        using var migration = new MigrationOnDisk();
        var step = MigrationOnDisk.Step("soak", "wait", new JsonObject { ["seconds"] = 0.5 });
        step["timeoutSeconds"] = 0.1;
        migration.Steps.Add(step);

        Assert.Equal(ExitCode.Done, (await migration.Save().RunAsync("run", "--yes")).Code);
    }

    [Fact]
    public async Task A_step_whose_effect_is_not_there_has_failed()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("liar", """{"doesNothing":true}"""));

        var result = await migration.Save().RunAsync("run", "--yes");

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains("verification does not find its effect: there is no file", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verification_of_the_runbook_may_take_the_steps_own_outputs()
    {
        using var migration = new MigrationOnDisk();
        var step = migration.Script("first", """{"value":"x"}""");
        step["verifications"] = new JsonArray(new JsonObject
        {
            ["id"] = "look",
            ["kind"] = "test/script",
            ["arguments"] = migration.Arguments("look", """{"value":{"$output":{"step":"first","name":"value"}}}"""),
        });
        migration.Steps.Add(step);

        Assert.Equal(ExitCode.Done, (await migration.Save().RunAsync("run", "--yes")).Code);
        Assert.Equal(["first", "look"], (await migration.JournalAsync()).Single(e => e.Kind == JournalKind.StepFinished).Data["verified"]!.AsArray().Select(v => (string?)v!["check"]));
    }

    [Fact]
    public async Task Time_since_another_step_is_kept()
    {
        using var migration = new MigrationOnDisk();
        var step = migration.Script("second", "{}", "first");
        step["notBefore"] = new JsonArray(new JsonObject { ["step"] = "first", ["seconds"] = 1.5 });
        migration.Steps.AddRange([migration.Script("first"), step]);

        var early = await migration.Save().RunAsync("run", "--yes");
        var waited = await migration.RunAsync("resume", "--wait");

        Assert.Equal((ExitCode.Refused, ExitCode.Done), (early.Code, waited.Code));
        Assert.Contains("second: it waits until", early.Error, StringComparison.Ordinal);
        var entries = await migration.JournalAsync();
        Assert.True(entries.First(e => e is { Kind: "step-started", Step: "second" }).Time - entries.First(e => e is { Kind: "step-finished", Step: "first" }).Time >= TimeSpan.FromSeconds(1.5));
    }

    [Theory]
    [InlineData("2999-01-01T00:00:00Z", null, "the window of Prepare opens at 2999-01-01T00:00:00Z", "")]
    [InlineData(null, "2001-01-01T00:00:00Z", "the window of Prepare closed at 2001-01-01T00:00:00Z", " --accept-changed-runbook --reason \"…\"")]
    public async Task A_window_is_kept(string? opens, string? closes, string message, string accepting)
    {
        using var migration = new MigrationOnDisk();
        migration.Head["phases"] = new JsonArray(new JsonObject { ["name"] = "Prepare", ["opens"] = opens, ["closes"] = closes });
        migration.Steps.Add(migration.Script("first"));

        var result = await migration.Save().RunAsync("run", "--yes");

        Assert.Equal((ExitCode.Refused, 0), (result.Code, migration.Calls().Count));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.EndsWith($"\nresume: groundplan resume {migration.Folder} --root Orders/Move --endpoint-url {migration.Sts.Url} --extension {typeof(ScriptExecutor).Assembly.Location}{accepting}\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_without_a_run_says_so()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first"));

        var result = await migration.Save().RunAsync("history");

        Assert.Equal((ExitCode.Refused, ""), (result.Code, result.Out));
        Assert.Contains($"There is no run of Orders/Move in {migration.State}. Begin one: groundplan run {migration.Folder} ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_names_the_help_of_the_command()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first"));

        var result = await migration.Save().RunAsync("rollback");

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("See groundplan rollback --help.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_goes_back_changes_no_order()
    {
        var time = new ShiftedTime();
        using var migration = new MigrationOnDisk { Time = time };
        migration.Steps.AddRange([migration.Script("first"), migration.Script("second", """{"fails":1}""", "first")]);
        await migration.Save().RunAsync("run", "--yes");
        time.Shift = TimeSpan.FromDays(-400);

        var status = await migration.RunAsync("status");
        var result = await migration.RunAsync("resume");

        Assert.Contains("ready: second\nnext: groundplan resume ", status.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Equal(["first", "second", "second"], migration.Calls().Select(c => c[0]));
        Assert.Equal(ExitCode.Done, (await migration.RunAsync("history", "--verify")).Code);
    }

    [Fact]
    public async Task When_the_journal_cannot_be_written_nothing_more_is_done()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first", """{"hangs":true}"""), migration.Script("other", """{"hangs":true}"""), migration.Script("second", "{}", "first")]);
        migration.Save();

        var running = migration.RunAsync("run", "--yes");
        await migration.AppearsAsync("first.still");
        await migration.AppearsAsync("other.still");
        // What a full or broken disk does to the write that follows.
        Directory.CreateDirectory(Path.Combine(migration.State, "journal.head.new"));
        migration.Put("first.go");
        var result = await running;
        Directory.Delete(Path.Combine(migration.State, "journal.head.new"));
        migration.Put("other.go");
        var resumed = await migration.RunAsync("resume");

        Assert.Equal((ExitCode.Failed, ExitCode.Done), (result.Code, resumed.Code));
        Assert.Contains("Kept for certain: entries 1 to", result.Error, StringComparison.Ordinal);
        Assert.Single(migration.Calls(), c => c[0] == "second");
    }

    [Fact]
    public async Task The_default_state_is_kept_out_of_version_control()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first"));

        await migration.Save().RunAsync("run", "--yes");

        Assert.Equal("*\n", await File.ReadAllTextAsync(Path.Combine(migration.Folder, ".groundplan", ".gitignore")));
    }

    [Fact]
    public async Task Another_account_or_region_than_that_of_the_run_is_refused()
    {
        using var migration = new MigrationOnDisk();
        migration.Head["accountId"] = null;
        migration.Steps.Add(migration.Script("first", """{"fails":1}"""));
        await migration.Save().RunAsync("run", "--yes");
        migration.Sts.Account = "210987654321";

        var result = await migration.RunAsync("resume");

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains("The run was begun in account 123456789012", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_are_one_object_a_line()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first"));

        var result = await migration.Save().RunAsync("run", "--yes", "--json");

        var lines = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(["step started", "step finished", "result finished"], lines.Select(l => $"{l["type"]} {l["state"]}"));
        Assert.Equal((0, 1), ((int)lines[^1]["exitCode"]!, (int)lines[^1]["done"]!));
    }

    [Fact]
    public async Task A_terminal_shows_how_far_each_running_step_is()
    {
        using var migration = new MigrationOnDisk { IsTerminal = true };
        migration.Steps.AddRange([migration.Script("first", """{"checkpoints":3,"hangs":true}"""), migration.Script("second", "{}", "first")]);
        migration.Save();

        var running = migration.RunAsync("run", "--yes");
        await migration.AppearsAsync("first.still");
        await Task.Delay(600);
        migration.Put("first.go");
        var result = await running;

        Assert.Equal((ExitCode.Done, ""), (result.Code, result.Error));
        Assert.Contains("first: 2/3 items", result.Out, StringComparison.Ordinal);
        Assert.Contains("second: done: second is done.", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resources_physical_id_takes_the_place_of_the_reference_to_it()
    {
        using var migration = new MigrationOnDisk();
        migration.Sts.Other = (_, body) => body.Contains("Action=DescribeStackResource", StringComparison.Ordinal) && body.Contains("StackName=orders-green", StringComparison.Ordinal)
            ? (200, "<R><DescribeStackResourceResult><StackResourceDetail><PhysicalResourceId>orders-1x2y</PhysicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus></StackResourceDetail></DescribeStackResourceResult></R>")
            : (400, "<E><Error><Code>ValidationError</Code><Message>Stack does not exist</Message></Error></E>");
        migration.Steps.AddRange([
            migration.Script("first", """{"value":{"$resource":{"stack":"orders-green","logicalId":"Orders"}}}"""),
            migration.Script("second", """{"value":{"$resource":{"stack":"orders-blue","logicalId":"Orders"}}}"""),
        ]);

        var plan = await migration.Save().RunAsync("plan");
        var result = await migration.RunAsync("run", "--yes", "--parallel", "1");

        Assert.Contains("value ← resource Orders of stack orders-blue", plan.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Equal("orders-1x2y", (string?)(await migration.JournalAsync()).Single(e => e.Kind == JournalKind.StepFinished).Data["outputs"]!["value"]);
        Assert.Contains("resource Orders of stack orders-blue is not there", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_is_known_already_is_an_error()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first"));

        var result = await migration.Save().RunAsync("plan", "--extension", typeof(ScriptExecutor).Assembly.Location);

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("kind 'test/forgetful'", result.Error, StringComparison.Ordinal);
        Assert.Contains("is known already", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme/flush", "Name the assembly that does it with --extension.")]
    [InlineData("wiat", "Did you mean 'wait'?")]
    public async Task A_kind_that_nobody_knows_stops_before_anything_is_done(string kind, string message)
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first"), MigrationOnDisk.Step("second", kind, [])]);

        var result = await migration.Save().RunAsync("run", "--yes");

        Assert.Equal((ExitCode.Usage, 0), (result.Code, migration.Calls().Count));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lease_of_a_dead_machine_is_removed_with_a_reason()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first", """{"fails":1}"""));
        await migration.Save().RunAsync("run", "--yes");
        var now = DateTimeOffset.Parse("2999-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllBytesAsync(Path.Combine(migration.State, "journal.lease"), new Lease("cat", "elsewhere", 1, now, now).ToBytes());

        var locked = await migration.RunAsync("resume");
        var reasonless = await migration.RunAsync("unlock");
        var unlocked = await migration.RunAsync("unlock", "--reason", "that machine burnt down");
        var resumed = await migration.RunAsync("resume");

        Assert.Equal((ExitCode.Locked, ExitCode.Usage, ExitCode.Done, ExitCode.Done), (locked.Code, reasonless.Code, unlocked.Code, resumed.Code));
        Assert.Contains("unlocked", await migration.StoryAsync());
    }

    private static async Task StoryHasAsync(MigrationOnDisk migration, string line)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await migration.StoryAsync()).Contains(line))
            await Task.Delay(10, patience.Token);
    }

    private sealed class ShiftedTime : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}
