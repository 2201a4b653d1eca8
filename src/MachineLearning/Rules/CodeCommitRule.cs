using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>CodeCommit was closed to new customers, so that not every account is sure to have it.</summary>
internal static class CodeCommitRule
{
    private const string Id = "GP2003";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "CodeCommit was closed to new customers", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        if (root.Platform.SourceControl != SourceControl.CodeCommit || !root.Knows(nameof(MlPlatform.SourceControl)))
            yield break;
        yield return new Finding(
            Id,
            Severity.Warning,
            "AWS closed CodeCommit to new customers in July 2024 and opened it again in November 2025: where the account may not create repositories, the deployment fails. Take SourceControl.S3, or suppress this where the account has CodeCommit.",
            root.Field(nameof(MlPlatform.SourceControl)));
    }
}
