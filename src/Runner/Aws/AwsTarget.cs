namespace Groundplan.Runner.Aws;

/// <summary>Which account and endpoint the user points at, and how long an answer may take.</summary>
internal sealed record AwsTarget(string? EndpointUrl = null, string? Profile = null, string? Region = null, TimeSpan? RequestTimeout = null);
