namespace Groundplan.Documents.OperatorPolicies;

/// <summary>The least-privilege policy of whoever deploys a root.</summary>
/// <param name="Statements">In the order of their ids, CloudFormation's own first.</param>
/// <param name="UnlistedTypes">Types of the stack for which the table of permissions has no row; ordinal order.</param>
internal sealed record OperatorPolicy(Items<OperatorStatement> Statements, Items<string> UnlistedTypes);

/// <summary>A statement that allows.</summary>
/// <param name="Sid">Letters and digits.</param>
/// <param name="Actions">In ordinal order.</param>
/// <param name="Resources">ARNs in ordinal order.</param>
/// <param name="PassedTo">Service principals that roles may be passed to; empty for all statements but PassRole.</param>
internal sealed record OperatorStatement(string Sid, Items<string> Actions, Items<string> Resources, Items<string> PassedTo);
