using System.Text.Json.Nodes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

public sealed class PlanTests
{
    private static async Task<Dictionary<string, JsonNode>> StepsAsync(MigrationOnDisk migration, int code = ExitCode.Done)
    {
        var result = await migration.Save().RunAsync("plan", "--json");
        Assert.Equal(code, result.Code);
        return result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).Where(n => (string?)n["type"] == "step").ToDictionary(n => (string)n["id"]!);
    }

    [Fact]
    public async Task Each_step_is_shown_with_what_it_would_do_and_nothing_is_written()
    {
        using var migration = new MigrationOnDisk();
        migration.Put("there.done");
        migration.Steps.AddRange([
            migration.Script("there"),
            migration.Script("new", """{"estimate":90}""", "there"),
            migration.Script("later", """{"value":{"$output":{"step":"new","name":"value"}}}""", "new"),
        ]);
        migration.Save();
        var before = Files(migration.Folder);

        var result = await migration.RunAsync("plan");
        var steps = await StepsAsync(migration);

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Equal(["already satisfied", "would run", "cannot verify yet"], ((string[])["there", "new", "later"]).Select(id => (string?)steps[id]["state"]));
        Assert.Equal("value ← new.value", (string?)steps["later"]["reason"]);
        Assert.Contains("1 min 30 s or more. Nothing was written.", result.Out, StringComparison.Ordinal);
        Assert.Equal(before, Files(migration.Folder));
    }

    [Fact]
    public async Task Whatever_an_executor_throws_is_said_of_its_step()
    {
        using var migration = new MigrationOnDisk();
        migration.Put("odd");
        migration.Steps.AddRange([migration.Script("breaks", """{"throwsWhile":"odd"}"""), migration.Script("fine")]);

        var steps = await StepsAsync(migration, ExitCode.Failed);

        Assert.Equal(("would fail", "Unexpected InvalidCastException: an odd answer"), ((string?)steps["breaks"]["state"], (string?)steps["breaks"]["reason"]));
        Assert.Equal("would run", (string?)steps["fine"]["state"]);
    }

    [Fact]
    public async Task What_would_fail_is_exit_1_unless_a_step_before_it_changes_something()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([
            migration.Script("change"),
            migration.Script("after", """{"missing":"table"}""", "change"),
            migration.Script("alone", """{"missing":"bucket"}"""),
        ]);

        var steps = await StepsAsync(migration, ExitCode.Failed);

        Assert.Equal(("cannot verify yet", "now: there is no table; but steps before it change something"), ((string?)steps["after"]["state"], (string?)steps["after"]["reason"]));
        Assert.Equal(("would fail", "there is no bucket"), ((string?)steps["alone"]["state"], (string?)steps["alone"]["reason"]));
    }

    [Fact]
    public async Task Preconditions_are_looked_at()
    {
        using var migration = new MigrationOnDisk();
        var step = migration.Script("first");
        step["preconditions"] = new JsonArray(new JsonObject { ["id"] = "empty", ["kind"] = "test/script", ["arguments"] = migration.Arguments("empty") });
        migration.Steps.Add(step);

        var steps = await StepsAsync(migration, ExitCode.Failed);
        migration.Put("empty.done");
        var then = await StepsAsync(migration);

        Assert.Equal("precondition empty does not hold now: there is no file", (string?)steps["first"]["reason"]);
        Assert.Equal("would run", (string?)then["first"]["state"]);
    }

    [Fact]
    public async Task What_is_not_there_and_what_no_step_before_makes_would_fail()
    {
        using var migration = new MigrationOnDisk();
        var look = migration.Script("look");
        look["idempotency"] = "read";
        migration.Steps.AddRange([look, migration.Script("backup", """{"needs":"old"}""", "look"), migration.Script("beside", """{"needs":"old"}""", "look"), migration.Script("clear", """{"needs":"new"}""", "backup")]);

        var steps = await StepsAsync(migration, ExitCode.Failed);

        Assert.All(["backup", "beside"], id => Assert.Equal(("would fail", "There is no old yet; nothing before it in this migration makes it"), ((string?)steps[id]["state"], (string?)steps[id]["reason"])));
        Assert.Equal(("cannot verify yet", "There is no new yet."), ((string?)steps["clear"]["state"], (string?)steps["clear"]["reason"]));
    }

    [Fact]
    public async Task A_resource_of_a_stack_that_is_not_there_and_that_no_step_before_deploys_would_fail()
    {
        using var migration = new MigrationOnDisk();
        migration.Sts.Other = (_, _) => (400, "<E><Error><Code>ValidationError</Code><Message>Stack does not exist</Message></Error></E>");
        migration.Steps.AddRange([
            migration.Script("backup", """{"value":{"$resource":{"stack":"orders-blue","logicalId":"Orders"}}}"""),
            migration.Script("copy", """{"value":{"$resource":{"stack":"orders-green","logicalId":"Orders"}}}""", "backup"),
        ]);

        var steps = await StepsAsync(migration, ExitCode.Failed);

        Assert.Equal(
            ("would fail", "value ← resource Orders of stack orders-blue; nothing before it in this migration makes it"),
            ((string?)steps["backup"]["state"], (string?)steps["backup"]["reason"]));
        Assert.Equal("cannot verify yet", (string?)steps["copy"]["state"]);
    }

    [Fact]
    public async Task A_precondition_on_what_an_earlier_step_makes_is_named_and_cannot_be_verified_yet()
    {
        using var migration = new MigrationOnDisk();
        var step = migration.Script("transform", """{"needs":"table"}""", "deploy");
        step["preconditions"] = new JsonArray(new JsonObject { ["id"] = "empty", ["kind"] = "test/script", ["arguments"] = migration.Arguments("empty", """{"needs":"table"}""") });
        migration.Steps.AddRange([migration.Script("deploy"), step]);

        var absent = await StepsAsync(migration);
        migration.Put("table.done");
        var there = await StepsAsync(migration);

        Assert.Equal(
            ("cannot verify yet", "There is no table yet; precondition empty does not hold now: There is no table; but steps before it change something"),
            ((string?)absent["transform"]["state"], (string?)absent["transform"]["reason"]));
        Assert.Equal(
            ("cannot verify yet", "precondition empty does not hold now: there is no file; but steps before it change something"),
            ((string?)there["transform"]["state"], (string?)there["transform"]["reason"]));
    }

    [Fact]
    public async Task A_precondition_whose_arguments_make_no_sense_would_fail_whatever_comes_before()
    {
        using var migration = new MigrationOnDisk();
        var step = migration.Script("transform", "{}", "deploy");
        step["preconditions"] = new JsonArray(new JsonObject { ["id"] = "empty", ["kind"] = "require-empty-table", ["arguments"] = new JsonObject { ["tabel"] = "x" } });
        migration.Steps.AddRange([migration.Script("deploy"), step]);

        var steps = await StepsAsync(migration, ExitCode.Failed);

        Assert.Equal("would fail", (string?)steps["transform"]["state"]);
        Assert.StartsWith("precondition empty: ", (string?)steps["transform"]["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_run_that_stopped_the_journal_is_read_and_left_as_it_is()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first"), migration.Script("second", """{"fails":1}""", "first")]);
        await migration.Save().RunAsync("run", "--yes");
        var before = await File.ReadAllBytesAsync(Path.Combine(migration.State, "journal.jsonl"));

        var steps = await StepsAsync(migration);

        Assert.Equal(("done", "would run"), ((string?)steps["first"]["state"], (string?)steps["second"]["state"]));
        Assert.StartsWith("it was begun before, attempt 1", (string?)steps["second"]["reason"], StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(migration.State, "journal.jsonl")));
    }

    [Fact]
    public async Task Verify_finds_what_is_no_longer_so()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([migration.Script("first"), migration.Script("second"), MigrationOnDisk.Step("pause", "wait", new JsonObject { ["seconds"] = 0 })]);
        await migration.Save().RunAsync("run", "--yes");

        var well = await migration.RunAsync("verify");
        File.Delete(Path.Combine(migration.Folder, "second.done"));
        var broken = await migration.RunAsync("verify");

        Assert.Equal((ExitCode.Done, ExitCode.Failed), (well.Code, broken.Code));
        Assert.Contains("2 verified, 0 do not hold, 1 cannot be verified.", well.Out, StringComparison.Ordinal);
        Assert.Contains("1 verified, 1 do not hold, 1 cannot be verified.", broken.Out, StringComparison.Ordinal);
    }

    private static List<string> Files(string folder) => [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
