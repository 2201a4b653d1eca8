namespace Corpus.RationalCase;

/// <summary>Fractions with operators and comparison.</summary>
public static class Rational
{
    private readonly struct Fraction : IComparable<Fraction>, IEquatable<Fraction>
    {
        private readonly long _denominator;

        public Fraction(long numerator, long denominator = 1)
        {
            if (denominator == 0)
                throw new DivideByZeroException("a fraction needs a denominator");
            var sign = denominator < 0 ? -1 : 1;
            var gcd = Gcd(Math.Abs(numerator), Math.Abs(denominator));
            Numerator = sign * numerator / gcd;
            _denominator = sign * denominator / gcd;
        }

        public long Numerator { get; }

        public long Denominator => _denominator == 0 ? 1 : _denominator;

        public static Fraction operator +(Fraction a, Fraction b) => new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

        public static Fraction operator -(Fraction a) => new(-a.Numerator, a.Denominator);

        public static Fraction operator -(Fraction a, Fraction b) => a + -b;

        public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

        public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

        public static Fraction operator ++(Fraction a) => a + 1;

        public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

        public static bool operator !=(Fraction a, Fraction b) => !(a == b);

        public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

        public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

        public static implicit operator Fraction(int value) => new(value);

        public static explicit operator double(Fraction value) => (double)value.Numerator / value.Denominator;

        public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

        public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

        public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

        public override int GetHashCode() => (int)(Numerator ^ Denominator);

        public override string ToString() => Denominator == 1 ? $"{Numerator}" : $"{Numerator}/{Denominator}";

        private static long Gcd(long a, long b) => b == 0 ? Math.Max(a, 1) : Gcd(b, a % b);
    }

    public static string Run()
    {
        var half = new Fraction(1, 2);
        var sum = half + new Fraction(1, -3);
        var harmonic = Enumerable.Range(1, 8).Select(n => new Fraction(1, n)).Aggregate((a, b) => a + b);
        var counted = half;
        counted++;
        ++counted;
        var sorted = new List<Fraction> { 2, half, new(1, 3), -half, default };
        sorted.Sort();
        var unique = new HashSet<Fraction> { new(2, 4), half, new(4, 8), 1 };
        try
        {
            return $"{sum} {harmonic} {counted} {half * 2 == 1} {half < sum} {(double)new Fraction(1, 8)} {string.Join(" ", sorted)} {unique.Count} {half / 0}";
        }
        catch (DivideByZeroException exception)
        {
            return $"{sum} {harmonic} {counted} {half * 2 == 1} {half < sum} {(double)new Fraction(1, 8)} {string.Join(" ", sorted)} {unique.Count} {exception.Message}";
        }
    }
}
