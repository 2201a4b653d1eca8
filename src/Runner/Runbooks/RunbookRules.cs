using System.Globalization;

namespace Groundplan.Runner.Runbooks;

/// <summary>What the shape of the document cannot say: names that lead nowhere, orders that cannot be kept, figures out of bounds.</summary>
internal static class RunbookRules
{
    private const int LongestId = 64;
    private const double LongestSeconds = 366.0 * 24 * 3600;
    private const int MostAttempts = 20;
    private const int MostSteps = 5000;

    /// <summary>The first thing that is wrong, as a sentence; null when nothing is.</summary>
    public static string? FirstProblem(MigrationRunbook runbook)
        => runbook.Steps.Count is < 1 or > MostSteps
            ? string.Create(CultureInfo.InvariantCulture, $"it has {runbook.Steps.Count} steps; a migration has 1 to {MostSteps}.")
            : Ids(runbook).FirstOrDefault(p => p is not null) ?? Order(runbook);

    private static string? Order(MigrationRunbook runbook) => runbook.Phases.Select(Window).FirstOrDefault(p => p is not null) ?? OrderRules.FirstProblem(runbook) ?? runbook.Steps.SelectMany(Figures).FirstOrDefault(p => p is not null);

    private static IEnumerable<string?> Ids(MigrationRunbook runbook)
    {
        foreach (var (id, kind) in runbook.Steps.SelectMany(AllIds))
        {
            yield return IsId(id) ? null : $"'{Shown(id)}' is no id of a step: lower-case letters, digits and hyphens, at most {LongestId}.";
            yield return string.IsNullOrWhiteSpace(kind) ? $"step {id} has no kind." : null;
        }
        foreach (var twice in runbook.Steps.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"there are two steps '{twice.Key}'.";
        foreach (var twice in runbook.Phases.GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"there are two phases '{Shown(twice.Key)}'.";
        foreach (var step in runbook.Steps)
        {
            yield return runbook.PhaseOf(step) is not null ? null : $"step {step.Id} is in phase '{Shown(step.Phase ?? "")}', which there is not.";
            yield return step.Compensation?.Compensation is null ? null : $"what undoes step {step.Id} has a compensation of its own.";
        }
        foreach (var join in runbook.Joins)
            yield return IsId(join.Id) ? null : $"'{Shown(join.Id)}' is no id of a join: lower-case letters, digits and hyphens, at most {LongestId}.";
        foreach (var twice in runbook.Joins.GroupBy(j => j.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"there are two joins '{twice.Key}'.";
        yield return runbook.PointOfNoReturn is not { } point || runbook.Steps.Any(s => s.Id == point) ? null : $"the point of no return is '{Shown(point)}', which is no step.";
    }

    private static IEnumerable<(string Id, string Kind)> AllIds(MigrationStep step) =>
    [
        (step.Id, step.Kind),
        .. step.Preconditions.Concat(step.Verifications).Select(c => (c.Id, c.Kind)),
        .. step.Compensation is { } compensation ? AllIds(compensation) : [],
    ];

    private static string? Window(MigrationPhase phase)
    {
        var times = new List<DateTimeOffset>();
        foreach (var text in (string?[])[phase.Opens, phase.Closes])
        {
            if (text is null)
                continue;
            if (!Moments.TryRead(text, out var time))
                return $"phase '{Shown(phase.Name)}' has '{Shown(text)}' where a moment such as 2026-03-01T22:00:00Z belongs.";
            times.Add(time);
        }
        return times is [var opens, var closes] && closes <= opens ? $"phase '{Shown(phase.Name)}' closes before it opens." : null;
    }

    private static IEnumerable<string?> Figures(MigrationStep step)
    {
        yield return MigrationIdempotency.All.Contains(step.Idempotency) ? null : $"step {step.Id} has idempotency '{Shown(step.Idempotency)}', which is none of {string.Join(", ", MigrationIdempotency.All)}.";
        yield return step.TimeoutSeconds is > 0 and <= LongestSeconds ? null : $"step {step.Id} has a timeout that is not between 0 and a year.";
        yield return step.Retry is null or { Attempts: >= 1 and <= MostAttempts, DelaySeconds: >= 0 and <= LongestSeconds }
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"step {step.Id} has a retry that is not of 1 to {MostAttempts} attempts with a delay from 0 to a year.");
        yield return step.NotBefore.All(c => c.Seconds is >= 0 and <= LongestSeconds) ? null : $"step {step.Id} waits for a time that is not between 0 and a year.";
        foreach (var problem in step.Compensation is { } compensation ? Figures(compensation) : [])
            yield return problem;
    }

    private static bool IsId(string id)
        => id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>As much of a text of the document as a message takes.</summary>
    public static string Shown(string text) => text.Length <= LongestId ? text : text[..LongestId] + "…";
}
