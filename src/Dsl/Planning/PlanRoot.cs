namespace Groundplan;

/// <summary>A root of a plan: a named stack or platform.</summary>
/// <param name="Plan">The plan's name: that of its class.</param>
/// <param name="Name">The root's name: that of its property.</param>
/// <param name="Value">The <see cref="Groundplan.Stack"/> or <see cref="Platform"/>.</param>
/// <param name="Content">The members of its stack.</param>
public sealed record PlanRoot(string Plan, string Name, object Value, StackContent Content)
{
    /// <summary>The type of the root, such as <c>MlPlatform</c>; <c>Stack</c> for a team's own.</summary>
    public string Kind => Value is Platform ? Value.GetType().Name : "Stack";

    /// <summary>A root of a value.</summary>
    public static PlanRoot Of(string plan, string name, object value) =>
        new(plan, name, value, StackContent.Of(value as Stack ?? ((Platform)value).ToStack()));
}
