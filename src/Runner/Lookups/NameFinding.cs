using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Lookups;

/// <summary>What the lookup of one planned name gave.</summary>
/// <param name="Name">The planned name.</param>
/// <param name="Answer">Free, taken or unknown.</param>
/// <param name="IsOwn">The holder is this resource of the root's own deployed stack.</param>
internal sealed record NameFinding(PhysicalName Name, NameAnswer Answer, bool IsOwn)
{
    private static readonly string[] Separators = [":", "/", "|"];

    public bool IsConflict => Answer.State == NameState.Taken && !IsOwn;

    /// <param name="name">The planned name.</param>
    /// <param name="answer">What its service says.</param>
    /// <param name="own">Resources of the root's own deployed stack; empty when there is none.</param>
    public static NameFinding Of(PhysicalName name, NameAnswer answer, IReadOnlyList<StackResourceSummary> own)
    {
        var holders = own.Where(r => r.ResourceType == name.Type && ResourceStatuses.Exists(r.ResourceStatus) && IsHeldBy(r.PhysicalResourceId, name, answer)).ToList();
        if (answer.State != NameState.Taken || holders.Count == 0 || holders.Any(r => r.LogicalResourceId == name.LogicalId))
            return new(name, answer, holders.Count > 0);

        // CloudFormation makes what is new before it deletes what is no longer planned.
        return new(name, answer with { Detail = $"by this stack's {holders[0].LogicalResourceId}, which a deployment deletes only after it has made {name.LogicalId}" }, false);
    }

    private static bool IsHeldBy(string physicalId, PhysicalName name, NameAnswer answer)
        => answer.Holders is { } holders ? holders.Contains(physicalId) : IsNamed(physicalId, name.Type, name.Name);

    /// <summary>Whether a physical id (a name, an ARN, the URL of a queue, <c>bus|rule</c>) stands for a name.</summary>
    internal static bool IsNamed(string physicalId, string type, string name) => type switch
    {
        _ when physicalId == name => true,
        "AWS::SecretsManager::Secret" => physicalId.Length > 7 && physicalId[^7] == '-' && physicalId[..^7].EndsWith(":" + name, StringComparison.Ordinal),
        "AWS::Events::Rule" => physicalId.EndsWith("|" + name, StringComparison.Ordinal),
        _ when physicalId.StartsWith("arn:", StringComparison.Ordinal) || physicalId.StartsWith("http", StringComparison.Ordinal) && physicalId.Contains("://", StringComparison.Ordinal)
            => Separators.Any(s => physicalId.EndsWith(s + name, CaseOf(type))),
        _ => false,
    };

    // SageMaker writes names into ARNs in lower case.
    private static StringComparison CaseOf(string type)
        => type.StartsWith("AWS::SageMaker::", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
