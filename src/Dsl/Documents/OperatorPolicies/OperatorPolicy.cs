namespace Groundplan.Documents.OperatorPolicies;

/// <summary>The least-privilege policy of whoever deploys a root.</summary>
/// <param name="Statements">CloudFormation's own first, then by type; no two have the same resources and condition.</param>
/// <param name="UnlistedTypes">Types of the stack for which the table of permissions has no row; ordinal order.</param>
internal sealed record OperatorPolicy(Items<OperatorStatement> Statements, Items<string> UnlistedTypes);

/// <summary>A statement that allows.</summary>
/// <param name="Sid">Letters and digits.</param>
/// <param name="Actions">In ordinal order.</param>
/// <param name="Resources">ARNs in ordinal order.</param>
/// <param name="Condition">When, or null for always.</param>
internal sealed record OperatorStatement(string Sid, Items<string> Actions, Items<string> Resources, OperatorCondition? Condition = null);

/// <summary>A condition of a statement: operator, key and the values of which one must match.</summary>
internal sealed record OperatorCondition(string Operator, string Key, Items<string> Values);
