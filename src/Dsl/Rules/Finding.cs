namespace Groundplan.Rules;

/// <summary>A violation of a rule.</summary>
/// <param name="RuleId">The rule's id.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What is wrong and what to do, in one sentence or two.</param>
/// <param name="Subject">What is wrong: the squiggle's place.</param>
public sealed record Finding(string RuleId, Severity Severity, string Message, Subject Subject)
{
    /// <summary>Other places that take part, such as the other side of a collision.</summary>
    public Items<Subject> Related { get; init; } = [];

    /// <summary>Facts for a code fix, such as the name of a missing property.</summary>
    public Map<string> Facts { get; init; } = new();
}

/// <summary>A place in a plan: a record, a property of it, an element of a list in that property.</summary>
/// <param name="Root">The root that it belongs to.</param>
/// <param name="Record">The record instance; identity matters.</param>
/// <param name="Property">The C# property, or null for the record as a whole.</param>
/// <param name="Index">The element from 0, or null.</param>
public sealed record Subject(PlanRoot Root, object Record, string? Property = null, int? Index = null)
{
    /// <summary>The path from the root for people, such as <c>DemandForecasting.Network.RouteTableIds[0]</c>.</summary>
    public string Path { get; init; } = $"{Root.Name}{(Property is null ? "" : "." + Property)}{(Index is null ? "" : $"[{Index}]")}";
}
