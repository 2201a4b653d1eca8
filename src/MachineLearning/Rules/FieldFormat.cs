using System.Text.RegularExpressions;
using Groundplan.Rules;

namespace Groundplan.MachineLearning.Rules;

/// <summary>A field of the platform and what its value must look like.</summary>
/// <param name="Property">The field.</param>
/// <param name="Read">Reads it.</param>
/// <param name="Pattern">The whole value must match.</param>
/// <param name="Expected">The pattern for people, with an example.</param>
internal sealed record FieldFormat(string Property, Func<MlPlatform, string?> Read, Regex Pattern, string Expected)
{
    /// <summary>A field format of a pattern for the whole value.</summary>
    public static FieldFormat Of(string property, Func<MlPlatform, string?> read, string pattern, string expected) =>
        new(property, read, new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant), expected);

    /// <summary>The finding on a platform whose value does not match.</summary>
    public IEnumerable<Finding> Check(PlatformRoot root, string ruleId)
    {
        if (!root.Knows(Property) || Pattern.IsMatch(Read(root.Platform) ?? ""))
            yield break;
        var found = Read(root.Platform) is { } text ? $"'{text}' is malformed" : "is null";
        yield return new Finding(ruleId, Severity.Error, $"{Property} {found}: give {Expected}.", root.Field(Property));
    }
}
