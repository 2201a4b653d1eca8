namespace Corpus.JsonPrinterCase;

/// <summary>JSON, printed compactly and indented.</summary>
public static class JsonPrinter
{
    public static string Run()
    {
        object? value = new Dictionary<string, object?> { ["name"] = "a \"b\"\n\u0001", ["list"] = new List<object?> { 1, 2.5, true, null, new object[0] }, ["nested"] = new Dictionary<string, object?> { ["x"] = -1L, ["empty"] = new Dictionary<string, object?>() } };
        return Print(value, null) + "\n" + Print(value, 0);
    }

    private static string Print(object? value, int? indent)
    {
        return value switch
        {
            null => "null",
            bool truth => truth ? "true" : "false",
            string text => Quote(text),
            IDictionary<string, object?> { Count: 0 } => "{}",
            IDictionary<string, object?> map => Block('{', '}', map.Select(entry => $"{Quote(entry.Key)}:{(indent is null ? "" : " ")}{Print(entry.Value, indent + 1)}")),
            object[] { Length: 0 } => "[]",
            IEnumerable<object?> list => Block('[', ']', list.Select(item => Print(item, indent + 1))),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException(value.GetType().Name),
        };

        string Block(char open, char close, IEnumerable<string> parts) => indent is { } depth
            ? $"{open}\n{string.Join(",\n", parts.Select(part => new string(' ', 2 * depth + 2) + part))}\n{new string(' ', 2 * depth)}{close}"
            : $"{open}{string.Join(",", parts)}{close}";
    }

    private static string Quote(string text) => "\"" + string.Concat(text.Select(letter => letter switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", < ' ' => $"\\u{(int)letter:x4}", _ => letter.ToString() })) + "\"";
}
