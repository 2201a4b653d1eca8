using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

/// <summary>Steps that wait for all steps of a join.</summary>
public sealed class JoinTests
{
    [Fact]
    public async Task Nothing_begins_before_all_steps_of_its_join_are_done_and_then_all_of_it_does()
    {
        using var migration = Copies(slow: """{"hangs":true}""");

        var running = migration.Save().RunAsync("run", "--yes", "--parallel", "8");
        await migration.AppearsAsync("slow.still");
        await FinishAsync(migration, "b");
        var early = (await migration.StoryAsync()).Where(e => e.StartsWith("step-started look", StringComparison.Ordinal)).ToList();
        migration.Put("slow.go");
        var result = await running;

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Empty(early);
        var entries = await migration.JournalAsync();
        var lastCopy = entries.Last(e => e.Kind == JournalKind.StepFinished && e.Step is "a" or "b" or "slow").Sequence;
        var looks = entries.Where(e => e.Step is "look" or "look-too").ToList();
        Assert.Equal(4, looks.Count);
        Assert.All(looks, e => Assert.True(e.Sequence > lastCopy));
        Assert.Equal("step-finished end", (await migration.StoryAsync())[^2]);
    }

    [Fact]
    public async Task Where_a_step_of_a_join_failed_a_resume_goes_on_behind_it()
    {
        using var migration = Copies(slow: """{"fails":1}""");

        var failed = await migration.Save().RunAsync("run", "--yes");
        var status = JsonNode.Parse((await migration.RunAsync("status", "--json")).Out)!;
        var begun = (await migration.StoryAsync()).Where(e => e.StartsWith("step-started look", StringComparison.Ordinal)).ToList();
        var resumed = await migration.RunAsync("resume");

        Assert.Equal((ExitCode.Failed, ExitCode.Done), (failed.Code, resumed.Code));
        Assert.Empty(begun);
        Assert.Equal(["slow"], status["ready"]!.AsArray().Select(id => (string)id!));
        Assert.True(migration.Exists("end.done"));
    }

    [Fact]
    public async Task A_step_of_a_join_that_was_skipped_is_done()
    {
        using var migration = Copies(slow: """{"fails":9}""");
        await migration.Save().RunAsync("run", "--yes");

        var resumed = await migration.RunAsync("resume", "--skip", "slow", "--reason", "it is there");

        Assert.Equal(ExitCode.Done, resumed.Code);
        Assert.True(migration.Exists("end.done"));
    }

    [Fact]
    public async Task A_rollback_to_a_step_of_a_join_takes_back_what_waits_for_the_join()
    {
        using var migration = Copies();
        migration.Steps[^1]["arguments"]!["fails"] = 1;
        foreach (var step in migration.Steps)
            step["compensation"] = migration.Undo($"undo-{step["id"]}");
        await migration.Save().RunAsync("run", "--yes", "--parallel", "1");

        var back = await migration.RunAsync("rollback", "--to", "b", "--yes");
        var status = JsonNode.Parse((await migration.RunAsync("status", "--json")).Out)!;
        var resumed = await migration.RunAsync("resume");

        Assert.Equal((ExitCode.Done, ExitCode.Done), (back.Code, resumed.Code));
        Assert.Equal(["undo-end", "undo-look-too", "undo-look", "undo-b"], migration.Calls().Select(c => c[0]).Where(n => n.StartsWith("undo", StringComparison.Ordinal)));
        Assert.Equal(["b"], status["ready"]!.AsArray().Select(id => (string)id!));
    }

    [Fact]
    public async Task An_early_approval_names_the_steps_of_the_join_before_it()
    {
        using var migration = Copies(slow: """{"fails":9}""");
        migration.Steps.Add(Waiting(MigrationOnDisk.Step("sign-off", "approval", []), "copies"));
        await migration.Save().RunAsync("run", "--yes");

        var approved = await migration.RunAsync("approve", "--step", "sign-off", "--json");

        Assert.Equal(ExitCode.Done, approved.Code);
        Assert.Equal(["slow"], JsonNode.Parse(approved.Out)!["notDone"]!.AsArray().Select(id => (string)id!));
    }

    [Fact]
    public async Task A_plan_sees_the_changes_of_a_join_and_adds_up_the_longest_way_through_it()
    {
        using var migration = Copies(slow: """{"estimate":60}""", look: """{"missing":"table"}""");

        var plan = await migration.Save().RunAsync("plan", "--json");

        var lines = plan.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(ExitCode.Done, plan.Code);
        Assert.Equal("now: there is no table; but steps before it change something", (string?)lines.Single(l => (string?)l["id"] == "look")["reason"]);
        Assert.Equal(75, (double)lines.Single(l => (string?)l["type"] == "result")["estimateSeconds"]!);
    }

    [Fact]
    public async Task A_time_after_a_join_counts_from_the_step_that_was_done_last()
    {
        using var migration = Copies();
        foreach (var step in migration.Steps.Where(s => (string?)s["id"] is "look" or "look-too"))
            step["notBefore"] = new JsonArray(new JsonObject { ["join"] = "copies", ["seconds"] = 1.5 });

        var early = await migration.Save().RunAsync("run", "--yes", "--parallel", "1");
        var waited = await migration.RunAsync("resume", "--wait");

        Assert.Equal((ExitCode.Refused, ExitCode.Done), (early.Code, waited.Code));
        Assert.Contains("after slow was done", early.Error, StringComparison.Ordinal);
        Assert.Contains("stopped before look, look-too.", early.Error, StringComparison.Ordinal);
        var entries = await migration.JournalAsync();
        var done = entries.First(e => e is { Kind: "step-finished", Step: "slow" }).Time;
        Assert.All(entries.Where(e => e is { Kind: "step-started", Step: "look" or "look-too" }), e => Assert.True(e.Time - done >= TimeSpan.FromSeconds(1.5)));
    }

    [Theory]
    [InlineData("""[{"id":"copies","after":["a"]}]""", """["copy"]""", "step look waits for join 'copy', which there is not.")]
    [InlineData("""[{"id":"copies","after":[]}]""", """["copies"]""", "join copies has no steps.")]
    [InlineData("""[{"id":"copies","after":["a"]},{"id":"copies","after":["b"]}]""", """["copies"]""", "there are two joins 'copies'.")]
    [InlineData("""[{"id":"copies","after":["a","nowhere"]}]""", """["copies"]""", "join copies has 'nowhere', which is no step.")]
    [InlineData("""[{"id":"copies","after":["a","end"]}]""", """["copies"]""", "step look waits for join 'copies', of which 'end' is no step before it.")]
    [InlineData("""[{"id":"copies","after":["a","look"]}]""", """["copies"]""", "step look waits for join 'copies', of which 'look' is no step before it.")]
    [InlineData("""[{"id":"../x","after":["a"]}]""", "[]", "'../x' is no id of a join")]
    [InlineData("""[{"id":"copies"}]""", "[]", "cannot be read")]
    [InlineData("""[{"id":"copies","after":[null]}]""", "[]", "cannot be read: $.joins[0].after[0] is null, where a text belongs.")]
    [InlineData("""[{"id":"copies","after":["a"]}]""", """[null]""", "cannot be read: $.steps[2].joins[0] is null, where a text belongs.")]
    public async Task A_join_that_makes_no_sense_is_one_clear_line(string joins, string waits, string message)
    {
        using var migration = new MigrationOnDisk();
        migration.Head["joins"] = JsonNode.Parse(joins);
        var look = migration.Script("look");
        look["joins"] = JsonNode.Parse(waits);
        migration.Steps.AddRange([migration.Script("a"), migration.Script("b"), look, migration.Script("end")]);

        await RefusedAsync(migration, message);
    }

    [Theory]
    [InlineData("""{"join":"copy","seconds":1}""", "step look waits for a time after join 'copy', which there is not.")]
    [InlineData("""{"join":"copies","seconds":1}""", "step look waits for a time after join 'copies', of which 'b' is not done before it.")]
    [InlineData("""{"join":"copies","step":"a","seconds":1}""", "step look waits for a time after what is not one step or one join.")]
    [InlineData("""{"seconds":1}""", "step look waits for a time after what is not one step or one join.")]
    [InlineData("""{"join":"copies"}""", "cannot be read")]
    public async Task A_time_after_a_join_that_makes_no_sense_is_one_clear_line(string condition, string message)
    {
        using var migration = new MigrationOnDisk();
        migration.Head["joins"] = JsonNode.Parse("""[{"id":"copies","after":["a","b"]}]""");
        var look = migration.Script("look", "{}", "a");
        look["notBefore"] = new JsonArray(JsonNode.Parse(condition));
        migration.Steps.AddRange([migration.Script("a"), migration.Script("b"), look]);

        await RefusedAsync(migration, message);
    }

    [Fact]
    public async Task An_output_of_a_step_of_the_join_is_taken()
    {
        using var migration = Copies(slow: """{"value":"x"}""", look: """{"value":{"$output":{"step":"slow","name":"value"}}}""");

        Assert.Equal(ExitCode.Done, (await migration.Save().RunAsync("run", "--yes")).Code);
        Assert.Equal("x", (string?)(await migration.JournalAsync()).Single(e => e is { Kind: "step-finished", Step: "look" }).Data["outputs"]!["value"]);
    }

    [Fact]
    public async Task Two_groups_of_2500_steps_are_read_and_planned_in_seconds()
    {
        using var migration = new MigrationOnDisk();
        var ids = Enumerable.Range(0, 2500).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}")).ToList();
        migration.Head["joins"] = new JsonArray(Join("copies", ids));
        migration.Steps.AddRange(ids.Select(id => migration.Script(id)));
        migration.Steps.AddRange(ids.Select(id => Waiting(migration.Script($"b{id}"), "copies")));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var result = await migration.Save().RunAsync("plan").WaitAsync(patience.Token);

        Assert.Equal(ExitCode.Done, result.Code);
    }

    /// <summary>Three steps, the last of them made as the test wants it; two that wait for all three; one after these.</summary>
    private static MigrationOnDisk Copies(string slow = "{}", string look = "{}")
    {
        var migration = new MigrationOnDisk();
        migration.Head["joins"] = new JsonArray(Join("copies", ["a", "b", "slow"]));
        migration.Steps.AddRange([
            migration.Script("a"),
            migration.Script("b"),
            migration.Script("slow", slow),
            Waiting(migration.Script("look", look), "copies"),
            Waiting(migration.Script("look-too", """{"estimate":10}""", "a"), "copies"),
            migration.Script("end", """{"estimate":5}""", "look", "look-too"),
        ]);
        return migration;
    }

    private static JsonObject Join(string id, IReadOnlyList<string> after) => new() { ["id"] = id, ["after"] = new JsonArray([.. after.Select(a => (JsonNode)a)]) };

    private static JsonObject Waiting(JsonObject step, string join)
    {
        step["joins"] = new JsonArray(join);
        return step;
    }

    private static async Task FinishAsync(MigrationOnDisk migration, string step)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await migration.StoryAsync()).Contains($"step-finished {step}"))
            await Task.Delay(10, patience.Token);
    }

    private static async Task RefusedAsync(MigrationOnDisk migration, string message)
    {
        var result = await migration.Save().RunAsync("plan");

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
