namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>A stack that is created at once, left as it is when a resource fails.</summary>
internal sealed record CreateStackRequest
{
    public required string StackName { get; init; }

    public required TemplateSource Template { get; init; }

    public IReadOnlyList<string> Capabilities { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>A template in the request, or where it is in S3.</summary>
internal sealed record TemplateSource(string? TemplateBody, string? TemplateURL, UploadedTemplate? Upload = null);

/// <summary>The object in S3.</summary>
internal sealed record UploadedTemplate(string BucketName, string Key);
