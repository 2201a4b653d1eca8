using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>GP7027: what applications keep comes along, or is left behind with a reason.</summary>
public sealed class DataTests
{
    private static readonly Application Shop = new("shop") { Data = ["orders", "receipts"] };

    [Fact]
    public void What_no_step_moves_is_found_with_the_path() => Assert.Equal(
        "shop keeps receipts, and no step moves it on the path Do/copy → Do/go → end: name it in Moves of the step that does, or say in LeftBehind why it may stay.",
        Only(Migration(Copy("copy") with { Moves = ["orders"] }, new Approval("go"))).Message);

    [Fact]
    public void Several_are_one_finding() => Assert.StartsWith("shop keeps orders and receipts, and no step moves them on", Only(Migration(Copy("copy"))).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_moved_or_left_behind_with_a_reason_is_right()
    {
        Assert.Empty(Found(Migration(Copy("copy") with { Moves = ["orders", "receipts"] })));
        Assert.Empty(Found(Migration(Copy("copy") with { Moves = ["orders"] }) with { Applications = [Shop with { Data = Shop.Data.LeavingBehind("receipts", "ten years old") }] }));
        Assert.Empty(Found(Migration(new ParallelGroup("both", [Copy("copy") with { Moves = ["orders"] }, Copy("again") with { Moves = ["receipts"] }]))));
    }

    [Fact]
    public void A_blank_reason_is_none() =>
        Assert.Contains("shop keeps receipts", Only(Migration(Copy("copy") with { Moves = ["orders"] }) with { Applications = [Shop with { Data = Shop.Data.LeavingBehind("receipts", " ") }] }).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_no_step_on_the_way_to_the_end_moves_nothing()
    {
        var copy = Copy("copy") with { Moves = ["orders"] };
        Assert.Contains("no step moves it (back is a compensation) on", Only(Migration(copy with { Compensation = Copy("back") with { Moves = ["receipts"] } })).Message, StringComparison.Ordinal);
        Assert.Contains("(both is a group)", Only(Migration(copy, new ParallelGroup("both", [new Approval("go")]) { Moves = ["receipts"] })).Message, StringComparison.Ordinal);
        Assert.Contains("(answers is a check)", Only(Migration(copy with { Verify = [new HttpCheck("answers", "https://example.com") { Moves = ["receipts"] }] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_behind_and_moved_is_a_contradiction() => Assert.Equal(
        "shop leaves receipts behind, and copy moves it: take one of the two away.",
        Only(Migration(Copy("copy") with { Moves = ["orders", "receipts"] }) with { Applications = [Shop with { Data = Shop.Data.LeavingBehind("receipts", "old") }] }).Message);

    [Fact]
    public void What_is_moved_and_nobody_keeps_is_a_slip()
    {
        var found = Only(Migration(Copy("copy") with { Moves = ["orders", "receipts", "recipes"] }));
        Assert.StartsWith("copy moves 'recipes', which no application of the inventory keeps", found.Message, StringComparison.Ordinal);
        Assert.Equal((nameof(Step.Moves), 2), (found.Subject.Property, found.Subject.Index));
    }

    [Theory]
    [InlineData("2.13.2", "")]
    [InlineData("2.16", "traces")]
    [InlineData("2.21", "traces, prompts")]
    [InlineData("3", "traces, prompts, logged models")]
    [InlineData("3.0", "traces, prompts, logged models")]
    [InlineData("3.4.0", "traces, prompts, logged models, evaluation datasets")]
    [InlineData("latest", "traces, prompts, logged models, evaluation datasets")]
    [InlineData("", "traces, prompts, logged models, evaluation datasets")]
    public void An_mlflow_server_keeps_what_its_version_has(string version, string beyond) =>
        Assert.Equal(beyond, string.Join(", ", MlflowData.Of(version).Select(data => data.Name).Except(["experiments", "runs", "metrics", "params", "artifacts", "registered models"])));

    private static CopyTable Copy(string id) => new(id, "blue", "green");

    private static Migration Migration(params Step[] steps) => Checked.Of(steps) with { Applications = [Shop] };

    private static Finding Only(Migration migration) => Assert.Single(Found(migration));

    private static IEnumerable<Finding> Found(Migration migration) => Checked.Run(migration).Where(finding => finding.RuleId == "GP7027");
}
