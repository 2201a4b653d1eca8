using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Parameters;

/// <summary>A version of a parameter of SSM.</summary>
/// <param name="Value">The value, decrypted.</param>
/// <param name="Type">String, StringList or SecureString.</param>
/// <param name="Version">Counted from 1.</param>
internal sealed record SsmParameter(string Value, string Type, long Version)
{
    public const string Secure = "SecureString";

    private static readonly AwsRead GetParameter = new(AwsService.Ssm, "GetParameter");
    private static readonly AwsRead GetParameterHistory = new(AwsService.Ssm, "GetParameterHistory");
    private static readonly AwsWrite PutParameter = new(AwsService.Ssm, "PutParameter");
    private static readonly AwsWrite DeleteParameter = new(AwsService.Ssm, "DeleteParameter");

    public bool IsSecure => Type == Secure;

    public bool Is(string value, string type) => Value == value && Type == type;

    /// <summary>The newest version; null when there is no such parameter.</summary>
    public static async Task<SsmParameter?> FindAsync(IAwsReader aws, string name, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await aws.JsonAsync(GetParameter, new() { ["Name"] = name, ["WithDecryption"] = true }, cancellationToken))["Parameter"]!;
            return new SsmParameter((string)found["Value"]!, (string)found["Type"]!, (long)found["Version"]!);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "ParameterNotFound")
        {
            return null;
        }
    }

    /// <summary>A version as the history has it, with its key, tier and pattern; null when it is not kept any more.</summary>
    public static async Task<JsonObject?> HistoryAsync(IAwsReader aws, string name, long version, CancellationToken cancellationToken)
    {
        string? next = null;
        try
        {
            do
            {
                var input = new JsonObject { ["Name"] = name, ["WithDecryption"] = true };
                if (next is not null)
                    input["NextToken"] = next;
                var page = await aws.JsonAsync(GetParameterHistory, input, cancellationToken);
                if (page["Parameters"]?.AsArray().FirstOrDefault(p => (long)p!["Version"]! == version) is JsonObject found)
                    return found;
                next = (string?)page["NextToken"];
            }
            while (!string.IsNullOrEmpty(next));
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "ParameterNotFound")
        {
            return null;
        }
        return null;
    }

    /// <summary>Writes a version; its number.</summary>
    /// <param name="aws">AWS.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">Its type.</param>
    /// <param name="overwrite">The parameter is there already.</param>
    /// <param name="like">A version whose key and tier are kept; null for none.</param>
    /// <param name="more">Members that win over those.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task<long> PutAsync(IAwsWriter aws, string name, string value, string type, bool overwrite, JsonObject? like, JsonObject more, CancellationToken cancellationToken)
    {
        var input = new JsonObject { ["Name"] = name, ["Value"] = value, ["Type"] = type, ["Overwrite"] = overwrite };
        foreach (var member in (string[])["KeyId", "Tier", "Description", "AllowedPattern"])
            if ((member != "KeyId" || type == Secure) && ((string?)more[member] ?? (string?)like?[member]) is { Length: > 0 } kept)
                input[member] = kept;
        return (long)(await aws.JsonAsync(PutParameter, input, cancellationToken))["Version"]!;
    }

    public static async Task DeleteAsync(IAwsWriter aws, string name, CancellationToken cancellationToken)
    {
        try
        {
            await aws.JsonAsync(DeleteParameter, new() { ["Name"] = name }, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "ParameterNotFound")
        {
            return; // that is what was wanted
        }
    }

    /// <summary>The version, for people; never the value.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Type}, version {Version}");
}
