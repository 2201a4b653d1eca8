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
