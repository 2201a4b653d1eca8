using System.Text;
using System.Text.Json.Nodes;
using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

public sealed class RunbookReaderTests
{
    [Theory]
    [InlineData("""{"version":3}""", "has version 3")]
    [InlineData("""{"version":2}""", "cannot be read")]
    [InlineData("[]", "cannot be read")]
    [InlineData("{", "cannot be read")]
    [InlineData("""{"version":2,"version":2}""", "cannot be read")]
    public async Task What_is_no_runbook_is_one_clear_line(string text, string message)
    {
        using var migration = new MigrationOnDisk();
        migration.SaveRunbook(text);

        var result = await migration.RunAsync("plan");

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("id", "\"../x\"", "'../x' is no id of a step")]
    [InlineData("id", "\"first\"", "there are two steps 'first'")]
    [InlineData("kind", "\" \"", "step second has no kind")]
    [InlineData("kind", "null", "cannot be read")]
    [InlineData("phase", "\"Later\"", "step second is in phase 'Later', which there is not")]
    [InlineData("after", "[\"third\"]", "step second comes after 'third', which is no step before it")]
    [InlineData("after", "[\"second\"]", "step second comes after 'second', which is no step before it")]
    [InlineData("after", "[null]", "cannot be read: $.steps[1].after[0] is null, where a text belongs. Rebuild the project.")]
    [InlineData("notBefore", "[{\"step\":\"first\",\"seconds\":1}]", "step second waits for a time after 'first', which is not done before it")]
    [InlineData("arguments", "{\"a\":[{\"$output\":{\"step\":\"first\",\"name\":\"x\"}}]}", "second takes output x of 'first', which is not done before it")]
    [InlineData("idempotency", "\"maybe\"", "step second has idempotency 'maybe'")]
    [InlineData("timeoutSeconds", "0", "step second has a timeout that is not between")]
    [InlineData("timeoutSeconds", "1e300", "step second has a timeout that is not between")]
    [InlineData("retry", "{\"attempts\":0,\"delaySeconds\":1}", "step second has a retry")]
    [InlineData("steps", "[]", "it has 0 steps")]
    [InlineData("pointOfNoReturn", "\"nowhere\"", "the point of no return is 'nowhere', which is no step")]
    [InlineData("phases", "[{\"name\":\"Prepare\",\"opens\":\"tomorrow\"}]", "phase 'Prepare' has 'tomorrow' where a moment")]
    [InlineData("phases", "[{\"name\":\"Prepare\",\"opens\":\"2026-03-02T00:00:00Z\",\"closes\":\"2026-03-01T00:00:00Z\"}]", "phase 'Prepare' closes before it opens")]
    [InlineData("plan", "\"Other\"", "runbook.json is that of Other/Move, not of Orders/Move")]
    public async Task Nonsense_is_one_clear_line(string member, string value, string message)
    {
        using var migration = new MigrationOnDisk();
        var runbook = migration.Head.DeepClone().AsObject();
        runbook["steps"] = new JsonArray(migration.Script("first"), migration.Script("second"), migration.Script("third"));
        var target = runbook["steps"]![1]!.AsObject().ContainsKey(member) || member is "notBefore" ? runbook["steps"]![1]!.AsObject() : runbook;
        target[member] = JsonNode.Parse(value);
        migration.SaveRunbook(runbook.ToJsonString());

        var result = await migration.RunAsync("plan");

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("\"title\":\"Do second\"", "\"title\":\"\\ud800\"")]
    [InlineData("\"title\":\"Do second\"", "\"title\":\"\u00ff\"")]
    [InlineData("\"name\":\"second\"", "\"name\":\"\\udc00\"")]
    [InlineData("\"name\":\"second\"", "\"\\ud800\":1")]
    public void Text_that_is_no_unicode_is_an_error(string old, string broken)
    {
        using var migration = new MigrationOnDisk();
        var runbook = migration.Head.DeepClone().AsObject();
        runbook["steps"] = new JsonArray(migration.Script("first"), migration.Script("second"));
        var text = runbook.ToJsonString();

        var error = Assert.Throws<RunnerError>(() => RunbookReader.Read(Encoding.Latin1.GetBytes(text.Replace(old, broken, StringComparison.Ordinal))));

        Assert.Equal((ExitCode.Usage, "runbook.json cannot be read: A text in it is no valid Unicode. Rebuild the project."), (error.Code, error.Message));
    }

    [Fact]
    public async Task A_runbook_that_the_manifest_does_not_vouch_for_is_refused()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("first"));
        migration.Save();
        File.AppendAllText(Path.Combine(migration.Folder, "artifacts", "plan", "Orders", "Move", "runbook.json"), " ");

        var result = await migration.RunAsync("run", "--yes");

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("is not what the build wrote", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_thousand_steps_are_read_and_planned_in_seconds()
    {
        using var migration = new MigrationOnDisk();
        for (var i = 0; i < 5000; i++)
            migration.Steps.Add(migration.Script($"s{i}", "{}", [.. i == 0 ? Array.Empty<string>() : [$"s{i - 1}"]]));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var result = await migration.Save().RunAsync("plan").WaitAsync(patience.Token);

        Assert.Equal(ExitCode.Done, result.Code);
    }

    [Fact]
    public async Task Arguments_may_hold_nulls_and_be_nested_deeply()
    {
        using var migration = new MigrationOnDisk();
        var deep = string.Concat(Enumerable.Repeat("[", 60)) + "null" + string.Concat(Enumerable.Repeat("]", 60));
        migration.Steps.Add(migration.Script("first", $$"""{"value":{{deep}}}"""));

        Assert.Equal(ExitCode.Done, (await migration.Save().RunAsync("run", "--yes")).Code);
    }
}
