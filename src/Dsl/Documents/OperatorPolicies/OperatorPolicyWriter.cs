using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.OperatorPolicies;

/// <summary>The operator policy as an IAM policy document.</summary>
internal static class OperatorPolicyWriter
{
    /// <summary>The most characters of a managed policy; IAM does not count blanks. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    public const int LongestManagedPolicy = 6_144;

    public static string Write(OperatorPolicy policy) => JsonWriter.Indented(Tree(policy));

    /// <summary>The length as IAM counts it.</summary>
    public static int CountedLength(OperatorPolicy policy) => JsonWriter.Compact(Tree(policy)).Count(character => character is not (' ' or '\n' or '\t' or '\r'));

    /// <summary>How many managed policies take the statements, in order.</summary>
    public static int ManagedPolicies(OperatorPolicy policy)
    {
        var policies = 1;
        var statements = new List<OperatorStatement>();
        foreach (var statement in policy.Statements)
        {
            statements.Add(statement);
            if (CountedLength(policy with { Statements = statements.ToItems() }) <= LongestManagedPolicy || statements.Count == 1)
                continue;
            policies++;
            statements = [statement];
        }

        return policies;
    }

    private static Node Tree(OperatorPolicy policy) =>
        Node.Of(("Version", Node.Text("2012-10-17")), ("Statement", Node.ListOf(policy.Statements.Select(Write))));

    private static Node Write(OperatorStatement statement) => Node.Of(
        ("Sid", Node.Text(statement.Sid)),
        ("Effect", Node.Text("Allow")),
        ("Action", Node.ListOf(statement.Actions)),
        ("Resource", Node.ListOf(statement.Resources)),
        ("Condition", statement.Condition is { } condition ? Node.Of((condition.Operator, Node.Of((condition.Key, Node.ListOf(condition.Values))))) : null));
}
