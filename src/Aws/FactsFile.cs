using System.Globalization;

namespace Groundplan.Aws;

/// <summary>The embedded facts: an index of types, then a block of lines for each. Written by <c>src/Aws.Codegen/Writing/FactsWriter.cs</c>.</summary>
internal sealed class FactsFile
{
    private readonly Dictionary<string, (int Offset, int Length)> _index = new(StringComparer.Ordinal);
    private readonly long _start;

    private FactsFile()
    {
        using var stream = OpenStream();
        using var reader = new StreamReader(stream);
        var names = new List<string>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var fields = line.Split('\t');
            names.Add(fields[0]);
            _index.Add(fields[0], (int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[2], CultureInfo.InvariantCulture)));
            _start += line.Length + 1;
        }

        _start++;
        TypeNames = names.ToItems();
    }

    public Items<string> TypeNames { get; }

    public static FactsFile Open() => new();

    public ResourceSchema? Read(string type)
    {
        if (!_index.TryGetValue(type, out var place))
            return null;
        using var stream = OpenStream();
        stream.Position = _start + place.Offset;
        using var reader = new BinaryReader(stream);
        return FactsBlock.Parse(type, System.Text.Encoding.UTF8.GetString(reader.ReadBytes(place.Length)));
    }

    private static Stream OpenStream() => typeof(FactsFile).Assembly.GetManifestResourceStream("facts.txt")!;
}
