using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Groundplan.Runner.Steps;

/// <summary>A version after semver.org 2.0.0; a leading <c>v</c> is passed over.</summary>
internal sealed partial record SemanticVersion : IComparable<SemanticVersion>
{
    private const int LongestText = 256;

    private readonly BigInteger[] _numbers;
    private readonly string[] _labels;

    private SemanticVersion(string text, BigInteger[] numbers, string[] labels) => (Text, _numbers, _labels) = (text, numbers, labels);

    public string Text { get; }

    public static SemanticVersion? TryParse(string text)
    {
        text = text.Trim();
        if (text.Length > LongestText || Grammar().Match(text) is not { Success: true } match)
            return null;
        return new SemanticVersion(
            text,
            [.. ((string[])["major", "minor", "patch"]).Select(g => Number(match.Groups[g].Value))],
            match.Groups["labels"].Success ? match.Groups["labels"].Value.Split('.') : []);
    }

    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
            return 1;
        for (var i = 0; i < _numbers.Length; i++)
            if (_numbers[i].CompareTo(other._numbers[i]) is not 0 and var order)
                return order;
        // 1.0.0-rc.1 comes before 1.0.0.
        if (_labels.Length == 0 || other._labels.Length == 0)
            return other._labels.Length.CompareTo(_labels.Length);
        foreach (var (mine, theirs) in _labels.Zip(other._labels))
            if (Compare(mine, theirs) is not 0 and var order)
                return order;
        return _labels.Length.CompareTo(other._labels.Length);
    }

    private static int Compare(string mine, string theirs) => (mine.All(char.IsAsciiDigit), theirs.All(char.IsAsciiDigit)) switch
    {
        (true, true) => Number(mine).CompareTo(Number(theirs)),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(mine, theirs),
    };

    private static BigInteger Number(string digits) => BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^v?(?<major>0|[1-9]\d*)\.(?<minor>0|[1-9]\d*)\.(?<patch>0|[1-9]\d*)(-(?<labels>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Grammar();
}
