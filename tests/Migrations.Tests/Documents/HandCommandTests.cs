using Groundplan.Migrations.Documents.Kit;
using Groundplan.Runner.Steps.Buckets;

namespace Groundplan.Migrations.Documents;

/// <summary>The runbook's commands can be typed as they stand: they name their region, and what they leave open is explained.</summary>
public sealed class HandCommandTests
{
    private const string Zone = "Z1";

    private static readonly LowerTtl Lower = new("lower", Zone, "*.Example.com.", "a", 60);

    [Fact]
    public void A_command_names_the_region_of_the_migration()
        => Assert.Contains("delete-table --table-name t --region eu-west-1\n", Runbook(new DeleteTable("delete", "t")), StringComparison.Ordinal);

    [Fact]
    public void That_of_its_stack_comes_first()
        => Assert.Contains("delete-stack --stack-name orders-blue --region us-east-2\n", Runbook(new DeleteStack("delete", new OrderStack("blue") { Region = "us-east-2" })), StringComparison.Ordinal);

    [Fact]
    public void One_that_the_step_names_stays_and_the_other_side_of_a_copy_is_named_too()
        => Assert.Contains(
            "aws s3 sync s3://a/ s3://b/ --region us-east-2 --source-region eu-west-1\n",
            Runbook(new SyncBucket("sync", "a", "b") { ToRegion = "us-east-2" }),
            StringComparison.Ordinal);

    [Fact]
    public void The_region_of_an_ARN_comes_before_all()
        => Assert.Contains("--message m --region us-west-2\n", Runbook(new Notify("say", new Channel.Topic("arn:aws:sns:us-west-2:123456789012:people"), "m")), StringComparison.Ordinal);

    [Fact]
    public void What_a_team_runs_itself_is_shown_as_it_runs()
        => Assert.Contains("\naws s3 ls\n", Runbook(new Command("list", ["aws", "s3", "ls"], Idempotency.Read)), StringComparison.Ordinal);

    [Fact]
    public void Without_a_region_none_is_named()
        => Assert.DoesNotContain("--region", Made.File("runbook.md", Made.Of(new DeleteTable("delete", "t"))), StringComparison.Ordinal);

    [Fact]
    public void What_a_change_of_records_keeps_is_what_the_way_back_reads()
    {
        var text = Runbook(Lower with { Compensation = Lower.Back("raise") });
        Assert.Contains("""?Name==`"\\052.example.com."` && Type==`"A"`""", text, StringComparison.Ordinal);
        Assert.Contains(" > lower.captured.json\n", text, StringComparison.Ordinal);
        Assert.Contains("--change-batch file://lower.captured.json --region eu-west-1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_and_its_restore_are_about_the_same_folder_which_is_the_runners_too()
    {
        var backup = new BackupBucket("backup", "a", "kept", "then/");
        var text = Runbook(backup, backup.Restore("restore"));
        Assert.Contains($"aws s3 sync s3://a/ s3://kept/then/{BackupManifest.Folder} ", text, StringComparison.Ordinal);
        Assert.Contains($"aws s3 sync s3://kept/then/{BackupManifest.Folder} s3://a/ ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_in_braces_is_explained_once_with_the_command_that_gives_it()
    {
        var stack = new SharedStack();
        var lower = Lower with { HostedZone = stack.Zone };
        var text = Made.File("runbook.md", Made.Of(lower, lower.Back("raise")) with { Region = "eu-west-1", Stacks = [stack] });
        Assert.Single(text.Split('\n'), line => line.StartsWith("* `{orders-shared.Zone}`", StringComparison.Ordinal)
            && line.Contains("`aws cloudformation describe-stack-resource --stack-name orders-shared --logical-resource-id Zone --query StackResourceDetail.PhysicalResourceId --output text --region eu-west-1`", StringComparison.Ordinal));
    }

    [Fact]
    public void An_output_of_a_step_is_explained_by_the_journal()
    {
        var backup = new BackupTable("backup", "t", "before");
        Assert.Contains("* `{backup.backupArn}`, an output of step backup: ", Runbook(backup, new RestoreTable("restore", backup.BackupArn, "u")), StringComparison.Ordinal);
    }

    private static string Runbook(params Step[] steps) => Made.File("runbook.md", Made.Of(steps) with { Region = "eu-west-1" });
}
