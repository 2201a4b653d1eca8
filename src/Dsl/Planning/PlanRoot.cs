namespace Groundplan;

/// <summary>A root of a plan: a stack, a platform or a migration with its name.</summary>
/// <param name="Plan">The plan's name: that of its class.</param>
/// <param name="Name">The root's name: that of its property.</param>
/// <param name="Value">The <see cref="Groundplan.Stack"/>, the <see cref="Platform"/> or the <see cref="Procedure"/>.</param>
public abstract record PlanRoot(string Plan, string Name, object Value)
{
    /// <summary>The type of the root, such as <c>MlPlatform</c>; <c>Stack</c> for a team's own.</summary>
    public abstract string Kind { get; }

    /// <summary>A root of a value.</summary>
    /// <exception cref="ArgumentException">The value is neither a stack nor a platform nor a procedure.</exception>
    public static PlanRoot Of(string plan, string name, object value) => value switch
    {
        Stack stack => new StackRoot(plan, name, stack, StackContent.Of(stack)),
        Platform platform => new StackRoot(plan, name, platform, StackContent.Of(platform.ToStack())),
        Procedure procedure => procedure.ToRoot(plan, name),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no root.", nameof(value)),
    };
}

/// <summary>A root that is deployed: a stack, or a platform that makes one.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="Name">The root's name.</param>
/// <param name="Value">The <see cref="Groundplan.Stack"/> or <see cref="Platform"/>.</param>
/// <param name="Content">The members of its stack.</param>
public sealed record StackRoot(string Plan, string Name, object Value, StackContent Content) : PlanRoot(Plan, Name, Value)
{
    /// <inheritdoc/>
    public override string Kind => Value is Platform ? Value.GetType().Name : "Stack";
}
