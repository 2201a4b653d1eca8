using Groundplan.Generators.Evaluation;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;

namespace Groundplan.Analyzers;

/// <summary>Where a finding is shown, and the other places that take part.</summary>
internal static class FindingPlaces
{
    /// <summary>
    /// The exact places. Where two sides share their source, as copies of one record and results of one helper do, the first place that tells
    /// them apart: the argument that decides it, else where the record, else the root's value is made, else the root itself.
    /// </summary>
    public static (Location Place, IReadOnlyList<Location> Related) Of(Finding finding, EvaluationResult result, Compilation compilation)
    {
        Subject[] sides = [finding.Subject, .. finding.Related];
        Func<Subject, Location>[] places =
        [
            result.Locate,
            subject => DecidingArguments.Of(subject, sides.Where(side => !ReferenceEquals(side, subject)), result, compilation) ?? result.Locate(subject),
            subject => result.Locate(subject with { Property = null, Index = null }),
            subject => result.Locate(new Subject(subject.Root, subject.Root.Value)),
            subject => result.Locate(subject.Root),
        ];
        var candidates = places.Select(place => (Place: place(finding.Subject), Related: (IReadOnlyList<Location>)[.. finding.Related.Select(place)]));
        return candidates.FirstOrDefault(candidate => !candidate.Related.Contains(candidate.Place)) is { Place: not null } distinct ? distinct : candidates.First();
    }
}
