using System.Globalization;
using System.Text;

namespace Groundplan.Aws;

/// <summary>Reads a type's block of the embedded facts.</summary>
internal static class FactsBlock
{
    private const string Kinds = "sinbjtrlm";

    public static ResourceSchema Parse(string type, string block)
    {
        var lists = new Dictionary<string, Items<string>>(StringComparer.Ordinal);
        var records = new Dictionary<string, Dictionary<string, PropertyFacts>>(StringComparer.Ordinal);
        Dictionary<string, PropertyFacts>? properties = null;
        foreach (var line in block.Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\t');
            if (fields[0] == "@")
                records.Add(fields[1], properties = new(StringComparer.Ordinal));
            else if (properties is null)
                lists.Add(fields[0], fields.Skip(1).ToItems());
            else
                properties.Add(fields[0], Property(fields));
        }

        return new(type, lists, records);
    }

    private static PropertyFacts Property(string[] fields)
    {
        var facts = fields.Skip(2).Select(field => field.Split(['='], 2)).ToLookup(pair => pair[0], pair => Unescape(pair[1]));
        return new((PropertyKind)Kinds.IndexOf(fields[1][0]))
        {
            Record = fields[1].Length > 1 ? fields[1].Substring(1) : null,
            IsRequired = facts.Contains("required"),
            MinLength = Whole(facts["minLength"]),
            MaxLength = Whole(facts["maxLength"]),
            Pattern = facts["pattern"].FirstOrDefault(),
            Enum = facts["enum"].ToItems(),
            EnumIgnoresCase = facts.Contains("anyCase"),
            Minimum = Number(facts["minimum"]),
            Maximum = Number(facts["maximum"]),
            MinItems = Whole(facts["minItems"]),
            MaxItems = Whole(facts["maxItems"]),
            UniqueItems = facts.Contains("unique"),
            Format = facts["format"].FirstOrDefault(),
        };
    }

    private static double? Number(IEnumerable<string> values) =>
        values.FirstOrDefault() is { } value ? double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static long? Whole(IEnumerable<string> values) => (long?)Number(values);

    private static string Unescape(string text)
    {
        if (text.IndexOf('\\') < 0)
            return text;
        var plain = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] != '\\')
            {
                plain.Append(text[index]);
                continue;
            }

            index++;
            plain.Append(text[index] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
        }

        return plain.ToString();
    }
}
