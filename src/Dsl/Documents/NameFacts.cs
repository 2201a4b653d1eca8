using Groundplan.Rules.Names;

namespace Groundplan.Documents;

/// <summary>The physical name of a resource.</summary>
/// <param name="LogicalId">The resource.</param>
/// <param name="Type">Its type.</param>
/// <param name="Property">The property that holds the name.</param>
/// <param name="Name">The name.</param>
/// <param name="Scope"><c>global</c>, <c>account</c> or <c>region</c>: where it must be unique; <c>none</c>: names may repeat.</param>
/// <param name="Limit">The longest that AWS takes.</param>
internal sealed record NameFacts(string LogicalId, string Type, string Property, string Name, string Scope, int Limit)
{
    /// <summary>The names that are known before deployment, the stack's own first, with an empty logical id.</summary>
    public static Items<NameFacts> Of(StackRoot root) => PhysicalNames.Of(root)
        .Select(name => new NameFacts(name.LogicalId, name.Type, name.Property, name.Name, Word(name.Scope), name.Limit))
        .ToItems();

    private static string Word(NameScope scope) => scope switch
    {
        NameScope.Global => "global",
        NameScope.Account => "account",
        NameScope.Region => "region",
        _ => "none",
    };
}
