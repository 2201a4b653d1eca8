using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.General;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.General;

public sealed class CommandTests
{
    private static StepKit Command(string arguments) => new(new CommandExecutor(), "http://127.0.0.1:9", arguments);

    [Fact]
    public async Task Arguments_reach_the_program_as_they_are()
    {
        using var command = Command("""{"command":["printf","%s|","a b","$HOME","; ls","*"]}""");

        var outcome = await command.RunAsync();

        Assert.Equal(("a b|$HOME|; ls|*|", 0), ((string?)outcome.Outputs!["stdout"], (int)outcome.Outputs["exitCode"]!));
    }

    [Theory]
    [InlineData("""{"command":["sh","-c","exit 3"],"expectedExitCode":3}""")]
    [InlineData("""{"command":["echo","all is well"],"stdoutContains":"is well"}""")]
    [InlineData("""{"command":["echo","all is well"],"stdoutEquals":"all is well"}""")]
    [InlineData("""{"command":["echo","v1.10.0"],"minimumVersion":"1.9.0"}""")]
    [InlineData("""{"command":["echo","{\"n\":[1,2]}"],"jsonPath":"$.n[1]","equals":2}""")]
    public async Task What_is_as_expected_succeeds(string arguments)
    {
        using var command = Command(arguments);

        Assert.Contains("ended with", (await command.RunAsync()).Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"command":["sh","-c","echo no >&2; exit 3"]}""", "sh ended with 3, not 0: no")]
    [InlineData("""{"command":["echo","all is well"],"stdoutContains":"is bad"}""", "it does not hold 'is bad'")]
    [InlineData("""{"command":["echo","all is well"],"stdoutEquals":"all"}""", "it is 'all is well', not 'all'")]
    [InlineData("""{"command":["echo","1.8.0"],"minimumVersion":"1.9.0"}""", "it is 1.8.0, less than 1.9.0")]
    [InlineData("""{"command":["echo","x"],"jsonPath":"$.n","equals":2}""", "it is no JSON")]
    [InlineData("""{"command":["no-such-program-here"]}""", "'no-such-program-here' cannot be started")]
    [InlineData("""{"command":[]}""", "argument command is missing")]
    [InlineData("""{"command":[" "]}""", "argument command must begin with the name of a program")]
    [InlineData("""{"command":["printf","%s|","/data\u0000/kept"]}""", "argument command must be a list of texts without the character NUL")]
    [InlineData("""{"command":["echo","{\"n\":1,\"n\":2}"],"jsonPath":"$.n","equals":2}""", "it is no JSON")]
    [InlineData("""{"command":["echo","{\"n\":\"\\ud800\"}"],"jsonPath":"$.n","equals":2}""", "it is no JSON")]
    [InlineData("""{"command":"ls"}""", "argument command must be a list")]
    [InlineData("""{"command":["echo"],"environment":["GROUNDPLAN_TEST_NOT_SET"]}""", "names GROUNDPLAN_TEST_NOT_SET, which is not set")]
    public async Task What_is_not_as_expected_is_said(string arguments, string message)
    {
        using var command = Command(arguments);

        Assert.Contains(message, (await Assert.ThrowsAsync<StepFailure>(() => command.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_sees_only_what_it_is_allowed_to_and_goes_where_the_run_goes()
    {
        Environment.SetEnvironmentVariable("GROUNDPLAN_TEST_SEEN", "yes");
        Environment.SetEnvironmentVariable("GROUNDPLAN_TEST_SECRET", "hunter2hunter2");
        Environment.SetEnvironmentVariable("GROUNDPLAN_TEST_HIDDEN", "no");
        using var command = Command("""{"command":["env"],"environment":["GROUNDPLAN_TEST_SEEN","GROUNDPLAN_TEST_SECRET"]}""");

        var lines = ((string?)(await command.RunAsync()).Outputs!["stdout"])!.Split('\n');

        Assert.Contains("GROUNDPLAN_TEST_SEEN=yes", lines);
        Assert.Contains("AWS_REGION=us-west-2", lines);
        Assert.Contains("AWS_ENDPOINT_URL=http://127.0.0.1:9", lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("GROUNDPLAN_TEST_HIDDEN", StringComparison.Ordinal));
        Assert.Contains("hunter2hunter2", command.Concealed);
        Assert.Contains("not-a-secret", command.Concealed);
    }

    [Fact]
    public async Task Output_is_bounded()
    {
        using var command = Command("""{"command":["sh","-c","head -c 1000000 /dev/zero | tr '\\0' x"]}""");

        var outputs = (await command.RunAsync()).Outputs!;

        Assert.Equal((64 * 1024, true), (((string?)outputs["stdout"])!.Length, (bool)outputs["truncated"]!));
    }

    [Fact]
    public async Task A_program_that_is_not_there_would_fail()
    {
        using var there = Command("""{"command":["sh"]}""");
        using var missing = Command("""{"command":["no-such-program-here"]}""");

        Assert.Equal((StepState.WouldRun, StepState.WouldFail), ((await there.ForecastAsync()).State, (await missing.ForecastAsync()).State));
        Assert.False((await there.VerifyAsync()).Verified);
    }

    [Theory]
    [InlineData("destructive", null, ExitCode.Refused)]
    [InlineData("append-only", null, ExitCode.Refused)]
    [InlineData("append-only", "s3://ledger", ExitCode.Done)]
    [InlineData("upsert", null, ExitCode.Done)]
    public async Task Killed_in_the_middle_it_is_run_again_only_where_that_does_no_harm(string idempotency, string? ledger, int code)
    {
        using var migration = new MigrationOnDisk();
        var step = MigrationOnDisk.Step("first", "command", new JsonObject
        {
            ["command"] = new JsonArray("sh", "-c", "echo x >> ran; [ -e go ] || sleep 60"),
            ["ledger"] = ledger,
        });
        step["idempotency"] = idempotency;
        migration.Steps.Add(step);
        migration.Save();
        await migration.KillWhenAsync("ran", "run", "--yes");
        migration.Put("go");

        var result = await migration.RunAsync("resume");

        Assert.Equal(code, result.Code);
        Assert.Equal(code == ExitCode.Done ? "x\nx\n" : "x\n", await File.ReadAllTextAsync(Path.Combine(migration.Folder, "ran")));
    }
}
