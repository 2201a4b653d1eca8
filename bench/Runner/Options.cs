using System.Globalization;

namespace Groundplan.Runner.Bench;

/// <summary>Options of a verb: pairs of a name and a value.</summary>
internal static class Options
{
    public static string? Text(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    public static int Number(string[] args, string name, int otherwise) => Text(args, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
