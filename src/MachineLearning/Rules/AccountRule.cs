using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>The account id is malformed.</summary>
internal static class AccountRule
{
    private const string Id = "GP1008";

    private static readonly FieldFormat Format = FieldFormat.Of(
        nameof(MlPlatform.AccountId),
        platform => platform.AccountId,
        "[0-9]{12}",
        "12 digits in quotes, such as '012345678901', or leave it out to deploy to the caller's account");

    public static Rule Rule { get; } = new(Id, Severity.Error, "The account id is malformed", context => PlatformRoot.Of(context)
        .Where(root => root.Platform.AccountId is not null)
        .SelectMany(root => Format.Check(root, Id)));
}
