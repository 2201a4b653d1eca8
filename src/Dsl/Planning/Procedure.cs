namespace Groundplan;

/// <summary>Something that is carried out, and not deployed: a migration. A root type.</summary>
public abstract record Procedure
{
    /// <summary>The root of this value.</summary>
    /// <param name="plan">The plan's name: that of its class.</param>
    /// <param name="name">The root's name: that of its property.</param>
    public abstract PlanRoot ToRoot(string plan, string name);
}
