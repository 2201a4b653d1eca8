using System.Globalization;

namespace Groundplan.MachineLearning;

public sealed partial record MlPlatform
{
    /// <inheritdoc/>
    public override IReadOnlyList<PlatformField> Fields() =>
    [
        Optional(nameof(CompanyName), CompanyName),
        Given(nameof(CompanyPrefix), CompanyPrefix),
        Optional(nameof(AccountId), AccountId),
        Given(nameof(TenantId), TenantId),
        Given(nameof(Environment), Environment),
        Given(nameof(Region), Region),
        Given(nameof(UseCase), UseCase),
        Optional(nameof(Workload), Workload),
        Given(nameof(Tier), Tier.ToString()),
        new(nameof(SourceControl), SourceControl.ToString(), SourceControl == SourceControl.S3),
        .. NetworkFields(),
        Optional($"{nameof(Compliance)}.{nameof(Compliance.LogRetentionDays)}", Compliance?.LogRetentionDays.ToString(CultureInfo.InvariantCulture)),
        Optional($"{nameof(Alerts)}.{nameof(Alerts.Email)}", Alerts is null ? null : Alerts.Email ?? ""),
        .. (Tags ?? new()).Select(tag => Given($"{nameof(Tags)}.{tag.Key}", tag.Value)),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<ReviewSection> Sections() =>
    [
        new("Tier", ["Difference", "Logical id", "Type"], [.. LowerTier(), .. HigherTier()]),
        new("Network", ["Setting", "Value"], [.. NetworkRows()]),
        new("Encryption, retention and alerts", ["Setting", "Value"], [.. ProtectionRows()]),
    ];

    private bool UsesCodeCommit => SourceControl == SourceControl.CodeCommit;

    private static PlatformField Given(string path, string? value) => new(path, value ?? "", false);

    private static PlatformField Optional(string path, string? value) => new(path, value ?? "", value is null);

    private static string Text(Items<string>? values) => values?.Intrinsic?.ToString() ?? string.Join(", ", values ?? []);

    private IEnumerable<PlatformField> NetworkFields()
    {
        if (Network is null)
            return [Optional(nameof(Network), null)];
        var routeTables = Network.RouteTableIds ?? [];
        return
        [
            Given(nameof(Network), Network.Mode),
            .. Network.Inputs.Select(input => Given($"{nameof(Network)}.{input.Property}", Text(input.Values))),
            new($"{nameof(Network)}.{nameof(Network.RouteTableIds)}", Text(routeTables), routeTables.Count == 0 && routeTables.Intrinsic is null),
        ];
    }

    private IEnumerable<Items<string>> LowerTier() => Has(Tier.Professional)
        ? Difference($"added over {Tier - 1}", this with { Tier = Tier - 1 }, this)
        : [];

    private IEnumerable<Items<string>> HigherTier() => Has(Tier.Enterprise)
        ? []
        : Difference($"{Tier + 1} would add", this, this with { Tier = Tier + 1, Network = Network ?? Example });

    /// <summary>Stands in for the network that a platform without one would need.</summary>
    private static Network Example { get; } = new Standalone.Direct { VpcId = "", SubnetIds = [] };

    private static IEnumerable<Items<string>> Difference(string label, MlPlatform lower, MlPlatform higher)
    {
        var known = new HashSet<string>(StackContent.Of(lower.ToStack()).Resources.Select(resource => resource.Id), StringComparer.Ordinal);
        foreach (var (id, resource) in StackContent.Of(higher.ToStack()).Resources)
        {
            if (!known.Contains(id))
                yield return [label, id, resource.CfnShape.TypeName];
        }
    }

    private IEnumerable<Items<string>> NetworkRows()
    {
        if (!Has(Tier.Enterprise))
            return [["VPC", "none: builds run in the service's own network"]];
        if (Network is null)
            return [["VPC", "missing"]];
        return
        [
            ["Mode", Network.Mode],
            .. Network.Inputs.Select(input => (Items<string>)[input.Property, Text(input.Values)]),
            ["Route tables of the S3 gateway endpoint", Text(Network.RouteTableIds)],
            ["Interface endpoints", "sagemaker.api, sagemaker.runtime, sts"],
            ["Endpoint security group", Network is Standalone ? "made by the stack" : "given"],
        ];
    }

    private IEnumerable<Items<string>> ProtectionRows() => Has(Tier.Enterprise)
        ?
        [
            ["Encryption at rest", $"customer managed KMS key, rotated every year: bucket, {(UsesCodeCommit ? "repositories, " : "")}builds, pipelines, log group, topic"],
            ["Log retention in days", Compliance?.LogRetentionDays.ToString(CultureInfo.InvariantCulture) ?? "missing"],
            ["Alerts by e-mail", Alerts?.Email ?? "missing"],
            ["Permission boundary", "on all three roles"],
        ]
        :
        [
            ["Encryption at rest", $"keys of AWS: S3 (AES-256), {(UsesCodeCommit ? "CodeCommit, " : "")}CloudWatch Logs"],
            ["Log retention in days", "without end: CodeBuild makes its own log groups"],
            ["Alerts by e-mail", "none"],
            ["Permission boundary", "none"],
        ];
}
