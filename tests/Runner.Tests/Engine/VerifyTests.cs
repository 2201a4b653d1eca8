using System.Text.Json.Nodes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

/// <summary>What a later step undid on purpose is no fault; what nobody undid is one.</summary>
public sealed class VerifyTests
{
    private const string Place = "table orders";

    [Theory]
    [InlineData("opens", "closes")]
    [InlineData("scales", "unscales")]
    [InlineData("pauses", "resumes")]
    [InlineData("creates", "destroys")]
    [InlineData("writes", "destroys")]
    [InlineData("writes", "writes")]
    [InlineData("writes", "restores")]
    [InlineData("shifts", "shifts")]
    [InlineData("shifts", "shifts-back")]
    public async Task What_a_later_step_undid_on_purpose_is_superseded(string done, string undone)
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([Changing(migration, "first", done), Changing(migration, "second", undone, "first")]);

        var result = await VerifiedAsync(migration);

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Contains("superseded by second", result.Out, StringComparison.Ordinal);
        Assert.Contains("1 verified, 1 superseded by later steps, 0 do not hold, 0 cannot be verified.", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("opens", "writes")]
    [InlineData("creates", "writes")]
    [InlineData("backs-up", "destroys")]
    [InlineData("promotes", "gates")]
    public async Task What_no_later_step_is_meant_to_undo_does_not_hold(string done, string other)
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([Changing(migration, "first", done), Changing(migration, "second", other, "first")]);

        var result = await VerifiedAsync(migration);

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains("1 verified, 1 do not hold, 0 cannot be verified.", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_place_and_an_earlier_step_supersede_nothing()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange(
        [
            Changing(migration, "before", "destroys"),
            Effect(migration.Script("first", "{}", "before"), "writes", Place),
            Effect(migration.Script("elsewhere", """{"removes":"first"}""", "first"), "destroys", "table customers"),
        ]);

        Assert.Equal(ExitCode.Failed, (await VerifiedAsync(migration)).Code);
    }

    [Theory]
    [InlineData("assets/", "assets/", true)]
    [InlineData("assets/", null, true)]
    [InlineData(null, "logs/", true)]
    [InlineData("assets/", "assets/2026/", true)]
    [InlineData("assets/2026/", "assets/", true)]
    [InlineData("assets/", "logs/", false)]
    [InlineData("assets/", "assets-old/", false)]
    public async Task A_write_elsewhere_in_the_same_bucket_supersedes_nothing(string? first, string? second, bool superseded)
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([Effect(migration.Script("first"), "writes", "bucket orders", first), Effect(migration.Script("second", """{"removes":"first"}""", "first"), "writes", "bucket orders", second)]);

        Assert.Equal(superseded ? ExitCode.Done : ExitCode.Failed, (await VerifiedAsync(migration)).Code);
    }

    [Theory]
    [InlineData("assets/", true)]
    [InlineData("logs/", false)]
    public async Task What_was_looked_at_is_superseded_by_a_change_of_that_part_only(string emptied, bool superseded)
    {
        using var migration = new MigrationOnDisk();
        var look = About(Effect(migration.Script("copy"), "writes", "bucket green"), "bucket blue");
        look["parts"] = new JsonObject { ["bucket blue"] = "assets/" };
        migration.Steps.AddRange([look, Effect(migration.Script("empty", """{"removes":"copy"}""", "copy"), "destroys", "bucket blue", emptied)]);

        Assert.Equal(superseded ? ExitCode.Done : ExitCode.Failed, (await VerifiedAsync(migration)).Code);
    }

    [Fact]
    public async Task A_later_step_that_is_not_done_supersedes_nothing()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange([Changing(migration, "first", "writes"), Effect(migration.Script("second", """{"fails":9}""", "first"), "destroys", Place)]);
        await migration.Save().RunAsync("run", "--yes");
        File.Delete(Path.Combine(migration.Folder, "first.done"));

        Assert.Equal(ExitCode.Failed, (await migration.RunAsync("verify")).Code);
    }

    [Fact]
    public async Task A_copy_is_superseded_when_its_source_is_destroyed_and_a_backup_is_not()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.AddRange(
        [
            About(Effect(migration.Script("copy"), "writes", "table green"), "table green", "stack blue"),
            About(Effect(Effect(migration.Script("backup", "{}", "copy"), "backs-up", "table blue"), "writes", "bucket archive"), "table blue", "stack blue"),
            Effect(migration.Script("retire", """{"removes":"copy"}""", "backup"), "destroys", "stack blue"),
        ]);

        var copied = await VerifiedAsync(migration);
        File.Delete(Path.Combine(migration.Folder, "backup.done"));
        var lost = await migration.RunAsync("verify");

        Assert.Equal((ExitCode.Done, ExitCode.Failed), (copied.Code, lost.Code));
        Assert.Contains("superseded by retire", lost.Out, StringComparison.Ordinal);
        Assert.Contains("1 verified, 1 superseded by later steps, 1 do not hold, 0 cannot be verified.", lost.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_only_looked_at_is_superseded_by_any_later_change_of_it()
    {
        using var migration = new MigrationOnDisk();
        var check = About(new JsonObject { ["id"] = "seen", ["kind"] = "test/script", ["title"] = "", ["arguments"] = migration.Arguments("first") }, Place);
        var first = Effect(migration.Script("first"), "creates", "stack green");
        first["verifications"] = new JsonArray(check);
        migration.Steps.AddRange(
        [
            first,
            About(Effect(migration.Script("look", "{}", "first"), "gates", "record api"), "stack blue"),
            Effect(Effect(migration.Script("second", """{"removes":"look"}""", "look"), "destroys", "stack blue"), "writes", Place),
        ]);

        var looked = await VerifiedAsync(migration);
        File.Delete(Path.Combine(migration.Folder, "first.done"));
        var lost = await migration.RunAsync("verify", "--json");

        Assert.Equal((ExitCode.Done, ExitCode.Failed), (looked.Code, lost.Code));
        Assert.Equal(
            [("first", "does not hold", null), ("seen", "superseded", "second"), ("look", "superseded", "second"), ("second", "verified", null)],
            lost.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).Where(line => (string?)line["type"] == "check").Select(line => ((string?)line["check"], (string?)line["state"], (string?)line["by"])));
    }

    private static async Task<RunResult> VerifiedAsync(MigrationOnDisk migration)
    {
        Assert.Equal(ExitCode.Done, (await migration.Save().RunAsync("run", "--yes")).Code);
        return await migration.RunAsync("verify");
    }

    /// <summary>A step with one effect; one that comes after another removes what that left.</summary>
    private static JsonObject Changing(MigrationOnDisk migration, string id, string effect, string? after = null)
        => Effect(after is null ? migration.Script(id) : migration.Script(id, $$"""{"removes":"{{after}}"}""", after), effect, Place);

    private static JsonObject Effect(JsonObject step, string kind, string target, string? within = null)
    {
        step["effects"] ??= new JsonArray();
        step["effects"]!.AsArray().Add(new JsonObject { ["kind"] = kind, ["target"] = target, ["within"] = within });
        return step;
    }

    private static JsonObject About(JsonObject step, params string[] places)
    {
        step["places"] = new JsonArray([.. places.Select(p => (JsonNode)p)]);
        return step;
    }
}
