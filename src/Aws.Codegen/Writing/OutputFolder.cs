namespace Groundplan.Aws.Codegen.Writing;

/// <summary>A folder that holds what was written in this run and nothing else; unchanged files keep their time.</summary>
internal sealed class OutputFolder(string path)
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public void Write(string name, string content)
    {
        var file = Path.Combine(path, name);
        _written.Add(file);
        Directory.CreateDirectory(path);
        if (!File.Exists(file) || File.ReadAllText(file) != content)
            File.WriteAllText(file, content);
    }

    public void RemoveOthers()
    {
        foreach (var file in Directory.GetFiles(path, "*.cs").Where(file => !_written.Contains(file)))
            File.Delete(file);
    }
}
