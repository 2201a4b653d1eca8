using System.Text.Json.Nodes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

public sealed class SecretTests
{
    private const string Variable = "GROUNDPLAN_TEST_ENGINE_SECRET";
    private const string Secret = "hunter2hunter2";

    private static JsonObject Command(string id, string script, string variable = Variable) => MigrationOnDisk.Step(
        id, "command", new JsonObject { ["command"] = new JsonArray("sh", "-c", script), ["environment"] = new JsonArray(variable) });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_failed_program_says_is_shown_without_its_secrets(bool json)
    {
        Environment.SetEnvironmentVariable(Variable, Secret);
        using var migration = new MigrationOnDisk(Command("leak", $"echo login with ${Variable} failed >&2; exit 3"));

        var result = await migration.Save().RunAsync(["run", "--yes", .. json ? (string[])["--json"] : []]);

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains("login with *** failed", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(Path.Combine(migration.State, "journal.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_undo_says_when_it_fails_is_shown_without_its_secrets()
    {
        Environment.SetEnvironmentVariable(Variable, Secret);
        using var migration = new MigrationOnDisk();
        var step = migration.Script("first");
        var undo = Command("undo-first", $"echo login with ${Variable} failed >&2; exit 3");
        foreach (var name in (string[])["title", "phase", "after", "retry"])
            undo.Remove(name);
        step["compensation"] = undo;
        migration.Steps.AddRange([step, migration.Script("second", """{"fails":1}""", "first")]);
        await migration.Save().RunAsync("run", "--yes");

        var result = await migration.RunAsync("abort", "--yes");

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains("login with *** failed", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_is_found_by_its_id_although_a_short_secret_stands_in_it()
    {
        const string variable = "GROUNDPLAN_TEST_SHORT_SECRET";
        Environment.SetEnvironmentVariable(variable, "a");
        using var migration = new MigrationOnDisk(Command("append", "echo done >> appended", variable));
        migration.Steps.Add(migration.Script("last", """{"fails":1}""", "append"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var failed = await migration.Save().RunAsync("run", "--yes").WaitAsync(patience.Token);
        var resumed = await migration.RunAsync("resume");

        Assert.Equal((ExitCode.Failed, ExitCode.Done), (failed.Code, resumed.Code));
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(migration.Folder, "appended")));
        Assert.Contains("step-finished append", await migration.StoryAsync());
        Assert.All((await migration.JournalAsync()).Where(e => e.Kind == "step-started"), e => Assert.Matches("^[0-9a-f]{64}$", (string?)e.Data["inputs"]));
    }

    [Fact]
    public async Task An_output_that_holds_a_secret_is_not_handed_on_without_it()
    {
        Environment.SetEnvironmentVariable(Variable, Secret);
        using var migration = new MigrationOnDisk(Command("read", $"echo https://user:${Variable}@host"));
        migration.Steps.Add(migration.Script("use", """{"value":{"$output":{"step":"read","name":"stdout"}}}""", "read"));

        var result = await migration.Save().RunAsync("run", "--yes");

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains("Output stdout of step read holds a secret", result.Out, StringComparison.Ordinal);
        Assert.Empty(migration.Calls());
    }
}
