namespace Groundplan.MachineLearning.Rules;

/// <summary>A field that the enterprise tier needs and the others do not use.</summary>
/// <param name="Property">The field.</param>
/// <param name="IsSet">Whether a platform has it.</param>
/// <param name="Purpose">What the tier does with it.</param>
/// <param name="Example">How it is written.</param>
internal sealed record TierField(string Property, Func<MlPlatform, bool> IsSet, string Purpose, string Example)
{
    public static IReadOnlyList<TierField> All { get; } =
    [
        new(
            nameof(MlPlatform.Network),
            platform => platform.Network is not null,
            "its VPC endpoints and builds live in a VPC",
            "Network = new Standalone.FromParameterStore { VpcIdPath = \"/vpc/…/VpcId\", SubnetIdsPath = \"/vpc/…/SubnetIds\", RouteTableIds = [\"rtb-…\"] }"),
        new(
            nameof(MlPlatform.Compliance),
            platform => platform.Compliance is not null,
            "its log group has a retention",
            "Compliance = new() { LogRetentionDays = 90 }"),
        new(
            nameof(MlPlatform.Alerts),
            platform => platform.Alerts is not null,
            "its alarms write to somebody",
            "Alerts = new() { Email = \"…\" }"),
    ];
}
