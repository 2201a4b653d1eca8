namespace Groundplan.Runner.Aws;

/// <summary>An operation that changes nothing. Declared beside the step that uses it; a test holds the names to a list of verbs.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">The operation's name in the API.</param>
public sealed record AwsRead(AwsService Service, string Name);

/// <summary>An operation that changes something.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">The operation's name in the API.</param>
public sealed record AwsWrite(AwsService Service, string Name);
