namespace Corpus.ResourceNamesCase;

/// <summary>Names for clouds: cases, limits and short hashes.</summary>
public static class ResourceNames
{
    public static string Run()
    {
        string[] parts = ["GlobalBank", "fraud_detection", "PROD", "eu-west-1"];
        return string.Join("\n", Kebab(parts), Pascal(parts), Snake(parts).ToUpperInvariant(), Limited(Kebab(parts), 24), Limited("short", 24), Arn("s3", "", "", "bucket/key"), Arn("lambda", "eu-west-1", "123456789012", "function:f"));
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isBreak = !char.IsLetterOrDigit(text[i]) || i > 0 && char.IsUpper(text[i]) && char.IsLower(text[i - 1]);
            if (isBreak && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetterOrDigit(text[i]))
                word.Append(char.ToLowerInvariant(text[i]));
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static string Kebab(params string[] parts) => string.Join('-', parts.SelectMany(Words));

    private static string Snake(params string[] parts) => string.Join('_', parts.SelectMany(Words));

    private static string Pascal(params string[] parts) => string.Concat(parts.SelectMany(Words).Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));

    private static string Limited(string name, int limit) => name.Length <= limit ? name : $"{name[..(limit - 7)]}-{name.Aggregate(17u, (hash, letter) => hash * 31 + letter) % 0xFFFFFF:x6}";

    private static string Arn(string service, string region, string account, string resource) => $"arn:aws:{service}:{region}:{account}:{resource}";
}
