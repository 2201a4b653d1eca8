namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>A stack as DescribeStacks shows it.</summary>
public sealed record Stack
{
    /// <summary>Its ARN, which stays when it is deleted.</summary>
    public required string StackId { get; init; }

    /// <summary>Its name.</summary>
    public required string StackName { get; init; }

    /// <summary>Its status, by its full name.</summary>
    public required string StackStatus { get; init; }

    /// <summary>Why it has that status; may be empty.</summary>
    public string StackStatusReason { get; init; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it was last updated; null for never.</summary>
    public DateTimeOffset? LastUpdatedTime { get; init; }

    /// <summary>Whether it cannot be deleted.</summary>
    public bool EnableTerminationProtection { get; init; }

    /// <summary>What the last drift detection found; empty when there was none.</summary>
    public string StackDriftStatus { get; init; } = "";

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Its outputs.</summary>
    public IReadOnlyList<Output> Outputs { get; init; } = [];

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>A parameter of a stack.</summary>
/// <param name="ParameterKey">Its name.</param>
/// <param name="ParameterValue">Its value; of an SSM parameter type, the path.</param>
/// <param name="ResolvedValue">Of an SSM parameter type, the value found there.</param>
public sealed record Parameter(string ParameterKey, string ParameterValue, string ResolvedValue);

/// <summary>An output of a stack.</summary>
/// <param name="OutputKey">Its name.</param>
/// <param name="OutputValue">Its value.</param>
/// <param name="ExportName">What it is exported as; empty when it is not.</param>
public sealed record Output(string OutputKey, string OutputValue, string ExportName);

/// <summary>A stack as ListStacks shows it.</summary>
/// <param name="StackId">Its ARN.</param>
/// <param name="StackName">Its name.</param>
/// <param name="StackStatus">Its status, by its full name.</param>
public sealed record StackSummary(string StackId, string StackName, string StackStatus);
