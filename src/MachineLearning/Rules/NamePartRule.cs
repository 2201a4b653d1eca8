using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>Use case, workload or environment is malformed.</summary>
internal static class NamePartRule
{
    private const string Id = "GP1010";
    private const string Kebab = "[a-z0-9]+(?:-[a-z0-9]+)*";

    private static readonly FieldFormat Environment = FieldFormat.Of(
        nameof(MlPlatform.Environment), platform => platform.Environment, "dev|test|staging|prod", "'dev', 'test', 'staging' or 'prod'");

    private static readonly FieldFormat UseCase = FieldFormat.Of(
        nameof(MlPlatform.UseCase), platform => platform.UseCase, Kebab, "lower-case words joined by hyphens, such as 'demand-forecasting'");

    private static readonly FieldFormat Workload = FieldFormat.Of(
        nameof(MlPlatform.Workload), platform => platform.Workload, Kebab, "lower-case words joined by hyphens, such as 'ent', or leave it out");

    public static Rule Rule { get; } = new(Id, Severity.Error, "Use case, workload or environment is malformed", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        foreach (var finding in Environment.Check(root, Id).Concat(UseCase.Check(root, Id)))
            yield return finding;
        if (root.Platform.Workload is null)
            yield break;
        foreach (var finding in Workload.Check(root, Id))
            yield return finding;
    }
}
