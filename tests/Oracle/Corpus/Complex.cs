namespace Corpus.ComplexCase;

/// <summary>Complex numbers as a readonly record struct.</summary>
public static class Complex
{
    private readonly record struct Number(double Re, double Im = 0)
    {
        public static readonly Number I = new(0, 1);

        public double Size => Math.Sqrt(Re * Re + Im * Im);

        public static implicit operator Number(double re) => new(re);

        public static Number operator +(Number a, Number b) => new(a.Re + b.Re, a.Im + b.Im);

        public static Number operator *(Number a, Number b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

        public static Number operator ~(Number a) => a with { Im = -a.Im };

        public override string ToString() => $"{Re:0.##}{Im:+0.##;-0.##;+0}i";
    }

    public static string Run() => $"{Number.I * Number.I} {~(3 + 2 * Number.I)} {(3 + 4 * Number.I).Size} {string.Concat(Enumerable.Range(0, 7).Select(y => string.Concat(Enumerable.Range(0, 20).Select(x => Escapes(new(x / 8.0 - 2, y / 3.0 - 1)) ? ' ' : '#')) + "|"))}";

    private static bool Escapes(Number c)
    {
        Number z = 0;
        for (var i = 0; i < 20; i++)
        {
            z = z * z + c;
            if (z.Size > 2)
                return true;
        }

        return false;
    }
}
