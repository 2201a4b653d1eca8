using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>GP7010 and GP7011: which ways back lose data. Deleting a stack is held to the same as emptying a table of it.</summary>
public sealed class LossTests
{
    private static readonly OrderStack Blue = new("blue");
    private static readonly OrderStack Green = new("green");

    private static DeployStack Deploy { get; } = new("deploy", Green) { Compensation = new DeleteStack("delete-green", Green) };

    private static CopyTable Copy { get; } = new("copy", Blue.Orders, Green.Orders) { Compensation = new ClearTable("clear", Green.Orders) };

    private static ShiftTraffic Shift { get; } = new("shift", "Z1", "api.example.com", "A", [new("old", 0, "192.0.2.1"), new("new", 100, "192.0.2.2")]);

    [Fact]
    public void What_the_migration_makes_and_fills_may_go_again() => Assert.Empty(Found(Deploy, Copy));

    [Fact]
    public void Once_users_write_to_it_stack_and_table_are_lost_alike()
    {
        var found = Found(Deploy, Copy, Shift with { Compensation = Shift.Back("back") });
        Assert.Equal(["GP7011 delete-green", "GP7011 clear"], found.Select(finding => $"{finding.RuleId} {finding.Message.Split(' ')[0]}"));
        Assert.All(found, finding => Assert.Contains("destroys table orders-green, and shift has let users write to it", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_stood_before_stays_stack_and_table_alike()
    {
        var backup = new BackupTable("back-up", Green.Orders, "orders-before");
        var found = Found(backup, Deploy, Copy);
        Assert.Equal(["GP7010 delete-green", "GP7010 clear"], found.Select(finding => $"{finding.RuleId} {finding.Message.Split(' ')[0]}"));
        Assert.StartsWith("delete-green destroys stack orders-green, which deploy did not make, since back-up works on it before", found[0].Message, StringComparison.Ordinal);
        Assert.Contains("Deploy what was there instead", found[0].Message, StringComparison.Ordinal);
        Assert.Contains("Put a check that it is empty", found[1].Message, StringComparison.Ordinal);
        Assert.Empty(Found(backup, Deploy with { Compensation = new DeleteStack("delete-green", Green) { AcceptsDataLoss = "a trial" } }, Copy with { Requires = [new RequireEmptyTable("empty", Green.Orders)] }));
    }

    [Fact]
    public void A_stack_that_is_deleted_and_deployed_again_is_made()
    {
        var backup = new BackupTable("back-up", Green.Orders, "orders-before");
        var delete = new DeleteStack("take-away", Green) { Irreversible = "it is made anew" };
        Assert.DoesNotContain(Found(backup, delete, Deploy), finding => finding.RuleId == "GP7010");
    }

    private static List<Finding> Found(params Step[] steps) =>
        [.. Checked.Run(Checked.Of(steps) with { Stacks = [Blue, Green] }).Where(finding => finding.RuleId is "GP7010" or "GP7011")];
}
