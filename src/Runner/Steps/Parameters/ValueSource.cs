using System.Text.Json;
using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Json;

namespace Groundplan.Runner.Steps.Parameters;

/// <summary>Where a value that no document may hold comes from: <c>{ "secretId", "key"? }</c>, <c>{ "parameter" }</c> or <c>{ "environment" }</c>.</summary>
internal static class ValueSource
{
    private static readonly AwsRead GetSecretValue = new(AwsService.SecretsManager, "GetSecretValue");
    private static readonly AwsRead GetParameter = new(AwsService.Ssm, "GetParameter");

    /// <summary>Reads the value. Whoever runs a step has to conceal it before anything else.</summary>
    /// <exception cref="StepFailure">The argument names no source or more than one, or the source holds no such text.</exception>
    public static async Task<string> ReadAsync(IReadServices services, StepArguments source, CancellationToken cancellationToken)
    {
        source.Only("secretId", "key", "parameter", "environment");
        var given = source.Names.Where(n => n != "key" && source.Has(n)).ToList();
        if (given is not [var name])
            throw source.Failure("secretId", "or parameter or environment must be given, and only one of them");
        if (name != "secretId" && source.Has("key"))
            throw source.Failure("key", "goes with secretId only");
        return name switch
        {
            "secretId" => await SecretAsync(services, source, cancellationToken),
            "parameter" => await ParameterAsync(services, source.Text(name), cancellationToken),
            _ => Environment.GetEnvironmentVariable(source.Text(name)) is { Length: > 0 } value
                ? value
                : throw source.Failure(name, $"names {source.Text(name)}, which is not set in the environment of this process"),
        };
    }

    private static async Task<string> ParameterAsync(IReadServices services, string name, CancellationToken cancellationToken)
        => (string)(await services.Aws.JsonAsync(GetParameter, new() { ["Name"] = name, ["WithDecryption"] = true }, cancellationToken))["Parameter"]!["Value"]!;

    private static async Task<string> SecretAsync(IReadServices services, StepArguments source, CancellationToken cancellationToken)
    {
        var text = (string?)(await services.Aws.JsonAsync(GetSecretValue, new() { ["SecretId"] = source.Text("secretId") }, cancellationToken))["SecretString"]
            ?? throw source.Failure("secretId", "names a secret of bytes; one of text is wanted");
        if (source.OptionalText("key") is not { } key)
            return text;
        try
        {
            // A number stands as it is written.
            return (StrictJson.Parse(text) as JsonObject)?[key]?.ToString() ?? throw source.Failure("key", "names no member of the secret");
        }
        catch (JsonException)
        {
            throw source.Failure("key", "is given, but the secret is not a JSON object"); // the parser's message would quote the secret
        }
    }
}
