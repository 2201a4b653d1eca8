namespace Groundplan.Migrations.Rules;

/// <summary>The editor evaluates what is half typed: a record that was given nothing has findings, and throws nothing.</summary>
public sealed class HalfTypedTests
{
    public static TheoryData<Type> Kinds => [.. typeof(Step).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && typeof(Step).IsAssignableFrom(type))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_of_nulls_is_checked(Type kind)
    {
        var constructor = kind.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        object? Nothing(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
        var step = (Step)constructor.Invoke([.. constructor.GetParameters().Select(p => Nothing(p.ParameterType))]);
        foreach (var property in kind.GetProperties().Where(p => p.SetMethod is not null && p.Name != "Id"))
            property.SetValue(step, Nothing(property.PropertyType));

        Assert.NotEmpty(Checked.Run(Checked.Of(step, new ParallelGroup("group", [step, null!]), new Wait("wait", default) with { Compensation = step })));
    }

    [Fact]
    public void Groups_that_hold_each_other_twice_are_read_once()
    {
        Step step = new Approval("go");
        for (var i = 0; i < 40; i++)
            step = i % 2 == 0 ? new Sequence($"twice-{i}", [step, step]) : new ParallelGroup($"twice-{i}", [step, step]);

        Assert.Contains("GP7001", Checked.Ids(Checked.Of(step)));
        Assert.NotEmpty(Documents.Kit.Made.Files(Checked.Of(step, step)));
    }

    [Fact]
    public void Who_waits_for_what_is_too_deep_to_be_read_is_no_finding_beside_it()
    {
        var deepest = new Approval("deepest");
        var group = Enumerable.Range(0, 70).Aggregate((Step)deepest, (step, i) => new Sequence($"group-{i}", [step]));
        var migration = Checked.Of(group, new Approval("go") { After = [deepest, new Sequence("group-0", [deepest])] });

        Assert.Equal(["GP7028"], Checked.Ids(migration with { PointOfNoReturn = deepest }));
    }

    [Fact]
    public void Groups_that_are_too_deep_to_be_read_are_a_finding()
    {
        Assert.DoesNotContain("GP7028", Checked.Ids(Checked.Of(In(62))));
        Assert.StartsWith("Steps of group-63 has no effect, since the group stands in 63 others", Checked.Only("GP7028", In(70)).Message, StringComparison.Ordinal);

        static Step In(int deepest) => Enumerable.Range(0, deepest + 1).Reverse().Aggregate((Step)new Approval("go"), (step, i) => new Sequence($"group-{i}", [step]));
    }

    [Theory]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(70)]
    public void Branches_in_branches_have_documents_down_to_the_deepest_that_is_read(int depth)
    {
        var go = new Approval("go");
        var migration = Checked.Of([Enumerable.Range(0, depth).Reverse().Aggregate((Step)go, (inside, i) => new ParallelGroup($"group-{i}", [new Approval($"beside-{i}"), inside])), new Approval("behind") with { After = [go] }]);
        Assert.Contains("behind", Documents.Kit.Made.File("runbook.html", migration), StringComparison.Ordinal);
        Assert.Equal(Math.Min(depth, 63) + (depth < 64 ? 2 : 1), Documents.Kit.Made.File("runbook.md", migration).Split("\n### ").Length - 1);
        Assert.Contains("\"behind", Documents.Kit.Made.File("runbook.asl.json", migration), StringComparison.Ordinal);
    }

    [Fact]
    public void An_inventory_of_nulls_is_checked()
    {
        Application[] applications = [null!, new(null!) { Data = null! }, new("a") { Data = [null!, null!, new(null!) { LeftBehind = "x" }, new("")] }, new("b") { Data = ((Items<DataSet>)null!).LeavingBehind(null!, null!) }];
        var steps = Checked.Of(new Approval("go") { Moves = [null!, new(null!)], Estimate = TimeSpan.MinValue }, new Command("run", [default, (string)null!], default) { Moves = null! });
        Assert.Contains("GP7027", Checked.Ids(steps with { Applications = applications }));
        Assert.NotEmpty(Documents.Kit.Made.Files(steps with { Applications = applications }));
    }
}
