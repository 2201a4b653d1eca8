namespace Groundplan;

/// <summary>
/// Marks a static class whose public static properties of a root type (<see cref="Stack"/> or <see cref="Platform"/>) are the roots of a
/// plan: each is evaluated while it is typed, and gets its documents in a build.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PlanAttribute : Attribute;
