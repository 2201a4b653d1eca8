using System.IO.Compression;
using System.Text;

namespace Groundplan.Migrations.Rules.Grammar;

/// <summary>What the AWS CLI takes, as <c>extract.py</c> has read it from the CLI itself.</summary>
internal static class AwsGrammar
{
    private static readonly Lazy<Dictionary<string, string>> Lines = new(Read);

    /// <summary>What is wrong with a command, as the end of a sentence; null where nothing is, or the service is in no table.</summary>
    public static string? Fault(IReadOnlyList<string> words)
    {
        var at = 1;
        var common = Options("");
        for (; at < words.Count && IsOption(words[at]); at += common.TryGetValue(Name(words[at]), out var isSwitch) && !isSwitch && words[at].IndexOf('=') < 0 ? 2 : 1)
        {
            if (!common.ContainsKey(Name(words[at])))
                return $"'{words[at]}' is no option that stands before the service";
        }

        if (at >= words.Count || !Lines.Value.Keys.Any(line => line.StartsWith(words[at] + " ", StringComparison.Ordinal)))
            return null;
        var command = words[at];
        while (at + 1 < words.Count && !Lines.Value.ContainsKey(command) && !IsOption(words[at + 1]))
            command = $"{command} {words[++at]}";
        return Lines.Value.ContainsKey(command) ? Fault(command, words, at + 1, common) : $"there is no command 'aws {command}'";
    }

    private static string? Fault(string command, IReadOnlyList<string> words, int from, Dictionary<string, bool> common)
    {
        var options = Options(command);
        var takesWords = Lines.Value[command].StartsWith("+ ", StringComparison.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var after = "";
        var mayFollow = takesWords;
        for (var i = from; i < words.Count; i++)
        {
            if (!IsOption(words[i]))
            {
                if (!mayFollow)
                    return after.Length == 0 ? $"'aws {command}' takes no '{words[i]}'" : $"--{after} takes no value, so that '{words[i]}' is left over{Negation(after, words[i], options)}";
                continue;
            }

            after = Name(words[i]);
            if (!options.TryGetValue(after, out var isSwitch) && !common.TryGetValue(after, out isSwitch))
                return $"'aws {command}' has no option --{after}";
            given.Add(after);
            mayFollow = !isSwitch || takesWords;
        }

        var missing = Required(command).Where(option => !given.Contains(option)).ToList();
        return missing.Count == 0 || given.Contains("cli-input-json") ? null : $"'aws {command}' needs --{string.Join(" and --", missing)}";
    }

    private static string Negation(string option, string value, Dictionary<string, bool> options) =>
        value.ToLowerInvariant() is "false" && options.ContainsKey($"no-{option}") ? $": write --no-{option}" : value.ToLowerInvariant() is "true" ? $": write --{option} alone" : "";

    private static bool IsOption(string word) => word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2;

    private static string Name(string word) => word.Substring(2).Split('=')[0];

    private static Dictionary<string, bool> Options(string command) =>
        Words(command).ToDictionary(word => word.Trim('*', '!'), word => word.EndsWith("!", StringComparison.Ordinal), StringComparer.Ordinal);

    private static IEnumerable<string> Required(string command) => Words(command).Where(word => word.StartsWith("*", StringComparison.Ordinal)).Select(word => word.Trim('*', '!'));

    private static IEnumerable<string> Words(string command) => Lines.Value[command].Split([' '], StringSplitOptions.RemoveEmptyEntries).Where(word => word != "+");

    private static Dictionary<string, string> Read()
    {
        using var packed = typeof(AwsGrammar).Assembly.GetManifestResourceStream("aws-cli.txt.gz")!;
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t');
            lines[line.Substring(0, tab)] = line.Substring(tab + 1);
        }

        return lines;
    }
}
