namespace Groundplan.Aws.Codegen.Naming;

/// <summary>Reads <c>schema/names.txt</c>: a type's CloudFormation name, a blank, its C# name.</summary>
internal static class Pins
{
    public static IReadOnlyDictionary<string, string> Read(string path) => File.ReadLines(path)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' '))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}
