using System.Globalization;

namespace Groundplan.Migrations;

/// <summary>
/// What an MLflow tracking server keeps, for <see cref="Application.Data"/> and <see cref="Step.Moves"/>. Source: MLflow release notes (traces since 2.14, prompts since 2.21, logged
/// models since 3.0, evaluation datasets since 3.4), and <c>common/version_utils.py</c> of mlflow-export-import.
/// </summary>
public static class MlflowData
{
    private static readonly (int Major, int Minor) Latest = (int.MaxValue, 0);

    /// <summary>Experiments, with their tags.</summary>
    public static DataSet Experiments => "experiments";

    /// <summary>Runs, with their tags and inputs.</summary>
    public static DataSet Runs => "runs";

    /// <summary>Metrics of runs, with their history.</summary>
    public static DataSet Metrics => "metrics";

    /// <summary>Parameters of runs.</summary>
    public static DataSet Params => "params";

    /// <summary>The files of runs.</summary>
    public static DataSet Artifacts => "artifacts";

    /// <summary>Registered models, with their versions and aliases.</summary>
    public static DataSet RegisteredModels => "registered models";

    /// <summary>Traces, with their spans; since 2.14.</summary>
    public static DataSet Traces => "traces";

    /// <summary>Prompts, with their versions; since 2.21.</summary>
    public static DataSet Prompts => "prompts";

    /// <summary>Logged models, which are things of their own since 3.0.</summary>
    public static DataSet LoggedModels => "logged models";

    /// <summary>Datasets to evaluate with, where the store is a database; since 3.4.</summary>
    public static DataSet EvaluationDatasets => "evaluation datasets";

    /// <summary>What a server of a version keeps.</summary>
    /// <param name="version">The version, such as <c>3.0</c> or <c>2.16.2</c>; of a text that is none, all that any server keeps.</param>
    public static Items<DataSet> Of(string version)
    {
        var of = VersionOf(version);
        return
        [
            Experiments, Runs, Metrics, Params, Artifacts, RegisteredModels,
            .. Since(2, 14, Traces), .. Since(2, 21, Prompts), .. Since(3, 0, LoggedModels), .. Since(3, 4, EvaluationDatasets),
        ];

        Items<DataSet> Since(int major, int minor, DataSet data) => of.CompareTo((major, minor)) >= 0 ? [data] : [];
    }

    private static (int Major, int Minor) VersionOf(string? version)
    {
        var parts = (version ?? "").Split('.');
        return Number(parts[0]) is not { } major ? Latest : parts.Length == 1 ? (major, 0) : Number(parts[1]) is { } minor ? (major, minor) : Latest;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
