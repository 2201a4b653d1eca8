namespace Groundplan.Runner.Aws;

/// <summary>An operation that changes nothing. Declared beside the step that uses it; a test holds the names to a list of verbs.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">The operation's name in the API.</param>
/// <param name="Route">Where it is found, for the REST protocols.</param>
public sealed record AwsRead(AwsService Service, string Name, AwsRoute? Route = null);

/// <summary>An operation that changes something.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">The operation's name in the API.</param>
/// <param name="Route">Where it is found, for the REST protocols.</param>
public sealed record AwsWrite(AwsService Service, string Name, AwsRoute? Route = null);
