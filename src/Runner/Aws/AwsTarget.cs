namespace Groundplan.Runner.Aws;

/// <summary>Which account and endpoint the user points at.</summary>
internal sealed record AwsTarget(string? EndpointUrl = null, string? Profile = null, string? Region = null);
