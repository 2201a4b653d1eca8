namespace Corpus.ShuntingYardCase;

/// <summary>Infix to reverse polish, and its value.</summary>
public static class ShuntingYard
{
    private static readonly Dictionary<string, (int Precedence, bool IsRight, Func<long, long, long> Apply)> Operators = new()
    {
        ["+"] = (1, false, (a, b) => a + b),
        ["-"] = (1, false, (a, b) => a - b),
        ["*"] = (2, false, (a, b) => a * b),
        ["^"] = (3, true, (a, b) => (long)Math.Pow(a, b)),
    };

    public static string Run() => string.Join("\n", new[] { "3 + 4 * 2", "( 1 - 5 ) ^ 2 ^ 3", "2 * ( 3 + 4 ) * 5" }.Select(text => string.Join(" ", Polish(text)) + " = " + Value(Polish(text))));

    private static List<string> Polish(string text)
    {
        List<string> output = [];
        Stack<string> stack = new();
        foreach (var token in text.Split(' '))
        {
            if (Operators.TryGetValue(token, out var own))
            {
                while (stack.TryPeek(out var top) && Operators.TryGetValue(top, out var other) && (other.Precedence > own.Precedence || other.Precedence == own.Precedence && !own.IsRight))
                    output.Add(stack.Pop());
                stack.Push(token);
            }
            else if (token == "(")
            {
                stack.Push(token);
            }
            else if (token == ")")
            {
                while (stack.Pop() is var popped && popped != "(")
                    output.Add(popped);
            }
            else
            {
                output.Add(token);
            }
        }

        output.AddRange(stack);
        return output;
    }

    private static long Value(List<string> tokens)
    {
        var stack = new Stack<long>();
        foreach (var token in tokens)
        {
            if (Operators.TryGetValue(token, out var found) && (stack.Pop(), stack.Pop()) is var (right, left))
                stack.Push(found.Apply(left, right));
            else
                stack.Push(long.Parse(token));
        }

        return stack.Single();
    }
}
