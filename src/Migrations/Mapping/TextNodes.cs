using System.Globalization;

namespace Groundplan.Migrations.Mapping;

/// <summary>Texts that are put together, however the source says it: by <c>+</c>, by <c>Concat</c>, by interpolation or by a format.</summary>
internal static class TextNodes
{
    public const string Join = "concat";

    public const string Format = "format";

    /// <summary>The parts one after the other; what is next to one another and constant is one part.</summary>
    public static LambdaNode Concat(IEnumerable<LambdaNode> parts)
    {
        var flat = new List<LambdaNode>();
        foreach (var part in parts.SelectMany(part => part is LambdaNode.Operation { Operator: Join, Operands: var inner } ? inner : [part]))
        {
            if (TextOf(part) is not { } text)
                flat.Add(part);
            else if (flat.Count > 0 && TextOf(flat[flat.Count - 1]) is { } before)
                flat[flat.Count - 1] = new LambdaNode.Constant(before + text, ItemType.Text);
            else
                flat.Add(new LambdaNode.Constant(text, ItemType.Text));
        }

        return flat.Count == 1 && TextOf(flat[0]) is not null ? flat[0] : new LambdaNode.Operation(Join, flat.ToItems(), ItemType.Text);
    }

    /// <summary>A composite format with its arguments, or null where it is none that a mapping can carry out.</summary>
    public static LambdaNode? Composite(string format, IReadOnlyList<LambdaNode> arguments)
    {
        var parts = new List<LambdaNode>();
        var position = 0;
        while (position < format.Length)
        {
            var brace = format.IndexOfAny(['{', '}'], position);
            if (brace < 0)
                brace = format.Length;
            if (brace > position)
                parts.Add(Text(format.Substring(position, brace - position)));
            if (brace == format.Length)
                break;
            if (brace + 1 < format.Length && format[brace + 1] == format[brace])
            {
                parts.Add(Text(format[brace].ToString()));
                position = brace + 2;
                continue;
            }

            var end = format[brace] == '{' ? format.IndexOf('}', brace) : -1;
            if (end < 0)
                return null;
            var hole = format.Substring(brace + 1, end - brace - 1).Split([':'], 2);
            if (!int.TryParse(hole[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= arguments.Count)
                return null;
            parts.Add(Hole(arguments[index], hole.Length > 1 ? hole[1] : null));
            position = end + 1;
        }

        return Concat(parts);
    }

    /// <summary>A value in a text, with its format where it has one.</summary>
    public static LambdaNode Hole(LambdaNode value, string? format) => string.IsNullOrEmpty(format) ? value : new LambdaNode.Operation(Format, [value, Text(format!)], ItemType.Text);

    public static LambdaNode Text(string text) => new LambdaNode.Constant(text, ItemType.Text);

    private static string? TextOf(LambdaNode node) => node is not LambdaNode.Constant { Value: var value } ? null : value switch
    {
        null => "",
        string or char or bool or sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
