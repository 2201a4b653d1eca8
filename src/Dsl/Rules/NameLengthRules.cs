using System.Globalization;
using Groundplan.Rules.Names;

namespace Groundplan.Rules;

/// <summary>Names that are too long for their type, at once or with the suffix of a test deployment.</summary>
internal static class NameLengthRules
{
    /// <summary>What a test deployment appends: a hyphen and four characters.</summary>
    public const int TestSuffixLength = 5;

    private const string TooLongId = "GP1004";
    private const string TooLongForTestId = "GP1005";

    public static Rule TooLong { get; } = new(TooLongId, Severity.Error, "A name is longer than AWS takes", context => Longest(
        context,
        name => name.Name.Length > name.Limit,
        (place, others) => new(
            TooLongId,
            Severity.Error,
            $"The name '{place.Name.Name}' of {place.What} has {Text(place.Name.Name.Length)} characters, and AWS takes {Text(place.Name.Limit)}{Others(others)}: shorten it by {Text(place.Name.Name.Length - place.Name.Limit)}.",
            place.Subject)));

    public static Rule TooLongForTest { get; } = new(TooLongForTestId, Severity.Warning, "A name leaves no room for a test deployment", context => Longest(
        context,
        name => name.Name.Length <= name.Limit && name.Name.Length + TestSuffixLength > name.Limit,
        (place, others) => new(
            TooLongForTestId,
            Severity.Warning,
            $"The name '{place.Name.Name}' of {place.What} has {Text(place.Name.Name.Length)} of {Text(place.Name.Limit)} characters{Others(others)}: a test deployment appends {Text(TestSuffixLength)}, so test-deploy is refused. Shorten it by {Text(place.Name.Name.Length + TestSuffixLength - place.Name.Limit)}.",
            place.Subject)));

    /// <summary>One finding for each place in the source: the worst of the names that it decides.</summary>
    private static IEnumerable<Finding> Longest(RuleContext context, Func<PhysicalName, bool> violates, Func<NamedPlace, int, Finding> finding) =>
        from place in NamedPlace.Of(context)
        where violates(place.Name)
        group place by Decider(place) into places
        select finding(places.OrderByDescending(place => place.Name.Name.Length - place.Name.Limit).First(), places.Count() - 1);

    /// <summary>A platform's names are decided by its fields, a team's each by itself.</summary>
    private static object Decider(NamedPlace place) => place.Root.Value is Platform ? (place.Root.Plan, place.Root.Name, place.Subject.Property) : place;

    private static string Others(int others) => others == 0 ? "" : others == 1 ? " (1 more name is too long)" : $" ({Text(others)} more names are too long)";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
