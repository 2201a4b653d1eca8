using Groundplan.Documents.Nodes;

namespace Groundplan.Documents;

/// <summary>Reads IAM policy documents as they stand in a template.</summary>
internal static class PolicyReader
{
    /// <summary>The statements; none when this is no policy document.</summary>
    public static IEnumerable<PolicyStatement> Statements(Node? document) => document?.Get("Statement") switch
    {
        Node.Object statement => [Read(statement)],
        Node.List statements => statements.Items.Select(Read),
        _ => [],
    };

    private static PolicyStatement Read(Node statement) => new(
        statement.Get("Effect")?.AsText ?? "",
        Principals(statement.Get("Principal")).ToItems(),
        Texts(statement.Get("Action")).Concat(Texts(statement.Get("NotAction")).Select(action => $"all but {action}")).ToItems(),
        Texts(statement.Get("Resource")).Concat(Texts(statement.Get("NotResource")).Select(resource => $"all but {resource}")).ToItems(),
        statement.Get("Condition") is Node.Object condition ? Conditions(condition).ToItems() : []);

    private static IEnumerable<KeyValuePair<string, string>> Principals(Node? principal) => principal switch
    {
        null => [],
        Node.Object byKind => byKind.Entries.SelectMany(entry => Texts(entry.Value).Select(id => new KeyValuePair<string, string>(entry.Key, id))),
        _ => Texts(principal).Select(id => new KeyValuePair<string, string>("AWS", id)),
    };

    private static IEnumerable<string> Conditions(Node.Object condition) =>
        condition.Entries.SelectMany(test => test.Value is Node.Object keys
            ? keys.Entries.Select(key => $"{test.Key} {key.Key} = {string.Join(", ", Texts(key.Value))}")
            : [$"{test.Key} {ReadableText.Of(test.Value)}"]);

    private static IEnumerable<string> Texts(Node? node) => node switch
    {
        null => [],
        Node.List list => list.Items.Select(ReadableText.Of),
        _ => [ReadableText.Of(node)],
    };
}

/// <summary>A statement of a policy, in readable texts.</summary>
/// <param name="Effect">Allow or Deny.</param>
/// <param name="Principals">Kind (Service, AWS, Federated) and id; empty in an identity policy.</param>
/// <param name="Actions">What; a NotAction reads <c>all but …</c>.</param>
/// <param name="Resources">On which; empty in a trust policy.</param>
/// <param name="Conditions">When: operator, key and values.</param>
internal sealed record PolicyStatement(
    string Effect, Items<KeyValuePair<string, string>> Principals, Items<string> Actions, Items<string> Resources, Items<string> Conditions)
{
    /// <summary>The services that it speaks of.</summary>
    public IEnumerable<string> Services => Principals.Where(principal => principal.Key == "Service").Select(principal => principal.Value);
}
