using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Data;

/// <summary>Signs a report with an asymmetric key in KMS, which nobody who can write the journal has to be able to use.</summary>
internal static class ReportSigning
{
    private static readonly AwsRead DescribeKey = new(AwsService.Kms, "DescribeKey");
    private static readonly AwsWrite Sign = new(AwsService.Kms, "Sign");

    // In order of preference; all are over a SHA-256.
    private static readonly string[] Algorithms = ["ECDSA_SHA_256", "RSASSA_PSS_SHA_256", "RSASSA_PKCS1_V1_5_SHA_256"];

    /// <summary>The report with its signature: over its digest, by the key.</summary>
    /// <param name="report">The report.</param>
    /// <param name="keyId">The key's id, ARN or alias.</param>
    /// <param name="aws">The region of the key.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<JsonObject> SignAsync(JsonObject report, string keyId, IAwsWriter aws, CancellationToken cancellationToken)
    {
        var key = (await aws.JsonAsync(DescribeKey, new JsonObject { ["KeyId"] = keyId }, cancellationToken))["KeyMetadata"] as JsonObject ?? [];
        var offered = key["SigningAlgorithms"]?.AsArray().Select(a => a?.ToString()).ToHashSet() ?? [];
        var algorithm = Algorithms.FirstOrDefault(offered.Contains)
            ?? throw new StepFailure($"The key {keyId} cannot sign a SHA-256: it is {key["KeySpec"]} for {key["KeyUsage"]}. Name a key made with KeyUsage SIGN_VERIFY and KeySpec ECC_NIST_P256.");
        var answer = await aws.JsonAsync(
            Sign,
            new JsonObject
            {
                ["KeyId"] = keyId,
                ["Message"] = Convert.ToBase64String(CompletenessReport.DigestOf(report)),
                ["MessageType"] = "DIGEST",
                ["SigningAlgorithm"] = algorithm,
            },
            cancellationToken);
        report["signature"] = new JsonObject { ["keyId"] = (answer["KeyId"] ?? key["Arn"])?.ToString(), ["algorithm"] = algorithm, ["value"] = answer["Signature"]?.ToString() };
        return report;
    }
}
