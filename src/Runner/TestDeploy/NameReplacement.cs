using System.Text.RegularExpressions;

namespace Groundplan.Runner.TestDeploy;

/// <summary>
/// Replaces whole names in text: the longest first, in one pass, so that no replacement is replaced again; <c>${…}</c> is left alone.
/// </summary>
internal sealed class NameReplacement
{
    private const string Kept = @"\$\{[^}]*\}";
    private const string NotAfterName = "(?<![A-Za-z0-9_-])";
    private const string NotBeforeName = "(?![A-Za-z0-9_-])";

    private readonly Dictionary<string, string> _renamed;
    private readonly Regex _pattern;

    public NameReplacement(IEnumerable<string> names, string suffix)
    {
        _renamed = names.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToDictionary(n => n, n => Rename(n, suffix), StringComparer.Ordinal);
        var alternatives = _renamed.Keys.OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).Select(Whole);
        _pattern = new Regex(string.Join('|', alternatives.Prepend(Kept)), RegexOptions.CultureInvariant);
    }

    public IReadOnlyDictionary<string, string> Names => _renamed;

    /// <summary>A name with the suffix where its service wants it.</summary>
    public static string Rename(string name, string suffix)
        => name.EndsWith(".fifo", StringComparison.Ordinal) ? $"{name[..^5]}{suffix}.fifo" : name + suffix;

    public string In(string text) => _pattern.Replace(text, m => _renamed.GetValueOrDefault(m.Value, m.Value));

    private static string Whole(string name) => (char.IsAsciiLetterOrDigit(name[0]) ? NotAfterName : "") + Regex.Escape(name) + NotBeforeName;
}
