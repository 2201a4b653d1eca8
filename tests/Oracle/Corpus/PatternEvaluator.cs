namespace Corpus.PatternEvaluatorCase;

/// <summary>Expressions as records, simplified and derived by patterns.</summary>
public static class PatternEvaluator
{
    private abstract record Expr
    {
        public static Expr operator +(Expr a, Expr b) => new Add(a, b);

        public static Expr operator *(Expr a, Expr b) => new Mul(a, b);

        public static implicit operator Expr(int value) => new Num(value);
    }

    private sealed record Num(int Value) : Expr;

    private sealed record Var(string Name) : Expr;

    private sealed record Add(Expr Left, Expr Right) : Expr;

    private sealed record Mul(Expr Left, Expr Right) : Expr;

    public static string Run()
    {
        Expr x = new Var("x");
        var e = x * x + 3 * x + 0 * x + 4;
        return $"{Text(e)}\n{Text(Simple(e))}\n{Text(Simple(Derivative(e, "x")))}\n{Value(e, 5)} {e == x * x + 3 * x + 0 * x + 4} {Simple(0 * x)}";
    }

    private static Expr Simple(Expr e) => e switch
    {
        Add(var a, var b) => (Simple(a), Simple(b)) switch
        {
            (Num(0), var y) => y,
            (var y, Num(0)) => y,
            (Num(var m), Num(var n)) => new Num(m + n),
            var (y, z) => new Add(y, z),
        },
        Mul(var a, var b) => (Simple(a), Simple(b)) switch
        {
            (Num(0), _) or (_, Num(0)) => new Num(0),
            (Num(1), var y) => y,
            (var y, Num(1)) => y,
            (Num { Value: var m }, Num { Value: var n }) => new Num(m * n),
            var (y, z) => new Mul(y, z),
        },
        _ => e,
    };

    private static Expr Derivative(Expr e, string name) => e switch
    {
        Num => 0,
        Var v => v.Name == name ? 1 : 0,
        Add(var a, var b) => Derivative(a, name) + Derivative(b, name),
        Mul(var a, var b) => Derivative(a, name) * b + a * Derivative(b, name),
        _ => throw new InvalidOperationException(),
    };

    private static int Value(Expr e, int x) => e switch { Num n => n.Value, Var => x, Add a => Value(a.Left, x) + Value(a.Right, x), Mul m => Value(m.Left, x) * Value(m.Right, x), _ => 0 };

    private static string Text(Expr e) => e switch { Num { Value: < 0 and var n } => $"({n})", Num n => $"{n.Value}", Var v => v.Name, Add(var a, var b) => $"({Text(a)} + {Text(b)})", Mul(var a, var b) => $"{Text(a)}*{Text(b)}", _ => "?" };
}
