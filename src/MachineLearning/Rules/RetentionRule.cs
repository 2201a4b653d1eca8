using System.Globalization;
using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>The log retention is none that CloudWatch Logs has.</summary>
internal static class RetentionRule
{
    private const string Id = "GP2004";

    public static Rule Rule { get; } = new(Id, Severity.Error, "The log retention is none that CloudWatch Logs has", context => PlatformRoot.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(PlatformRoot root)
    {
        const string property = nameof(Compliance.LogRetentionDays);
        if (root.Platform.Compliance is not { } compliance || !root.Knows(nameof(MlPlatform.Compliance)) || root.Origins.IsUnknown(compliance, property)
            || Compliance.Retentions.Contains(compliance.LogRetentionDays))
        {
            yield break;
        }

        var nearest = Nearest(compliance.LogRetentionDays).ToString(CultureInfo.InvariantCulture);
        yield return new Finding(
            Id,
            Severity.Error,
            $"CloudWatch Logs cannot keep logs for {compliance.LogRetentionDays.ToString(CultureInfo.InvariantCulture)} days: take {nearest}, or another of {string.Join(", ", Compliance.Retentions.Select(days => days.ToString(CultureInfo.InvariantCulture)))}.",
            root.Inside(nameof(MlPlatform.Compliance), compliance, property))
        {
            Facts = new() { ["nearest"] = nearest },
        };
    }

    /// <summary>The shortest retention that keeps at least as long as was asked for, else the longest.</summary>
    private static int Nearest(int days)
    {
        foreach (var retention in Compliance.Retentions)
        {
            if (retention >= days)
                return retention;
        }

        return Compliance.Retentions[Compliance.Retentions.Count - 1];
    }
}
