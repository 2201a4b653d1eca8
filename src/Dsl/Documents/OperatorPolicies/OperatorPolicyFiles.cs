using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.OperatorPolicies;

/// <summary>A file of an operator policy: one managed policy.</summary>
internal sealed record OperatorPolicyFile(string Name, OperatorPolicy Policy);

/// <summary>An operator policy as IAM takes it: one file where it fits a managed policy, else several that are attached together.</summary>
internal static class OperatorPolicyFiles
{
    /// <summary>The most managed policies of a role before its quota is raised. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    public const int MostOfARole = 10;

    public static Items<OperatorPolicyFile> Of(RootFacts facts) => Of(OperatorPolicyBuilder.Build(facts));

    public static Items<OperatorPolicyFile> Of(OperatorPolicy policy)
    {
        var parts = OperatorPolicySplit.Of(policy.Statements, OperatorPolicyWriter.LongestManagedPolicy);
        return parts.Count == 1
            ? [new("operator-policy.json", policy)]
            : parts.Select((part, i) => new OperatorPolicyFile($"operator-policy-{Numbers.Text(i + 1)}.json", policy with { Statements = part })).ToItems();
    }

    /// <summary>The names as a sentence has them.</summary>
    public static string Names(Items<OperatorPolicyFile> files) => string.Join(", ", files.Select(file => file.Name));

    /// <summary>How several files are attached, and what is wrong with them; null for one file that fits.</summary>
    public static string? Attachment(Items<OperatorPolicyFile> files)
    {
        var sentences = new List<string>();
        if (files.Count > 1)
            sentences.Add($"{Names(files)} are attached together, each as a managed policy: one has at most {Numbers.Text(OperatorPolicyWriter.LongestManagedPolicy)} characters, and a role takes up to {Numbers.Text(MostOfARole)}.");
        if (files.Count > MostOfARole)
            sentences.Add($"These are {Numbers.Text(files.Count)}: have the role's quota raised, or divide them among several roles.");
        foreach (var file in files.Where(file => OperatorPolicyWriter.CountedLength(file.Policy) > OperatorPolicyWriter.LongestManagedPolicy))
            sentences.Add($"{file.Name} is longer all the same, since one name in it is: shorten that name.");
        return sentences.Count == 0 ? null : string.Join(" ", sentences);
    }
}
