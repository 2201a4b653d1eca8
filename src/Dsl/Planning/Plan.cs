namespace Groundplan;

/// <summary>A team's own rules, said where they must hold: in a constructor, a helper, a property of a plan.</summary>
public static class Plan
{
    /// <summary>An error of the build, at this call, when a condition does not hold.</summary>
    /// <param name="holds">The condition that must hold.</param>
    /// <param name="message">What is wrong and what to do, for whoever wrote the plan.</param>
    /// <exception cref="PlanException">The condition does not hold, and the plan is executed rather than evaluated.</exception>
    public static void Require(bool holds, string message)
    {
        if (!holds)
            throw new PlanException(message);
    }

    /// <summary>A warning, at this call, when a condition does not hold. Does nothing in a plan that is executed rather than evaluated.</summary>
    /// <param name="holds">The condition that should hold.</param>
    /// <param name="message">What is odd and what to do, for whoever wrote the plan.</param>
    public static void Warn(bool holds, string message) => _ = (holds, message);
}

/// <summary>A condition that a plan requires does not hold.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class PlanException(string message) : Exception(message);
