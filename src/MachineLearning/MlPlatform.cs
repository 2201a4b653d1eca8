namespace Groundplan.MachineLearning;

/// <summary>
/// The tiered platform of a machine-learning project: model registry, source repositories, build and deploy pipelines, and what security and operations
/// ask for around them. Source: ML Provisioner, "Migration Guide" and "Naming Conventions"; decisions of ours are in docs/ml-platform.md.
/// </summary>
public sealed partial record MlPlatform : Platform
{
    /// <summary>The company's full name, for reports and tags; unset uses <see cref="CompanyPrefix"/>.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The company's short name, first part of every name: lower-case letters, digits and hyphens, starting with a letter.</summary>
    public required string CompanyPrefix { get; init; }

    /// <summary>The account that the platform is deployed to, 12 digits; unset leaves it to whoever deploys.</summary>
    public string? AccountId { get; init; }

    /// <summary>The tenant, 4 lower-case letters or digits; part of every name.</summary>
    public required string TenantId { get; init; }

    /// <summary>The environment: <c>dev</c>, <c>test</c>, <c>staging</c> or <c>prod</c>; part of every name.</summary>
    public required string Environment { get; init; }

    /// <summary>The region, such as <c>us-west-2</c>; part of every name but those of roles and policies, which are global.</summary>
    public required string Region { get; init; }

    /// <summary>What the models are for, in kebab-case; part of every name.</summary>
    public required string UseCase { get; init; }

    /// <summary>Tells platforms of one use case apart, in kebab-case; part of every name where it is set.</summary>
    public string? Workload { get; init; }

    /// <summary>How much is built.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Where the pipelines take their code from; S3 by default, since not every account has CodeCommit.</summary>
    public SourceControl SourceControl { get; init; } = SourceControl.S3;

    /// <summary>The VPC; required in the enterprise tier, unused in the others.</summary>
    public Network? Network { get; init; }

    /// <summary>What is kept as evidence; required in the enterprise tier, unused in the others.</summary>
    public Compliance? Compliance { get; init; }

    /// <summary>Whom failures are told to; required in the enterprise tier, unused in the others.</summary>
    public Alerts? Alerts { get; init; }

    /// <summary>Tags of the stack and its resources, beside those of the platform itself; a key of the platform's own replaces its value.</summary>
    public Map<string> Tags { get; init; } = new();

    /// <summary>The name that the platform goes by, <c>{prefix}-{environment}-{tenant}-{region}-{use case}[-{workload}]-ml</c>: SSM paths start with <c>/ml/</c> and it.</summary>
    public string MlName => new MlNames(this).MlName;

    /// <summary>Whether the platform has what a tier brings.</summary>
    internal bool Has(Tier tier) => Tier >= tier;

    /// <inheritdoc/>
    public override Stack ToStack() => new MlStack(this);
}
