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
    public void An_inventory_of_nulls_is_checked()
    {
        Application[] applications = [null!, new(null!) { Data = null! }, new("a") { Data = [null!, null!, new(null!) { LeftBehind = "x" }, new("")] }, new("b") { Data = ((Items<DataSet>)null!).LeavingBehind(null!, null!) }];
        var steps = Checked.Of(new Approval("go") { Moves = [null!, new(null!)], Estimate = TimeSpan.MinValue }, new Command("run", [default, (string)null!], default) { Moves = null! });
        Assert.Contains("GP7027", Checked.Ids(steps with { Applications = applications }));
        Assert.NotEmpty(Documents.Kit.Made.Files(steps with { Applications = applications }));
    }
}
