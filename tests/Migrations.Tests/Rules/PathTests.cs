namespace Groundplan.Migrations.Rules;

public sealed class PathTests
{
    private static readonly Step Backup = new BackupTable("back-up", "orders", "orders-last");
    private static readonly Step Delete = new DeleteTable("delete", "orders");

    [Fact]
    public void The_path_to_what_destroys_is_in_the_message() => Assert.Equal(
        "delete destroys table orders, and no verified backup comes before it on the path Do/go → Do/delete: add a BackupTable before it, or say in AcceptsDataLoss why the loss is bearable.",
        Checked.Only("GP7004", new Approval("go"), Delete).Message);

    [Fact]
    public void A_long_path_is_shortened_in_the_middle()
    {
        Step[] steps = [.. Enumerable.Range(0, 20).Select(i => new Approval($"go-{i}")), Delete];
        Assert.Contains("Do/go-0 → Do/go-1 → … (16 more) → Do/go-18 → Do/go-19 → Do/delete:", Checked.Only("GP7004", steps).Message);
    }

    [Fact]
    public void A_backup_at_the_same_time_is_none() =>
        Assert.Contains("back-up is not certain to be done before it on the path Do/delete: move back-up before it, or name it in After", Checked.Only("GP7004", new ParallelGroup("both", [Backup, Delete])).Message);

    [Fact]
    public void A_backup_that_is_waited_for_counts() =>
        Assert.DoesNotContain("GP7004", Checked.Ids(Checked.Of(new ParallelGroup("both", [Backup, Delete with { After = [Backup] }]))));

    [Fact]
    public void A_backup_in_a_branch_before_counts() =>
        Assert.DoesNotContain("GP7004", Checked.Ids(Checked.Of(new ParallelGroup("both", [new Sequence("one", [Backup]), new Approval("two")]), Delete)));

    [Fact]
    public void A_way_through_waited_for_steps_counts()
    {
        var middle = new Approval("middle") { After = [Backup] };
        Assert.DoesNotContain("GP7004", Checked.Ids(Checked.Of(new ParallelGroup("all", [Backup, middle, Delete with { After = [middle] }]))));
    }

    [Fact]
    public void A_group_waits_as_its_first_steps_do()
    {
        var deletes = new ParallelGroup("deletes", [new Sequence("one", [new Approval("go"), Delete])]) { After = [Backup] };
        Assert.DoesNotContain("GP7004", Checked.Ids(Checked.Of(new ParallelGroup("both", [Backup, deletes]))));
        Assert.Contains("GP7004", Checked.Ids(Checked.Of(new ParallelGroup("both", [Backup, deletes with { After = [] }]))));
    }

    [Fact]
    public void Who_waits_for_a_group_waits_for_its_last_steps()
    {
        var backups = new Sequence("backups", [Backup, new Approval("seen")]);
        Assert.DoesNotContain("GP7004", Checked.Ids(Checked.Of(new ParallelGroup("both", [Delete with { After = [backups] }, backups]))));
    }

    [Fact]
    public async Task Large_groups_that_wait_for_each_other_are_a_finding_a_condition()
    {
        var late = Many("late");
        var early = Many("early") with { After = [late] };

        var found = await Task.Run(() => Checked.Run(Checked.Of(new ParallelGroup("all", [early, late with { After = [early] }])))).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(["early-0 waits for late-0", "late-0 waits for early-0"], found.Where(finding => finding.RuleId == "GP7002").Select(finding => finding.Message.Split(',')[0]));

        static ParallelGroup Many(string id) => new(id, [.. Enumerable.Range(0, 500).Select(i => new Approval($"{id}-{i}"))]);
    }

    [Fact]
    public void Groups_that_wait_for_each_other_are_shown_as_a_circle()
    {
        var late = new Sequence("late", [new Approval("late-go")]);
        Assert.Equal(
            "early-go waits for late-go, which waits for it: Do/early-go → Do/late-go → Do/early-go. Take late out of After of early, or put it before early.",
            Checked.Only("GP7002", new Sequence("early", [new Approval("early-go")]) { After = [late] }, late).Message);
    }

    [Fact]
    public void A_group_without_steps_is_nothing_to_wait_for()
    {
        var empty = new ParallelGroup("empty", []);
        Assert.Equal("go waits for group empty, which has no step: give it some, or take it out of After.", Checked.Only("GP7002", empty, new Approval("go") { After = [empty] }).Message);
    }

    [Fact]
    public void Groups_that_wait_for_each_other_are_one_finding()
    {
        var late = new ParallelGroup("late", [new Approval("late-a"), new Approval("late-b")]);
        var early = new ParallelGroup("early", [new Approval("early-a"), new Approval("early-b")]) { After = [late] };
        Assert.EndsWith("Take late out of After of early, or put it before early.", Checked.Only("GP7002", early, late).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_group_a_check_or_a_compensation_cannot_have_is_found()
    {
        var empty = new RequireEmptyTable("empty", "orders-new");
        Assert.Equal("Requires of all has no effect, since it is a group: give it to the steps of the group.", Checked.Only("GP7028", new ParallelGroup("all", [new Approval("go")]) { Requires = [empty] }).Message);
        Assert.StartsWith("After of empty has no effect, since it is a check: ", Checked.Only("GP7028", Backup, new Approval("go") { Requires = [empty with { After = [Backup] }] }).Message, StringComparison.Ordinal);
        Assert.StartsWith("After of back has no effect, since it is a compensation: ", Checked.Only("GP7028", Backup, new Approval("go") { Compensation = new Notify("back", new Channel.Webhook("https://x.example.com"), "Undone.") { After = [Backup] } }).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GP7028", Checked.Ids(Checked.Of(Backup, empty with { After = [Backup], Owner = "somebody" })));
    }

    [Fact]
    public void What_a_final_snapshot_saves_is_not_lost() =>
        Assert.DoesNotContain("GP7004", Checked.Ids(Checked.Of(new DeleteDatabase("delete", "orders", new LastSnapshot.Final("orders-last")))));

    [Fact]
    public void A_compensation_that_destroys_the_source_of_a_copy_is_no_way_back_whoever_accepts_it() => Assert.Equal(
        "clear destroys table users, which copy neither makes nor writes: an abort would take what was there all along, on the path Do/copy → abort → clear. Undo what copy did, and nothing else.",
        Checked.Only("GP7010", new CopyTable("copy", "users", "users-new") { Compensation = new ClearTable("clear", "users") { AcceptsDataLoss = "a copy" } }).Message);

    [Fact]
    public void A_table_is_not_copied_onto_itself() => Assert.Equal(
        "copy reads table users and writes it: source and target are the same. Give the table that is to hold the items.",
        Checked.Only("GP7024", new CopyTable("copy", "users", "users")).Message);

    [Fact]
    public void Steps_that_wait_for_each_other_are_shown_as_a_circle()
    {
        var late = new Approval("late");
        Assert.Contains("early waits for late, which waits for it: Do/early → Do/late → Do/early", Checked.Only("GP7002", new Approval("early") { After = [late] }, late).Message);
    }

    [Fact]
    public void A_switch_before_the_promotion_is_told_with_its_path()
    {
        var stop = new SetMaintenance("stop-writes", new MaintenanceSwitch.Parameter("/maintenance"), true);
        var message = Checked.Only(
            "GP7008", stop, new AwaitReplicaLag("lag", "replica"), new PointRecord("switch", "Z1", "db.example.com", "CNAME", "replica.example.net"), new PromoteReplica("promote", "replica"), stop.Off("start")).Message;
        Assert.StartsWith("switch shifts record db.example.com CNAME before promote promotes database replica", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_who_write_to_green_lose_it_with_an_abort()
    {
        var green = new OrderStack("green");
        var deploy = new DeployStack("deploy", green) { Compensation = new DeleteStack("delete-green", green) };
        var shift = new ShiftTraffic("shift", "Z1", "api.example.com", "A", [new("green", 100, "192.0.2.2")]);
        var migration = Checked.Of(deploy, new Approval("go"), shift with { Compensation = shift.Back("back") }) with { Stacks = [green] };
        var finding = Assert.Single(Checked.Run(migration));
        Assert.Equal("GP7011", finding.RuleId);
        Assert.Contains("delete-green destroys table orders-green, and shift has let users write to it on the path Do/deploy → Do/go → Do/shift → abort → delete-green", finding.Message);
        Assert.Empty(Checked.Run(migration with { PointOfNoReturn = shift }));
    }

    [Fact]
    public void Each_of_many_steps_is_judged_by_its_own_way()
    {
        var steps = Enumerable.Range(0, 1000).SelectMany(i => new Step[]
        {
            new Manual($"open-{i}", ["Open."]) { Effects = [new(EffectKind.Opens, new("ingress", "sg-1"))], Evidence = ["it"], Compensation = new Manual($"undo-{i}", ["Close."]) { Effects = [new(EffectKind.Closes, new("ingress", "sg-1"))] } },
            new BackupTable($"back-up-{i}", "orders", "orders-last"),
            new DeleteTable($"delete-{i}", "orders"),
            new Manual($"close-{i}", ["Close."]) { Effects = [new(EffectKind.Closes, new("ingress", "sg-1"))], Evidence = ["it"] },
        }).ToItems();
        var migration = new Migration("move") { Phases = [new("Do") { Steps = steps }], PointOfNoReturn = steps[2] };
        Assert.Empty(Checked.Run(migration));
    }
}
