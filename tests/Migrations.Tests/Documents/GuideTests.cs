using System.Net;
using System.Text.RegularExpressions;
using Groundplan.Migrations.Documents.Kit;

namespace Groundplan.Migrations.Documents;

/// <summary>Whoever has only the runbook can carry the migration out: with the runner and by hand, forth and back. The page says what the Markdown says.</summary>
public sealed partial class GuideTests
{
    [Theory]
    [InlineData("plan <project> --root Plan/Made")]
    [InlineData("run <project> --root Plan/Made")]
    [InlineData("status <project> --root Plan/Made")]
    [InlineData("resume <project> --root Plan/Made")]
    [InlineData("rollback <project> --root Plan/Made --to <step>")]
    [InlineData("abort <project> --root Plan/Made")]
    public void Both_runbooks_have_each_command_around_a_run(string command)
    {
        var files = Made.Files(Made.Of(new DeleteTable("delete", "t")));
        Assert.Contains($"\n* `groundplan {command}`: ", files["runbook.md"], StringComparison.Ordinal);
        Assert.Contains($"groundplan {command}: ", Plain(files["runbook.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void By_hand_the_latest_is_undone_first_up_to_the_point_of_no_return()
    {
        var delete = new DeleteTable("delete", "t");
        Each(Made.Of(delete) with { PointOfNoReturn = delete }, "do the ways back of the steps that are done, that of the latest step first. From delete on there is no way back.");
    }

    [Fact]
    public void An_approval_says_who_for_how_long_and_with_which_command()
    {
        var approval = new Approval("go") { SeparationOfDuties = true, Expires = TimeSpan.FromHours(2), Evidence = ["the ticket"] };
        Each(Made.Of(approval), "Approved by: anybody but whoever runs the migration");
        Each(Made.Of(approval), "Counts for: 2 h at most");
        Each(Made.Of(approval), "Approved with: groundplan approve <project> --root Plan/Made --step go --evidence <evidence>, ");
        Each(Made.Of(approval with { Approvers = ["arn:a", "arn:b"] }), "Approved by: arn:a, arn:b; not whoever runs the migration");
    }

    [Fact]
    public void What_only_the_runner_does_is_said_of_ways_back_too()
    {
        var steps = Made.Of(new CopyTable("copy", "t", "u") { Compensation = new ClearTable("clear", "u") });
        Each(steps, "By: the runner alone, no command of the AWS CLI does it: groundplan run <project> --root Plan/Made");
        Each(steps, "By: the runner alone, together with what hangs on the step: groundplan rollback <project> --root Plan/Made --to copy");
    }

    [Fact]
    public void A_mapping_is_told_attribute_by_attribute()
    {
        var step = new TransformTable("transform", "t", "u", ItemMapping.Of((Old old) => new New(old.Id, old.Payer, "EUR", old.Name + "!", old.Note.Trim()))) { Dropped = ["Memo"], Invented = ["Currency"], Shortened = ["Note"] };
        Each(Made.Of(step), "Each item becomes one: Id as it is, PayerId from Payer, Currency always \"EUR\", Title made of Name, Note made of Note, less blanks");
        Each(Made.Of(step), "Dropped on purpose: Memo");
        Each(Made.Of(step), "Invented on purpose: Currency");
        Each(Made.Of(step), "Shortened on purpose: Note");
    }

    [Fact]
    public void A_mapping_takes_no_more_than_some_lines()
    {
        var step = new TransformTable("transform", "t", "u", ItemMapping.Of((Old old) => new One(new string('x', 10_000)))) { Dropped = [.. Enumerable.Range(0, 1000).Select(i => $"a{i}")] };
        var lines = Made.File("runbook.md", Made.Of(step)).Split('\n');
        Assert.All(lines, line => Assert.True(line.Length < 2000, line));
        Assert.Contains(lines, line => line.StartsWith("* Dropped on purpose: a0, ", StringComparison.Ordinal) && line.EndsWith(", and 961 more", StringComparison.Ordinal));
    }

    [Fact]
    public void Commands_that_only_begin_something_are_followed_by_a_wait()
    {
        var text = Made.File("runbook.md", Made.Of(new DeleteStack("delete", new OrderStack("blue")) { Unprotect = true }, new ScaleService("stop", "c", "s", 0), new BackupTable("backup", "t", "before")));
        Assert.Matches("(?s)update-termination-protection --no-enable-termination-protection --stack-name orders-blue.*delete-stack --stack-name orders-blue.*wait stack-delete-complete --stack-name orders-blue", text);
        Assert.Contains("aws ecs wait services-stable --cluster c --services s", text, StringComparison.Ordinal);
        Assert.Contains("Repeat the second until BackupStatus is AVAILABLE", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Braces_in_a_sentence_are_explained_as_those_in_commands_are()
    {
        var put = new PutParameter("put", "/p", new ParameterContent.Text("new"));
        var migration = Made.Of(put with { Compensation = put.Restore("restore") });
        Each(migration, "{put.previousVersion}, an output of step put: ");
        Assert.Matches("(?s)aws ssm get-parameter --name /p --query Parameter.Version .*aws ssm put-parameter --name /p .*Keep what the first command says", Made.File("runbook.md", migration));
    }

    [Fact]
    public void Branches_are_said_to_run_at_the_same_time_where_the_first_of_them_stands()
    {
        var group = new ParallelGroup("both", [new DeleteTable("a", "a"), new Sequence("then", [new DeleteTable("b", "b"), new DeleteTable("c", "c")])]);
        var text = Made.File("runbook.md", Made.Of(new DeleteTable("first", "f"), group, new DeleteTable("last", "l")));
        var at = text.IndexOf("> **At the same time** (`both`), each branch in its order: `a`; `b`, `c`. What follows waits for all of them.", StringComparison.Ordinal);
        Assert.InRange(at, text.IndexOf("`first`: ", StringComparison.Ordinal), text.IndexOf("`a`: ", StringComparison.Ordinal));
        Assert.Equal(at, text.LastIndexOf("> **At the same time**", StringComparison.Ordinal));
    }

    // The Markdown without its escapes and code fences, the page without its tags.
    private static void Each(Migration migration, string words)
    {
        var files = Made.Files(migration);
        Assert.Contains(words, files["runbook.md"].Replace("\\", "").Replace("`", ""), StringComparison.Ordinal);
        Assert.Contains(words, Plain(files["runbook.html"]), StringComparison.Ordinal);
    }

    private static string Plain(string page) => WebUtility.HtmlDecode(Tag().Replace(page, ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    private sealed record Old(string Id, string Payer, string Name, string Note, string Memo);

    private sealed record New(string Id, string PayerId, string Currency, string Title, string Note);

    private sealed record One(string Text);
}
