namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>A stack as DescribeStacks shows it.</summary>
internal sealed record Stack
{
    public required string StackId { get; init; }

    public required string StackName { get; init; }

    public required string StackStatus { get; init; }

    public string StackStatusReason { get; init; } = "";

    public DateTimeOffset? CreationTime { get; init; }

    public DateTimeOffset? LastUpdatedTime { get; init; }

    public bool EnableTerminationProtection { get; init; }

    public string StackDriftStatus { get; init; } = "";

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    public IReadOnlyList<Output> Outputs { get; init; } = [];
}

/// <summary>A parameter's value; of an SSM parameter type, the path and the value found there.</summary>
internal sealed record Parameter(string ParameterKey, string ParameterValue, string ResolvedValue);

/// <summary>An output of a stack.</summary>
internal sealed record Output(string OutputKey, string OutputValue, string ExportName);

/// <summary>A stack as ListStacks shows it.</summary>
internal sealed record StackSummary(string StackId, string StackName, string StackStatus);
