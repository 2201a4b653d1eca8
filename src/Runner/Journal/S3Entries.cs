using System.Globalization;

namespace Groundplan.Runner.Journal;

/// <summary>Names of the entries' objects: they sort as the entries do.</summary>
internal static class S3Entries
{
    public const string Folder = "entries/";

    public static string Name(long sequence) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{sequence:D10}.json");
}
