using System.Runtime.CompilerServices;

namespace Groundplan.Documents.Fixture;

/// <summary>What a document of the fixture was when somebody last read it; beside this file.</summary>
internal static class Verified
{
    public static string Text(string document, [CallerFilePath] string test = "")
    {
        var name = Path.GetFileNameWithoutExtension(document) + ".verified" + Path.GetExtension(document);
        return File.ReadAllText(Directory.EnumerateFiles(Root(test), name, SearchOption.AllDirectories).Single());
    }

    private static string Root(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!File.Exists(Path.Combine(folder, "Groundplan.Documents.Tests.csproj")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
