using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

public sealed class RunTests
{
    [Fact]
    public async Task All_steps_are_done_in_order_and_the_journal_says_so()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first"), migration.Script("second", "{}", "first")]);

        var result = await migration.Save().RunAsync("run", "--yes");

        Assert.Equal((ExitCode.Done, ""), (result.Code, result.Error));
        Assert.Equal(["run-started", "step-started first", "step-finished first", "step-started second", "step-finished second", "run-finished"], await migration.StoryAsync());
        Assert.Contains("Orders/Move: all 2 steps are done.", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all", 0, "step-finished first")]
    [InlineData("nothing", 1, "step-failed first")]
    public async Task A_step_that_verified_itself_is_not_looked_at_again(string finds, int code, string entry)
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first", $$"""{"doesNothing":true,"finds":"{{finds}}"}"""));

        var result = await migration.Save().RunAsync("run", "--yes");

        Assert.Equal(code, (int)result.Code);
        Assert.Contains(entry, await migration.StoryAsync());
        Assert.Contains($"its own look found {finds}", string.Concat((await migration.JournalAsync()).Select(e => e.Data.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_entry_says_who_where_and_with_what()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first"));

        await migration.Save().RunAsync("run", "--yes");

        var data = (await migration.JournalAsync())[0].Data;
        Assert.Equal(
            ("arn:aws:iam::123456789012:user/ana", "123456789012", "us-west-2", "prod", "Orders/Move", 64),
            ((string?)data["operator"], (string?)data["account"], (string?)data["region"], (string?)data["environment"], (string?)data["root"], ((string?)data["runbook"])?.Length));
        Assert.Equal("Orders/Move/runbook.json", (string?)data["documents"]![0]!["path"]);
    }

    [Fact]
    public async Task A_run_that_was_killed_goes_on_with_the_same_attempt_token_and_checkpoint()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first"), migration.Script("second", """{"hangs":true,"checkpoints":3}""", "first"), migration.Script("third", "{}", "second")]);
        migration.Save();

        await migration.KillWhenAsync("second.still", "run", "--yes");
        migration.Put("second.go");
        var result = await migration.RunAsync("resume");

        Assert.Equal((ExitCode.Done, ""), (result.Code, result.Error));
        var calls = migration.Calls();
        Assert.Equal(["first", "second", "second", "third"], calls.Select(c => c[0]));
        Assert.Equal((calls[1][1], calls[1][2], "-", "3"), (calls[2][1], calls[2][2], calls[1][3], calls[2][3]));
        Assert.Equal(
            ["run-started", "step-started first", "step-finished first", "step-started second", "step-checkpoint second", "step-checkpoint second", "step-checkpoint second",
                "run-resumed", "step-finished second", "step-started third", "step-finished third", "run-finished"],
            await migration.StoryAsync());
    }

    [Fact]
    public async Task A_failure_that_may_pass_is_a_new_attempt_with_a_new_token()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first", """{"fails":2,"mayRetry":true}"""));

        var result = await migration.Save().RunAsync("run", "--yes");

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Equal(["1", "2", "3"], migration.Calls().Select(c => c[1]));
        Assert.Equal(3, migration.Calls().Select(c => c[2]).Distinct().Count());
    }
}
