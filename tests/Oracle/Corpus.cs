using Groundplan.Oracle.Running;

namespace Groundplan.Oracle;

/// <summary>Real algorithms, one a file.</summary>
internal static class Corpus
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static IReadOnlyList<Subject> Programs { get; } =
        [.. Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal).Select(file => Path.GetFileNameWithoutExtension(file)).Select(name =>
            new Subject(name, $"Corpus.{name}Case.{name}", File.ReadAllText(Path.Combine(Folder, name + ".cs"))))];

    public static IReadOnlyList<Outcome> Run() => Batch.Run(Programs);
}
