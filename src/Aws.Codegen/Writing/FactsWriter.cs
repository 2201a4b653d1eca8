using System.Text;
using Groundplan.Aws.Codegen.Reading;

namespace Groundplan.Aws.Codegen.Writing;

/// <summary>
/// Writes what <c>Groundplan.Aws.Schema</c> looks up. First the index, a line per type: name, offset from the end of the index, length in bytes;
/// an empty line; then each type's block of tab-separated lines. A block has its path lists, then for each record a line of <c>@</c> and its name, followed by
/// its properties: path, type, facts.
/// </summary>
internal static class FactsWriter
{
    public static string Write(IReadOnlyList<ResourceSchema> resources)
    {
        var index = new StringBuilder();
        var blocks = new StringBuilder();
        var offset = 0;
        foreach (var resource in resources)
        {
            var block = Block(resource);
            var length = Encoding.UTF8.GetByteCount(block);
            index.Append($"{resource.Name}\t{offset}\t{length}\n");
            blocks.Append(block);
            offset += length;
        }

        return index.Append('\n').Append(blocks).ToString();
    }

    private static string Block(ResourceSchema resource)
    {
        var text = new StringBuilder();
        foreach (var (list, paths) in resource.Paths)
            text.Append(list).Append('\t').AppendJoin('\t', paths).Append('\n');
        if (resource.Attributes.Count > 0)
            text.Append("att\t").AppendJoin('\t', resource.Attributes.Keys).Append('\n');
        foreach (var record in resource.Records.Values)
        {
            text.Append("@\t").Append(record.Name).Append('\n');
            foreach (var property in record.Properties)
                Property(text, property.Name, property.Type, property.IsRequired);
        }

        return text.ToString();
    }

    private static void Property(StringBuilder text, string path, TypeNode type, bool isRequired)
    {
        text.Append(path).Append('\t').Append((char)type.Kind).Append(type.Record);
        if (isRequired)
            text.Append("\trequired=1");
        foreach (var fact in type.Facts)
        {
            foreach (var value in fact.Values)
                text.Append('\t').Append(fact.Name).Append('=').Append(Escape(value));
        }

        text.Append('\n');
        if (type.Element is { } element)
            Property(text, path + "/*", element, isRequired: false);
    }

    private static string Escape(string value) => value.Replace("\\", @"\\").Replace("\t", @"\t").Replace("\n", @"\n").Replace("\r", @"\r");
}
