using System.Text.RegularExpressions;

namespace Groundplan.Analyzers.Tests;

/// <summary>A page of docs/rules.</summary>
/// <param name="Title">The heading after the id.</param>
/// <param name="Severity">error or warning.</param>
/// <param name="Bad">The sample that has the finding, or null.</param>
/// <param name="Good">The sample that has not, or null.</param>
internal sealed record RulePage(string Title, string Severity, string? Bad, string? Good)
{
    public static RulePage Parse(string text) => new(
        Regex.Match(text, @"^# GP\d{4}: (.+)$", RegexOptions.Multiline).Groups[1].Value,
        Regex.Match(text, @"^\*\*Severity:\*\* (\w+)$", RegexOptions.Multiline).Groups[1].Value,
        Sample(text, "bad"),
        Sample(text, "good"));

    private static string? Sample(string text, string kind) =>
        Regex.Match(text, $@"^```csharp {kind}\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline) is { Success: true } match ? match.Groups[1].Value : null;
}
