using Groundplan.Documents.Nodes;
using static Groundplan.Documents.Reviews.ReviewCell;

namespace Groundplan.Documents.Reviews.Parts;

/// <summary>Who may do what on which: each role with its trust, its own policies and the managed ones, then the policies of resources.</summary>
internal static class AccessPart
{
    private static readonly Items<string> Columns = ["Policy", "Effect", "Actions", "On", "When"];

    public static ReviewPart? Build(RootFacts facts)
    {
        var blocks = facts.Resources.Where(resource => resource.Type is "AWS::IAM::Role" or "AWS::IAM::User" or "AWS::IAM::Group")
            .Select(identity => Table(identity.Id, IdentityRows(facts, identity)))
            .Concat(facts.Resources.Where(resource => resource.Type is "AWS::IAM::ManagedPolicy" or "AWS::IAM::Policy").Select(policy => Table(policy.Id, PolicyRows(policy))))
            .Concat(ResourcePolicies(facts))
            .OfType<ReviewBlock>()
            .ToItems();
        return blocks.Count == 0 ? null : new("Access", blocks);
    }

    private static ReviewBlock? Table(string heading, IEnumerable<Items<ReviewCell>> rows) =>
        rows.ToItems() is { Count: > 0 } items ? new ReviewBlock.Table(heading, Columns, items) : null;

    private static IEnumerable<Items<ReviewCell>> IdentityRows(RootFacts facts, ResourceFacts identity)
    {
        foreach (var row in Statements("trust", identity["AssumeRolePolicyDocument"]))
            yield return row;
        foreach (var row in (identity["Policies"]?.Elements ?? []).SelectMany(policy => Statements(ReadableText.Of(policy.Get("PolicyName")), policy.Get("PolicyDocument"))))
            yield return row;
        foreach (var arn in identity["ManagedPolicyArns"]?.Elements ?? [])
            yield return Attached(ReadableText.Of(arn));
        foreach (var policy in facts.Resources.Where(resource => resource.Type is "AWS::IAM::ManagedPolicy" or "AWS::IAM::Policy"))
        {
            if (Refers(policy["Roles"], identity.Id) || Refers(policy["Users"], identity.Id) || Refers(policy["Groups"], identity.Id))
                yield return Attached(policy.Id);
        }

        if (identity["PermissionsBoundary"] is { } boundary)
            yield return [Code(ReadableText.Of(boundary)), "boundary", "at most what this policy allows", "", ""];
    }

    private static IEnumerable<Items<ReviewCell>> PolicyRows(ResourceFacts policy) => Statements("this policy", policy["PolicyDocument"]);

    private static IEnumerable<ReviewBlock?> ResourcePolicies(RootFacts facts) =>
        from resource in facts.Resources
        where !resource.Type.StartsWith("AWS::IAM::", StringComparison.Ordinal)
        from property in resource.Properties.Entries
        where property.Value.Get("Statement") is not null
        select Table(resource.Id, Statements(property.Key, property.Value));

    private static IEnumerable<Items<ReviewCell>> Statements(string policy, Node? document) => PolicyReader.Statements(document).Select(statement => (Items<ReviewCell>)
        [
            Code(policy),
            statement.Effect == "Deny" ? new ReviewCell(statement.Effect, ReviewCellStyle.Warning) : statement.Effect,
            Code(string.Join(", ", statement.Actions)),
            Code(string.Join(", ", statement.Principals.Select(principal => $"{principal.Key} {principal.Value}").Concat(statement.Resources))),
            Code(string.Join("; ", statement.Conditions)),
        ]);

    private static Items<ReviewCell> Attached(string policy) => [Code(policy), "attached", "all that this policy allows", "", ""];

    private static bool Refers(Node? identities, string id) =>
        (identities?.Elements ?? []).Any(identity => identity is Node.Tag { Function: "Ref", Argument: var argument } && argument.AsText == id);
}
