using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Groundplan.Build;

namespace Groundplan.Samples.Tests;

/// <summary>A sample under test: its folder, and the documents that its assembly carries.</summary>
internal sealed class Sample
{
    private Sample(string name, Assembly assembly)
    {
        Name = name;
        Assembly = assembly;
        Folder = Path.Combine(Repository, "samples", name);
        Carried = AssemblyDocuments.Read(assembly.Location).ToDictionary(document => document.Path, document => Encoding.UTF8.GetString(document.Content), StringComparer.Ordinal);
    }

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static Sample GlobalBank { get; } = new("GlobalBank", typeof(global::GlobalBank).Assembly);

    public static Sample Orders { get; } = new("Orders", typeof(global::Orders).Assembly);

    public static IReadOnlyDictionary<string, Sample> All { get; } = new Dictionary<string, Sample>(StringComparer.Ordinal) { [GlobalBank.Name] = GlobalBank, [Orders.Name] = Orders };

    public string Name { get; }

    public Assembly Assembly { get; }

    public string Folder { get; }

    public IReadOnlyDictionary<string, string> Carried { get; }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
