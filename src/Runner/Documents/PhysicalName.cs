namespace Groundplan.Runner.Documents;

/// <summary>A name that the plan gives to a resource.</summary>
/// <param name="LogicalId">The resource.</param>
/// <param name="Type">Its CloudFormation type.</param>
/// <param name="Property">The property that holds the name.</param>
/// <param name="Name">The name.</param>
/// <param name="Scope">Where it must be unique: <c>global</c>, <c>account</c> or <c>region</c>.</param>
/// <param name="Limit">Longest name allowed, in characters; 0 for unknown.</param>
internal sealed record PhysicalName(string LogicalId, string Type, string Property, string Name, string Scope = "region", int? Limit = null);
