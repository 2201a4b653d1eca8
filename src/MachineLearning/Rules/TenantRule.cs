using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>The tenant id is malformed.</summary>
internal static class TenantRule
{
    private const string Id = "GP1007";

    private static readonly FieldFormat Format = FieldFormat.Of(
        nameof(MlPlatform.TenantId),
        platform => platform.TenantId,
        "[a-z0-9]{4}",
        "4 lower-case letters or digits, such as 'c001'");

    public static Rule Rule { get; } = new(Id, Severity.Error, "The tenant id is malformed", context => PlatformRoot.Of(context).SelectMany(root => Format.Check(root, Id)));
}
