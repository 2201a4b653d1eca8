namespace Corpus.BigIntegerCase;

/// <summary>Large numbers by hand: sums, products, factorials.</summary>
public static class BigInteger
{
    private readonly struct Big
    {
        private readonly uint[] _digits;

        private Big(uint[] digits) => _digits = digits;

        public static Big operator +(Big a, Big b)
        {
            var result = new uint[Math.Max(a._digits.Length, b._digits.Length) + 1];
            ulong carry = 0;
            for (var i = 0; i < result.Length; i++, carry >>= 32)
            {
                carry += (i < a._digits.Length ? a._digits[i] : 0ul) + (i < b._digits.Length ? b._digits[i] : 0ul);
                result[i] = (uint)carry;
            }

            return new(result);
        }

        public static Big operator *(Big a, uint b)
        {
            var result = new List<uint>();
            ulong carry = 0;
            foreach (var digit in a._digits)
            {
                carry += (ulong)digit * b;
                result.Add((uint)carry);
                carry >>= 32;
            }

            if (carry > 0)
                result.Add((uint)carry);
            return new([.. result]);
        }

        public static implicit operator Big(uint value) => new([value]);

        public override string ToString()
        {
            var rest = (uint[])_digits.Clone();
            var text = new StringBuilder();
            do
            {
                ulong remainder = 0;
                for (var i = rest.Length - 1; i >= 0; i--)
                {
                    remainder = (remainder << 32) | rest[i];
                    rest[i] = (uint)(remainder / 10);
                    remainder %= 10;
                }

                text.Insert(0, (char)('0' + remainder));
            }
            while (rest.Any(digit => digit != 0));
            return text.ToString();
        }
    }

    public static string Run()
    {
        Big factorial = 1;
        for (uint i = 2; i <= 30; i++)
            factorial *= i;
        Big a = 0, b = 1;
        for (var i = 0; i < 120; i++)
            (a, b) = (b, a + b);
        return $"{factorial} {a} {(Big)uint.MaxValue + 1}";
    }
}
