namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>CREATE for a stack that is not there, UPDATE for one that is.</summary>
internal enum ChangeSetType
{
    CREATE,
    UPDATE,
}

/// <summary>What a stack should become.</summary>
internal sealed record CreateChangeSetRequest
{
    public required string StackName { get; init; }

    public required string ChangeSetName { get; init; }

    public required ChangeSetType ChangeSetType { get; init; }

    public required TemplateSource Template { get; init; }

    public IReadOnlyList<string> Capabilities { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>The names of a new change set and its stack.</summary>
internal sealed record CreateChangeSetResponse(string Id, string StackId);

/// <summary>One page of a change set.</summary>
internal sealed record DescribeChangeSetResponse(string Status, string StatusReason, string ExecutionStatus, IReadOnlyList<ResourceChange> Changes, string? NextToken);

/// <summary>A change set as ListChangeSets shows it.</summary>
internal sealed record ChangeSetSummary(string ChangeSetId, string ChangeSetName, string Status);

/// <summary>What would happen to one resource.</summary>
internal sealed record ResourceChange(
    string Action,
    string LogicalResourceId,
    string PhysicalResourceId,
    string ResourceType,
    string Replacement,
    IReadOnlyList<string> Scope,
    IReadOnlyList<ResourceChangeDetail> Details);

/// <summary>Why: the attribute or property, and whether it means a new resource.</summary>
internal sealed record ResourceChangeDetail(string Attribute, string Name, string RequiresRecreation, string Evaluation);
