namespace Corpus.JsonParserCase;

/// <summary>A JSON reader that names the place of an error.</summary>
public static class JsonParser
{
    private sealed class JsonException(string message, int position) : Exception($"{message} at {position}")
    {
        public int Position { get; } = position;
    }

    private sealed class Reader(string text)
    {
        private int _at;

        public object? Read()
        {
            var value = Value();
            Skip();
            return _at == text.Length ? value : throw new JsonException("trailing text", _at);
        }

        private object? Value()
        {
            Skip();
            switch (_at < text.Length ? text[_at] : '\0')
            {
                case '{':
                    var map = new SortedDictionary<string, object?>(StringComparer.Ordinal);
                    for (_at++; !Accept('}'); Accept(','))
                    {
                        var key = Value() as string ?? throw new JsonException("a name is missing", _at);
                        if (!Accept(':'))
                            throw new JsonException("':' is missing", _at);
                        map[key] = Value();
                    }

                    return map;
                case '[':
                    var list = new List<object?>();
                    for (_at++; !Accept(']'); Accept(','))
                        list.Add(Value());
                    return list;
                case '"':
                    var result = new StringBuilder();
                    for (_at++; text[_at] != '"'; _at++)
                        result.Append(text[_at] != '\\' ? text[_at] : text[++_at] switch { 'n' => '\n', 'u' => (char)Convert.ToInt32(text.Substring(_at + 1, (_at += 4) * 0 + 4), 16), var other => other });
                    _at++;
                    return result.ToString();
                case 't' or 'f' or 'n':
                    foreach (var (word, value) in new (string, object?)[] { ("true", true), ("false", false), ("null", null) })
                    {
                        if (string.CompareOrdinal(text, _at, word, 0, word.Length) == 0)
                        {
                            _at += word.Length;
                            return value;
                        }
                    }

                    goto default;
                case '-' or (>= '0' and <= '9'):
                    var start = _at;
                    while (_at < text.Length && "+-.eE0123456789".Contains(text[_at]))
                        _at++;
                    return double.Parse(text[start.._at], CultureInfo.InvariantCulture);
                default:
                    throw new JsonException("no value", _at);
            }
        }

        private bool Accept(char symbol)
        {
            Skip();
            if (_at >= text.Length)
                throw new JsonException($"'{symbol}' is missing", _at);
            if (text[_at] != symbol)
                return false;
            _at++;
            return true;
        }

        private void Skip()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
                _at++;
        }
    }

    public static string Run() => string.Join("\n", new[] { "{\"b\": [1, -2.5e2, \"x\\n\\u0041\"], \"a\": {\"t\": true, \"n\": null}}", "[1, 2", "{\"a\" 1}", "tru", "1 2" }.Select(text =>
    {
        try
        {
            return Text(new Reader(text).Read());
        }
        catch (JsonException exception) when (exception.Position >= 0)
        {
            return exception.Message;
        }
    }));

    private static string Text(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => "{" + string.Join(";", map.Select(entry => entry.Key + "=" + Text(entry.Value))) + "}",
        List<object?> list => "[" + string.Join(";", list.Select(Text)) + "]",
        _ => $"{value ?? "null"}",
    };
}
