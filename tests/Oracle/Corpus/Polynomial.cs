namespace Corpus.PolynomialCase;

/// <summary>Polynomials with operators and a root.</summary>
public static class Polynomial
{
    private sealed class Poly(params double[] coefficients)
    {
        public double this[int power] => power < coefficients.Length ? coefficients[power] : 0;

        public int Degree => coefficients.Length - 1;

        public static Poly operator +(Poly a, Poly b) => new([.. Enumerable.Range(0, Math.Max(a.Degree, b.Degree) + 1).Select(i => a[i] + b[i])]);

        public static Poly operator *(Poly a, Poly b)
        {
            var result = new double[a.Degree + b.Degree + 1];
            for (var i = 0; i <= a.Degree; i++)
                for (var j = 0; j <= b.Degree; j++)
                    result[i + j] += a[i] * b[j];
            return new(result);
        }

        public static Poly operator !(Poly a) => new([.. Enumerable.Range(1, Math.Max(a.Degree, 0)).Select(i => i * a[i])]);

        public static implicit operator Poly(double value) => new(value);

        public static bool operator true(Poly a) => a.Degree >= 0 && a[0] != 0;

        public static bool operator false(Poly a) => !(a.Degree >= 0 && a[0] != 0);

        public static Poly operator &(Poly a, Poly b) => a * b;

        public double At(double x) => Enumerable.Range(0, Degree + 1).Reverse().Aggregate(0.0, (sum, i) => sum * x + this[i]);

        public override string ToString() => string.Join(" + ", Enumerable.Range(0, Degree + 1).Where(i => this[i] != 0).Select(i => i switch { 0 => $"{this[i]}", 1 => $"{this[i]}x", _ => $"{this[i]}x^{i}" }));
    }

    public static string Run()
    {
        var p = new Poly(-2, 0, 1);
        var (x, steps) = (1.0, 0);
        for (; Math.Abs(p.At(x)) > 1e-9; steps++)
            x -= p.At(x) / (!p).At(x);
        return $"{p} | {p * p + 1} | {!p} | {x:0.000000} {steps} {(p && new Poly(3) ? "yes" : "no")} {p && new Poly(0, 1)}";
    }
}
