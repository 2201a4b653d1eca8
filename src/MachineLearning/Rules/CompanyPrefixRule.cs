using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>The company prefix is malformed.</summary>
internal static class CompanyPrefixRule
{
    private const string Id = "GP1006";

    private static readonly FieldFormat Format = FieldFormat.Of(
        nameof(MlPlatform.CompanyPrefix),
        platform => platform.CompanyPrefix,
        "[a-z][a-z0-9-]*",
        "lower-case letters, digits and hyphens, starting with a letter, such as 'globalbank'");

    public static Rule Rule { get; } = new(Id, Severity.Error, "The company prefix is malformed", context => PlatformRoot.Of(context).SelectMany(root => Format.Check(root, Id)));
}
