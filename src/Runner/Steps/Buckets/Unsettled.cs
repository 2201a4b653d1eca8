using System.Globalization;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>A copy whose sides are never the same, because somebody writes to one of them all the time.</summary>
internal static class Unsettled
{
    private const int MostNamed = 3;

    /// <summary>What kept changing, and what to do.</summary>
    /// <param name="options">The copy.</param>
    /// <param name="last">What the last verification found.</param>
    /// <param name="unequal">How many were not the same after each round of this run.</param>
    public static string Describe(SyncOptions options, Verification last, IReadOnlyList<long> unequal)
    {
        var unit = options.AllVersions ? "versions" : "objects";
        var keys = last.Unequal(options);
        var rounds = unequal.Count == 1 ? "" : $" ({string.Join(", then ", unequal.Select(n => n.ToString("#,##0", CultureInfo.InvariantCulture)))} after each of the last {unequal.Count})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"after {BucketSync.MostRounds} rounds {keys.Count:#,##0} {unit} kept changing{rounds}: {string.Join(", ", keys.First.Take(MostNamed))}{(keys.Count > MostNamed ? " and more" : "")}. {last.Describe(options)}. "
            + $"Somebody writes to {options.From} or {options.To} all the time. Stop that, for instance by a step before this one that turns maintenance on or scales the writers to 0, and go on with 'groundplan resume', which copies what differs and nothing else.");
    }
}
