namespace Corpus.TokenizerCase;

/// <summary>Tokens of a small language with positions.</summary>
public static class Tokenizer
{
    private enum Kind
    {
        Name,
        Number,
        Text,
        Symbol,
    }

    private readonly record struct Token(Kind Kind, string Text, int Position);

    public static string Run()
    {
        var tokens = string.Join(" ", Tokens("let x1 = 3.14 + \"a b\"; // rest").Select(token => $"{token.Kind.ToString()[0]}:{token.Text}@{token.Position}"));
        try
        {
            return tokens + Tokens("a \"open").Count();
        }
        catch (FormatException exception)
        {
            return tokens + "\n" + exception.Message;
        }
    }

    private static IEnumerable<Token> Tokens(string source)
    {
        var i = 0;
        while (i < source.Length)
        {
            var start = i;
            switch (source[i])
            {
                case ' ':
                    i++;
                    continue;
                case '/' when i + 1 < source.Length && source[i + 1] == '/':
                    yield break;
                case var letter when char.IsLetter(letter):
                    while (i < source.Length && char.IsLetterOrDigit(source[i]))
                        i++;
                    yield return new(Kind.Name, source[start..i], start);
                    break;
                case var digit when char.IsDigit(digit):
                    while (i < source.Length && (char.IsDigit(source[i]) || source[i] == '.'))
                        i++;
                    yield return new(Kind.Number, source[start..i], start);
                    break;
                case '"':
                    i = source.IndexOf('"', i + 1) + 1;
                    if (i == 0)
                        throw new FormatException($"the text at {start} does not end");
                    yield return new(Kind.Text, source[(start + 1)..(i - 1)], start);
                    break;
                default:
                    i++;
                    yield return new(Kind.Symbol, source[start].ToString(), start);
                    break;
            }
        }
    }
}
