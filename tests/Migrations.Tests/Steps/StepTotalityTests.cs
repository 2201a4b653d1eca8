namespace Groundplan.Migrations.Steps;

/// <summary>The editor evaluates plans that are half typed: no kind of step may throw, whatever is missing.</summary>
public sealed class StepTotalityTests
{
    [Theory]
    [MemberData(nameof(StepKinds.Names), MemberType = typeof(StepKinds))]
    public void A_step_of_nothing_but_an_id_says_what_it_does(string type) => Holds(StepKinds.Empty(StepKinds.Named(type)).Specify());

    [Theory]
    [MemberData(nameof(StepKinds.Names), MemberType = typeof(StepKinds))]
    public void A_step_whose_every_property_is_null_says_what_it_does(string type) => Holds(StepKinds.Void(StepKinds.Named(type)).Specify());

    private static void Holds(StepSpec spec)
    {
        Assert.NotEmpty(spec.Kind);
        Assert.NotEmpty(spec.Summary);
        Assert.All(spec.Places, Assert.NotNull);
        Assert.All(spec.Effects, effect => Assert.NotNull(effect.Place));
        Assert.All(spec.Arguments, Assert.NotNull);
        Assert.All(spec.Commands, command => Assert.NotNull(command.Words));
        Assert.All(spec.Outputs, Assert.NotNull);
        Assert.All(spec.Permissions, permission => Assert.Matches("^[a-z0-9-]+:[A-Za-z]+$", permission));
    }
}
