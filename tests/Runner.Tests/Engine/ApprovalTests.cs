using System.Text.Json.Nodes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

public sealed class ApprovalTests
{
    private const string Ben = "arn:aws:iam::123456789012:user/ben";

    private static MigrationOnDisk Waiting(string arguments = "{}", string kind = "approval", params string[] evidence)
    {
        var migration = new MigrationOnDisk();
        var step = MigrationOnDisk.Step("sign-off", kind, JsonNode.Parse(arguments)!.AsObject());
        step["evidence"] = new JsonArray([.. evidence.Select(e => (JsonNode)e)]);
        migration.Steps.AddRange([step, migration.Script("after", "{}", "sign-off")]);
        return migration.Save();
    }

    [Fact]
    public async Task A_run_stops_before_an_approval_and_names_the_command()
    {
        using var migration = Waiting();

        var stopped = await migration.RunAsync("run", "--yes");
        var waiting = await migration.RunAsync("status");
        var approved = await migration.RunAsync("approve", "--step", "sign-off", "--comment", "looks well");
        var ready = await migration.RunAsync("status");
        var resumed = await migration.RunAsync("resume");

        Assert.Equal((ExitCode.Refused, ExitCode.Done, ExitCode.Done), (stopped.Code, approved.Code, resumed.Code));
        Assert.Contains("groundplan approve", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("--step sign-off", stopped.Error, StringComparison.Ordinal);
        Assert.Matches("ready: sign-off\nnext: groundplan approve .* --step sign-off\nthen: groundplan resume .*--root Orders/Move", waiting.Out);
        Assert.Contains("ready: sign-off\nnext: groundplan resume ", ready.Out, StringComparison.Ordinal);
        var entry = (await migration.JournalAsync()).Single(e => e.Kind == "step-finished" && e.Step == "sign-off");
        Assert.Equal(("arn:aws:iam::123456789012:user/ana", "looks well"), ((string?)entry.Data["report"]!["approver"], (string?)entry.Data["report"]!["comment"]));
    }

    [Fact]
    public async Task Somebody_else_has_to_approve_where_duties_are_separated()
    {
        using var migration = Waiting("""{"separationOfDuties":true}""");
        migration.Answers = "y\n";
        Assert.Equal(ExitCode.Refused, (await migration.RunAsync("run", "--yes")).Code);

        var own = await migration.RunAsync("approve", "--step", "sign-off");
        migration.Sts.Arn = Ben;
        var other = await migration.RunAsync("approve", "--step", "sign-off");
        var asBen = await migration.RunAsync("resume");
        migration.Sts.Arn = "arn:aws:iam::123456789012:user/ana";
        var resumed = await migration.RunAsync("resume");

        Assert.Equal((ExitCode.Refused, ExitCode.Done, ExitCode.Refused, ExitCode.Done), (own.Code, other.Code, asBen.Code, resumed.Code));
        Assert.Contains("arn:aws:iam::123456789012:user/ana runs the migration and may not approve this step: somebody else has to", own.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approval", """{"expiresSeconds":"soon"}""", "Step sign-off: argument expiresSeconds must be a number of seconds from 0 to a hundred years, not this text.")]
    [InlineData("approval", """{"separationOfDuties":1}""", "Step sign-off: argument separationOfDuties must be true or false, not this number.")]
    [InlineData("manual", """{"instructions":7}""", "Step sign-off: argument instructions must be a list, not this number.")]
    public async Task Terms_that_make_no_sense_stop_before_anything_is_done(string kind, string arguments, string message)
    {
        using var migration = Waiting(arguments, kind);
        migration.Steps.Insert(0, migration.Script("before"));
        migration.Save();

        var planned = await migration.RunAsync("plan");
        var run = await migration.RunAsync("run", "--yes");

        Assert.Equal((ExitCode.Failed, ExitCode.Usage), (planned.Code, run.Code));
        Assert.Contains($"would fail", planned.Out, StringComparison.Ordinal);
        Assert.Contains(message, planned.Out, StringComparison.Ordinal);
        Assert.Equal($"error: {message} Change the plan, and rebuild the project.\n", run.Error);
        Assert.False(Directory.Exists(migration.State));
        Assert.Empty(migration.Calls());
    }

    [Theory]
    [InlineData("manual", """{"instructions":[{"$output":{"step":"first","name":"captured"}}]}""")]
    [InlineData("http-check", """{"url":{"$output":{"step":"first","name":"captured"}}}""")]
    [InlineData("copy-table", """{"from":{"$output":{"step":"first","name":"captured"}}}""")]
    [InlineData("sync-bucket", """{"from":{"$output":{"step":"first","name":"captured"}}}""")]
    [InlineData("sql-check", """{"query":{"$output":{"step":"first","name":"captured"}}}""")]
    public async Task What_hangs_on_an_earlier_step_is_said_to(string kind, string arguments)
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first"), MigrationOnDisk.Step("second", kind, JsonNode.Parse(arguments)!.AsObject(), "first")]);

        var result = await migration.Save().RunAsync("plan");

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Matches("second +.* cannot verify yet +hangs on earlier steps: [a-z]+ ← first.captured\n", result.Out);
    }

    [Fact]
    public async Task Terms_that_make_no_sense_are_named_to_the_approver()
    {
        using var migration = Waiting();
        await migration.RunAsync("run", "--yes");
        migration.Steps[0]["arguments"] = new JsonObject { ["expiresSeconds"] = "soon" };
        migration.Save();

        var result = await migration.RunAsync("approve", "--step", "sign-off");

        Assert.Equal((ExitCode.Usage, "error: Step sign-off: argument expiresSeconds must be a number of seconds from 0 to a hundred years, not this text. Change the plan, and rebuild the project.\n"), (result.Code, result.Error));
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/b*", ExitCode.Done)]
    [InlineData("*/ben", ExitCode.Done)]
    [InlineData("arn:*:user/*n", ExitCode.Done)]
    [InlineData("arn:aws:iam::123456789012:role/*", ExitCode.Refused)]
    [InlineData("ben", ExitCode.Refused)]
    public async Task Only_the_approvers_may_approve(string pattern, int code)
    {
        using var migration = Waiting($$"""{"approvers":["{{pattern}}"]}""");
        await migration.RunAsync("run", "--yes");
        migration.Sts.Arn = Ben;

        Assert.Equal(code, (await migration.RunAsync("approve", "--step", "sign-off")).Code);
    }

    [Fact]
    public async Task An_approval_that_expired_does_not_count_and_it_is_said_why()
    {
        using var migration = Waiting("""{"expiresSeconds":0.2}""");
        await migration.RunAsync("run", "--yes");
        Assert.Equal(ExitCode.Done, (await migration.RunAsync("approve", "--step", "sign-off", "--expires", "8h")).Code);
        await Task.Delay(300);

        var status = await migration.RunAsync("status");
        var result = await migration.RunAsync("resume");

        Assert.Contains("next: groundplan approve ", status.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains("does not count: it expired at", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_runbook_invalidates_approvals()
    {
        using var migration = Waiting();
        await migration.RunAsync("run", "--yes");
        await migration.RunAsync("approve", "--step", "sign-off");
        migration.Head["title"] = "Another";
        migration.Save();

        var result = await migration.RunAsync("resume", "--accept-changed-runbook", "--reason", "a better title");

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains("approval-invalidated", await migration.StoryAsync());
        Assert.False(migration.Exists("after.done"));
    }

    [Fact]
    public async Task The_person_at_the_terminal_is_asked_for_evidence_and_a_yes()
    {
        using var migration = Waiting("""{"instructions":["Move the users by hand"]}""", "manual", "screenshot", "ticket");
        migration.Answers = "s.png\nOPS-12\ny\n";

        var result = await migration.RunAsync("run", "--yes");

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Contains("[ ] Move the users by hand", result.Out, StringComparison.Ordinal);
        var evidence = (await migration.JournalAsync()).Single(e => e.Kind == "step-finished" && e.Step == "sign-off").Data["report"]!["evidence"]!.AsArray();
        Assert.Equal([("screenshot", "s.png"), ("ticket", "OPS-12")], evidence.Select(e => ((string?)e!["wanted"], (string?)e["given"])));
    }

    [Fact]
    public async Task Yes_to_the_start_is_no_approval()
    {
        using var migration = Waiting();
        migration.Answers = "n\n";

        Assert.Equal(ExitCode.Refused, (await migration.RunAsync("run", "--yes")).Code);
        Assert.DoesNotContain("approved sign-off", await migration.StoryAsync());
    }

    [Fact]
    public async Task Signing_off_takes_each_piece_of_evidence()
    {
        using var migration = Waiting("""{"instructions":["Do it"]}""", "manual", "screenshot");
        await migration.RunAsync("run", "--yes");

        var without = await migration.RunAsync("approve", "--step", "sign-off");
        var with = await migration.RunAsync("approve", "--step", "sign-off", "--evidence", "s.png");

        Assert.Equal((ExitCode.Usage, ExitCode.Done), (without.Code, with.Code));
        Assert.Contains("screenshot", without.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_before_a_rollback_does_not_count_after_it()
    {
        using var migration = Waiting();
        migration.Steps[1]["arguments"]!["fails"] = 1;
        migration.Save();
        await migration.RunAsync("run", "--yes");
        await migration.RunAsync("approve", "--step", "sign-off");
        Assert.Equal(ExitCode.Failed, (await migration.RunAsync("resume")).Code);

        Assert.Equal(ExitCode.Done, (await migration.RunAsync("rollback", "--to", "sign-off", "--yes")).Code);

        Assert.Equal(ExitCode.Refused, (await migration.RunAsync("resume")).Code);
    }

    [Fact]
    public async Task An_approval_of_a_step_that_was_never_reached_does_not_outlive_a_rollback_of_what_it_is_about()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([
            migration.Script("copy"),
            migration.Script("count", """{"fails":1}""", "copy"),
            MigrationOnDisk.Step("sign-off", "approval", [], "count"),
            MigrationOnDisk.Step("apart", "approval", []),
        ]);
        migration.Steps[0]["compensation"] = migration.Undo("undo-copy", """{"removes":"copy"}""");
        await migration.Save().RunAsync("run", "--yes");
        await migration.RunAsync("approve", "--step", "apart");
        await migration.RunAsync("approve", "--step", "sign-off", "--comment", "I looked at it");

        Assert.Equal(ExitCode.Done, (await migration.RunAsync("rollback", "--to", "copy", "--yes")).Code);
        var result = await migration.RunAsync("resume");

        Assert.Equal(["approval-invalidated sign-off"], (await migration.StoryAsync()).Where(s => s.StartsWith("approval-", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains("stopped before sign-off.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_before_what_it_is_about_says_so_and_the_journal_too()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("copy", """{"fails":1}"""), migration.Script("count", "{}", "copy"), MigrationOnDisk.Step("sign-off", "approval", [], "count")]);
        await migration.Save().RunAsync("run", "--yes");

        var result = await migration.RunAsync("approve", "--step", "sign-off");

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Contains("early: 2 steps before it are not done (copy, count).", result.Error, StringComparison.Ordinal);
        Assert.Equal("""["copy","count"]""", (await migration.JournalAsync()).Single(e => e.Kind == "approved").Data["notDone"]!.ToJsonString());
    }

    [Fact]
    public async Task Nothing_is_approved_once_an_abort_was_begun()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("copy"), MigrationOnDisk.Step("sign-off", "approval", [], "copy")]);
        migration.Steps[0]["compensation"] = migration.Undo("undo-copy", """{"fails":9}""");
        await migration.Save().RunAsync("run", "--yes");
        Assert.Equal(ExitCode.Failed, (await migration.RunAsync("abort", "--yes")).Code);

        var result = await migration.RunAsync("approve", "--step", "sign-off");

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains("'abort' was begun and not brought to an end: nothing is approved until it is.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("after", ExitCode.Usage, "waits for nobody")]
    [InlineData("sing-off", ExitCode.Usage, "Did you mean 'sign-off'?")]
    public async Task Only_what_waits_is_approved(string step, int code, string message)
    {
        using var migration = Waiting();
        await migration.RunAsync("run", "--yes");

        var result = await migration.RunAsync("approve", "--step", step);

        Assert.Equal(code, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }
}
