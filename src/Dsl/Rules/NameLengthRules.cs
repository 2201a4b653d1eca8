using System.Globalization;

namespace Groundplan.Rules;

/// <summary>Names that are too long for their type, at once or with the suffix of a test deployment.</summary>
internal static class NameLengthRules
{
    /// <summary>What a test deployment appends: a hyphen and four characters.</summary>
    public const int TestSuffixLength = 5;

    private const string TooLongId = "GP1004";
    private const string TooLongForTestId = "GP1005";

    public static Rule TooLong { get; } = new(TooLongId, Severity.Error, "A name is longer than AWS takes", context => Worst(
        context,
        excess => excess > 0,
        (place, others) => new(
            TooLongId,
            Severity.Error,
            $"The name '{place.Name.Name}' of {place.What} has {Text(place.Name.Name.Length)} characters, and AWS takes {Text(place.Name.Limit)}{Others(others)}: shorten it by {Text(Excess(place))}.",
            place.Subject)));

    /// <summary>Where a name is too long at once, that alone is said.</summary>
    public static Rule TooLongForTest { get; } = new(TooLongForTestId, Severity.Warning, "A name leaves no room for a test deployment", context => Worst(
        context,
        excess => excess <= 0 && excess + TestSuffixLength > 0,
        (place, others) => new(
            TooLongForTestId,
            Severity.Warning,
            $"The name '{place.Name.Name}' of {place.What} has {Text(place.Name.Name.Length)} of {Text(place.Name.Limit)} characters{Others(others)}: a test deployment appends {Text(TestSuffixLength)}, so test-deploy is refused. Shorten it by {Text(Excess(place) + TestSuffixLength)}.",
            place.Subject)));

    /// <summary>One finding for each place in the source: the worst of the names that it decides, and how many others are like it.</summary>
    private static IEnumerable<Finding> Worst(RuleContext context, Func<int, bool> violates, Func<NamedPlace, int, Finding> finding) =>
        from place in NamedPlace.Of(context)
        where Excess(place) + TestSuffixLength > 0
        group place by Decider(place) into places
        let worst = places.OrderByDescending(Excess).First()
        where violates(Excess(worst))
        select finding(worst, places.Count(place => violates(Excess(place))) - 1);

    private static int Excess(NamedPlace place) => place.Name.Name.Length - place.Name.Limit;

    /// <summary>A platform's names are decided by its fields, a team's each by itself.</summary>
    private static object Decider(NamedPlace place) => place.Root.Value is Platform ? (place.Root.Plan, place.Root.Name, place.Subject.Property) : place;

    private static string Others(int others) => others == 0 ? "" : others == 1 ? " (1 more name is too long)" : $" ({Text(others)} more names are too long)";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
