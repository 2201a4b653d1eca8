namespace Groundplan.Oracle.Running;

/// <summary>What every random program may use: a trace that also bounds it, and helpers that hide constants from the compiler.</summary>
internal static class Kit
{
    public const string Source = """
        namespace Groundplan.Oracle.Kit;

        public sealed class Log
        {
            private readonly StringBuilder _text = new();
            private int _left = 300;

            public bool Turn() => --_left >= 0;

            public void Add(object? value)
            {
                if (_text.Length < 6000)
                    _text.Append(K.Show(value)).Append('\n');
            }

            public T Tap<T>(T value)
            {
                Add(value);
                return value;
            }

            public override string ToString() => _text.ToString();
        }

        public sealed class Scope(Log log, string name) : IDisposable
        {
            public void Dispose() => log.Add("disposed " + name);
        }

        public static class K
        {
            public static T V<T>(T value) => value;

            public static string Show(object? value) => value switch
            {
                null => "null",
                string text => "'" + text + "'",
                bool truth => truth ? "T" : "F",
                char letter => "c" + (int)letter,
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                IEnumerable<KeyValuePair<string, int>> map => "{" + string.Join(";", map.Select(pair => pair.Key + "=" + pair.Value)) + "}",
                IEnumerable items => "[" + string.Join(",", items.Cast<object?>().Select(Show)) + "]",
                _ => value.ToString() ?? "",
            };
        }
        """;
}
