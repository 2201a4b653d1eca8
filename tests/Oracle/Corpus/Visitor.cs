namespace Corpus.VisitorCase;

/// <summary>A tree of expressions with two visitors.</summary>
public static class Visitor
{
    private interface IVisitor<out T>
    {
        T Number(double value);

        T Binary(char symbol, Node left, Node right);
    }

    private abstract class Node
    {
        public abstract T Accept<T>(IVisitor<T> visitor);
    }

    private sealed class Number(double value) : Node
    {
        public override T Accept<T>(IVisitor<T> visitor) => visitor.Number(value);
    }

    private sealed class Binary(char symbol, Node left, Node right) : Node
    {
        public override T Accept<T>(IVisitor<T> visitor) => visitor.Binary(symbol, left, right);
    }

    private sealed class Printer : IVisitor<string>
    {
        public string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

        public string Binary(char symbol, Node left, Node right) => $"({left.Accept(this)} {symbol} {right.Accept(this)})";
    }

    private sealed class Evaluator : IVisitor<double>
    {
        double IVisitor<double>.Number(double value) => value;

        double IVisitor<double>.Binary(char symbol, Node left, Node right)
        {
            var (a, b) = (left.Accept(this), right.Accept(this));
            return symbol switch { '+' => a + b, '*' => a * b, '-' => a - b, _ => throw new NotSupportedException(symbol.ToString()) };
        }
    }

    public static string Run()
    {
        Node tree = new Binary('+', new Number(1.5), new Binary('*', new Number(2), new Binary('-', new Number(7), new Number(3))));
        return tree.Accept(new Printer()) + " = " + tree.Accept(new Evaluator());
    }
}
