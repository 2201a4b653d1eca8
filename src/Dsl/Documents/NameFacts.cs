namespace Groundplan.Documents;

/// <summary>The physical name of a resource.</summary>
/// <param name="LogicalId">The resource.</param>
/// <param name="Type">Its type.</param>
/// <param name="Property">The property that holds the name.</param>
/// <param name="Name">The name.</param>
/// <param name="Scope"><c>global</c>, <c>account</c> or <c>region</c>: where it must be unique.</param>
/// <param name="Limit">The longest that AWS takes.</param>
internal sealed record NameFacts(string LogicalId, string Type, string Property, string Name, string Scope, int Limit)
{
    public static Items<NameFacts> Of(PlanRoot root)
    {
        _ = root;
        return [];
    }
}
