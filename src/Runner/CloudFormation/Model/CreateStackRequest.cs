namespace Groundplan.Runner.CloudFormation.Model;

/// <summary>A stack that is created at once, left as it is when a resource fails.</summary>
public sealed record CreateStackRequest
{
    /// <summary>Its name.</summary>
    public required string StackName { get; init; }

    /// <summary>Its template.</summary>
    public required TemplateSource Template { get; init; }

    /// <summary>Capabilities that were acknowledged.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Tags of the stack, which its resources take over.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Values of the template's parameters; one that is missing takes its default.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}

/// <summary>A template in the request, or where it is in S3.</summary>
/// <param name="TemplateBody">The text; null when it is in S3.</param>
/// <param name="TemplateURL">Its address in S3; null when it is in the request.</param>
/// <param name="Upload">The object in S3; null when it is in the request.</param>
public sealed record TemplateSource(string? TemplateBody, string? TemplateURL, UploadedTemplate? Upload = null);

/// <summary>The object in S3.</summary>
/// <param name="BucketName">Its bucket.</param>
/// <param name="Key">Its key.</param>
public sealed record UploadedTemplate(string BucketName, string Key);
