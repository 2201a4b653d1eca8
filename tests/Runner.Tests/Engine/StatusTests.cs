using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

public sealed class StatusTests
{
    [Fact]
    public async Task A_run_that_runs_is_to_be_waited_for()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first", """{"hangs":true}"""));
        var running = migration.Save().RunAsync("run", "--yes");
        await migration.AppearsAsync("first.still");

        var result = await migration.RunAsync("status");
        migration.Put("first.go");
        await running;

        Assert.Contains($"running in process {Environment.ProcessId} on {Environment.MachineName}\nnext: wait\n", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("ready: ", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_killed_is_called_so_and_can_be_taken_over()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first", """{"hangs":true}"""));
        await migration.Save().KillWhenAsync("first.still", "run", "--yes");

        var text = await migration.RunAsync("status");
        var json = JsonNode.Parse((await migration.RunAsync("status", "--json")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;

        Assert.Matches("killed: process [0-9]+ on .* is gone; resume takes over\nnext: groundplan resume ", text.Out);
        Assert.False((bool)json["running"]!);
        Assert.StartsWith("groundplan resume ", (string?)json["next"]![0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("elsewhere", 60, "/state", true, false)]
    [InlineData("elsewhere", -60, "/state", false, false)]
    [InlineData("elsewhere", -60, "s3://bucket/state", false, false)]
    [InlineData(null, 60, "/state", false, false)]
    [InlineData(null, 60, "s3://bucket/state", false, true)]
    public void Of_another_machine_the_lease_decides_and_of_this_one_the_process(string? host, int secondsLeft, string location, bool runs, bool hasToExpire)
    {
        var now = TimeProvider.System.GetUtcNow();

        // This process began after that lease.
        var holder = LeaseHolder.Of(new Lease("ana", host ?? Environment.MachineName, Environment.ProcessId, now.AddDays(-400), now.AddSeconds(secondsLeft)), location, now);

        Assert.Equal((runs, runs || hasToExpire), (holder.Runs, holder.FreeFrom is not null));
    }

    [Fact]
    public async Task What_is_to_be_done_after_a_failure_can_be_copied()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first", """{"fails":9}"""));
        migration.Steps[0]["compensation"] = migration.Undo("undo-first", """{"fails":9,"error":"The bucket is not empty."}""");

        var run = await migration.Save().RunAsync("run", "--yes");
        var abort = await migration.RunAsync("abort", "--yes");

        var words = $"{migration.Folder} --root Orders/Move --endpoint-url {migration.Sts.Url} --extension {typeof(ScriptExecutor).Assembly.Location}";
        Assert.EndsWith($"stopped: step first failed. Mend the cause, then go on, or undo.\nresume: groundplan resume {words}\nabort: groundplan abort {words}\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith($"go on: groundplan abort {words}\nleave it: groundplan abort {words} --skip first --reason \"…\"\n", abort.Error, StringComparison.Ordinal);
        Assert.Single(abort.All.Split("The bucket is not empty").Skip(1));
    }

    [Theory]
    [InlineData("2999-01-01T00:00:00Z", null, "sign: the window of Prepare opens at 2999-01-01T00:00:00Z.", "next, from 2999-01-01T00:00:00Z on: groundplan resume {0}", "2999-01-01T00:00:00.0000000Z")]
    [InlineData(null, "2001-01-01T00:00:00Z", "sign: the window of Prepare closed at 2001-01-01T00:00:00Z; plan another, rebuild, and resume with --accept-changed-runbook.", "next: groundplan resume {0} --accept-changed-runbook --reason \"…\"", null)]
    public async Task A_step_whose_window_is_not_open_waits_for_that_and_not_for_a_person(string? opens, string? closes, string reason, string next, string? until)
    {
        using var migration = Signed();
        migration.Head["phases"] = new JsonArray(new JsonObject { ["name"] = "Prepare", ["opens"] = opens, ["closes"] = closes });
        var run = await migration.Save().RunAsync("run", "--yes");

        var text = await migration.RunAsync("status");
        var json = ResultOf(await migration.RunAsync("status", "--json"));

        var words = $"{migration.Folder} --root Orders/Move --endpoint-url {migration.Sts.Url}";
        Assert.Contains($"\n{reason}\n", "\n" + run.Error, StringComparison.Ordinal);
        Assert.EndsWith($"\nready: sign\n{reason}\n{string.Format(System.Globalization.CultureInfo.InvariantCulture, next, words)}\n", text.Out, StringComparison.Ordinal);
        Assert.Equal(("sign", $"{reason["sign: ".Length..^1]}", until), ((string?)json["waiting"]![0]!["id"], (string?)json["waiting"]![0]!["reason"], (string?)json["waiting"]![0]!["until"]));
        Assert.Equal(until, (string?)json["nextFrom"]);
    }

    [Fact]
    public async Task A_step_that_waits_for_a_time_is_named_beside_what_can_be_done_now()
    {
        using var migration = new MigrationOnDisk();
        var late = migration.Script("late", "{}", "first");
        late["notBefore"] = new JsonArray(new JsonObject { ["step"] = "first", ["seconds"] = 604800 });
        migration.Steps.AddRange([migration.Script("first"), late]);
        await migration.Save().RunAsync("run", "--yes");
        var until = Moments.Write((await migration.JournalAsync()).Single(e => e is { Kind: "step-finished", Step: "first" }).Time.AddDays(7));
        var alone = await migration.RunAsync("status");

        using var other = new MigrationOnDisk();
        late = other.Script("late", "{}", "first");
        late["notBefore"] = new JsonArray(new JsonObject { ["step"] = "first", ["seconds"] = 604800 });
        other.Steps.AddRange([other.Script("first"), late, MigrationOnDisk.Step("sign", "approval", [])]);
        await other.Save().RunAsync("run", "--yes");
        var beside = await other.RunAsync("status");

        Assert.Contains($"ready: late\nlate: it waits until {until}, {Groundplan.Runner.Engine.Durations.Text(TimeSpan.FromDays(7))} after first was done.\nnext, from {until} on: groundplan resume ", alone.Out, StringComparison.Ordinal);
        Assert.Matches("ready: late, sign\nlate: it waits until .*\nnext: groundplan approve .* --step sign\nthen: groundplan resume ", beside.Out);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_changed_runbook_or_document_is_accepted_before_anybody_approves(bool isRunbook)
    {
        using var migration = Signed();
        migration.Head["stacks"] = new JsonArray(new JsonObject { ["name"] = "orders", ["root"] = "Orders/Move" });
        migration.Templates["Orders/Move/template.json"] = "{}";
        await migration.Save().RunAsync("run", "--yes");
        await migration.RunAsync("approve", "--step", "sign");
        if (isRunbook)
            migration.Head["title"] = "Another";
        else
            migration.Templates["Orders/Move/template.json"] = """{"Resources":{}}""";
        var status = await migration.Save().RunAsync("status");

        var approve = await migration.RunAsync("approve", "--step", "sign");
        var resume = await migration.RunAsync("resume", "--accept-changed-runbook", "--reason", "better");
        var then = await migration.RunAsync("status");

        Assert.Equal((ExitCode.Refused, ExitCode.Refused), (approve.Code, resume.Code));
        Assert.Contains("the runbook, or a document that it uses, is not that of the run any more.", status.Error, StringComparison.Ordinal);
        Assert.Matches("ready: sign\nnext: groundplan resume .* --accept-changed-runbook --reason \"…\"\nthen: groundplan approve .* --step sign\nthen: groundplan resume [^\n]*[0-9]\n$", status.Out);
        Assert.Matches("ready: sign\nnext: groundplan approve ", then.Out);
    }

    private static MigrationOnDisk Signed() => new(MigrationOnDisk.Step("sign", "approval", []));

    private static JsonNode ResultOf(RunResult result) => JsonNode.Parse(result.Out.TrimEnd('\n').Split('\n')[^1])!;

    [Theory]
    [InlineData("history")]
    [InlineData("history", "--verify")]
    [InlineData("resume")]
    [InlineData("abort")]
    public async Task Without_a_run_there_is_nothing_to_show_or_to_go_on_with(params string[] words)
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first"));

        var result = await migration.Save().RunAsync(words);

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains("There is no run of Orders/Move in ", result.Error, StringComparison.Ordinal);
        Assert.Contains("Begin one: groundplan run ", result.Error, StringComparison.Ordinal);
    }
}
