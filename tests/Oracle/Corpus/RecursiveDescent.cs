namespace Corpus.RecursiveDescentCase;

/// <summary>Arithmetic by recursive descent.</summary>
public static class RecursiveDescent
{
    private sealed class Parser(string text)
    {
        private int _position;

        public double Parse()
        {
            var value = Sum();
            return _position == text.Length ? value : throw new FormatException($"unexpected '{text[_position]}' at {_position}");
        }

        private double Sum()
        {
            var value = Product();
            while (true)
            {
                if (Accept('+'))
                    value += Product();
                else if (Accept('-'))
                    value -= Product();
                else
                    return value;
            }
        }

        private double Product()
        {
            var value = Power();
            while (true)
            {
                if (Accept('*'))
                    value *= Power();
                else if (Accept('/'))
                    value /= Power();
                else
                    return value;
            }
        }

        private double Power() => Atom() is var value && Accept('^') ? Math.Pow(value, Power()) : value;

        private double Atom()
        {
            if (Accept('-'))
                return -Atom();
            if (Accept('('))
            {
                var value = Sum();
                return Accept(')') ? value : throw new FormatException("missing )");
            }

            var start = _position;
            while (_position < text.Length && (char.IsDigit(text[_position]) || text[_position] == '.'))
                _position++;
            return start < _position ? double.Parse(text.AsSpan(start, _position - start).ToString(), CultureInfo.InvariantCulture) : throw new FormatException($"a number is missing at {start}");
        }

        private bool Accept(char symbol)
        {
            while (_position < text.Length && text[_position] == ' ')
                _position++;
            if (_position >= text.Length || text[_position] != symbol)
                return false;
            _position++;
            return true;
        }
    }

    public static string Run() => string.Join("\n", new[] { "1 + 2 * 3", "(1+2)*3", "2^3^2", "-4 / (1 - 1)", "7 -", "1 2", "((2)" }.Select(text =>
    {
        try
        {
            return new Parser(text.Replace(" ", "")).Parse().ToString(CultureInfo.InvariantCulture);
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }));
}
