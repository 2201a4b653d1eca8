using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.OperatorPolicies;

/// <summary>The operator policy as an IAM policy document.</summary>
internal static class OperatorPolicyWriter
{
    /// <summary>The most characters of a managed policy; IAM does not count blanks. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    public const int LongestManagedPolicy = 6_144;

    public static string Write(OperatorPolicy policy) => JsonWriter.Indented(Tree(policy.Statements));

    /// <summary>The length as IAM counts it.</summary>
    public static int CountedLength(OperatorPolicy policy) => CountedLength(policy.Statements);

    /// <summary>The length of a policy of these statements.</summary>
    public static int CountedLength(Items<OperatorStatement> statements) => Counted(Tree(statements));

    /// <summary>The length of a statement.</summary>
    public static int CountedLength(OperatorStatement statement) => Counted(Write(statement));

    /// <summary>The length of a string of a statement, with its quotes.</summary>
    public static int CountedLength(string text) => Counted(Node.Text(text));

    private static int Counted(Node node) => JsonWriter.Compact(node).Count(character => character is not (' ' or '\n' or '\t' or '\r'));

    private static Node Tree(Items<OperatorStatement> statements) =>
        Node.Of(("Version", Node.Text("2012-10-17")), ("Statement", Node.ListOf(statements.Select(Write))));

    private static Node Write(OperatorStatement statement) => Node.Of(
        ("Sid", Node.Text(statement.Sid)),
        ("Effect", Node.Text("Allow")),
        ("Action", Node.ListOf(statement.Actions)),
        ("Resource", Node.ListOf(statement.Resources)),
        ("Condition", statement.Condition is { } condition ? Node.Of((condition.Operator, Node.Of((condition.Key, Node.ListOf(condition.Values))))) : null));
}
