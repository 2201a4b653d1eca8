namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>What a change set is for.</summary>
public enum ChangeSetType
{
    /// <summary>A stack that is not there.</summary>
    CREATE,

    /// <summary>A stack that is.</summary>
    UPDATE,
}

/// <summary>What a stack should become.</summary>
public sealed record CreateChangeSetRequest
{
    /// <summary>The stack's name.</summary>
    public required string StackName { get; init; }

    /// <summary>The change set's name, unique in the stack.</summary>
    public required string ChangeSetName { get; init; }

    /// <summary>Whether the stack is to be made.</summary>
    public required ChangeSetType ChangeSetType { get; init; }

    /// <summary>The template.</summary>
    public required TemplateSource Template { get; init; }

    /// <summary>Capabilities that were acknowledged.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Tags of the stack, which its resources take over.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Values of the template's parameters; one that is missing takes its default.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}

/// <summary>The names of a new change set and its stack.</summary>
/// <param name="Id">The change set's ARN.</param>
/// <param name="StackId">The stack's ARN.</param>
public sealed record CreateChangeSetResponse(string Id, string StackId);

/// <summary>One page of a change set.</summary>
/// <param name="Status">How far its computation is.</param>
/// <param name="StatusReason">Why it failed.</param>
/// <param name="ExecutionStatus">Whether it can be, is being or was executed.</param>
/// <param name="Changes">The changes of this page.</param>
/// <param name="NextToken">Of the next page; null at the end.</param>
public sealed record DescribeChangeSetResponse(string Status, string StatusReason, string ExecutionStatus, IReadOnlyList<ResourceChange> Changes, string? NextToken)
{
    /// <summary>The change set's ARN.</summary>
    public string ChangeSetId { get; init; } = "";

    /// <summary>The stack's ARN.</summary>
    public string StackId { get; init; } = "";
}

/// <summary>A change set as ListChangeSets shows it.</summary>
/// <param name="ChangeSetId">Its ARN.</param>
/// <param name="ChangeSetName">Its name.</param>
/// <param name="Status">How far its computation is.</param>
public sealed record ChangeSetSummary(string ChangeSetId, string ChangeSetName, string Status);

/// <summary>What would happen to one resource.</summary>
/// <param name="Action">Add, Modify, Remove and so on.</param>
/// <param name="LogicalResourceId">Its name in the template.</param>
/// <param name="PhysicalResourceId">Its name in the service; empty for a new one.</param>
/// <param name="ResourceType">Its type.</param>
/// <param name="Replacement">True, Conditional or False; empty where it does not apply.</param>
/// <param name="Scope">What of it changes.</param>
/// <param name="Details">Why.</param>
public sealed record ResourceChange(
    string Action,
    string LogicalResourceId,
    string PhysicalResourceId,
    string ResourceType,
    string Replacement,
    IReadOnlyList<string> Scope,
    IReadOnlyList<ResourceChangeDetail> Details);

/// <summary>Why: the attribute or property, and whether it means a new resource.</summary>
/// <param name="Attribute">Properties, Metadata, Tags and so on.</param>
/// <param name="Name">The property; empty for another attribute.</param>
/// <param name="RequiresRecreation">Never, Conditionally or Always.</param>
/// <param name="Evaluation">Static or Dynamic.</param>
public sealed record ResourceChangeDetail(string Attribute, string Name, string RequiresRecreation, string Evaluation);
