using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>CodeCommit is closed to new customers.</summary>
internal static class CodeCommitRule
{
    private const string Id = "GP2003";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "CodeCommit is closed to new customers", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        if (root.Platform.SourceControl != SourceControl.CodeCommit || !root.Knows(nameof(MlPlatform.SourceControl)))
            yield break;
        yield return new Finding(
            Id,
            Severity.Warning,
            "AWS closed CodeCommit to new customers in July 2024: the deployment fails in an account that had no repository before. Take SourceControl.S3, or suppress this where the account has CodeCommit.",
            root.Field(nameof(MlPlatform.SourceControl)));
    }
}
