namespace Corpus.CheckedCase;

/// <summary>Overflow in checked and unchecked code of all sizes.</summary>
public static class Checked
{
    public static string Run()
    {
        var (max, min, big) = (int.MaxValue, int.MinValue, 300);
        Func<object>[] attempts =
        [
            () => unchecked(max + 1), () => checked(max + 1), () => checked(-min), () => unchecked((byte)big), () => checked((byte)big), () => checked((uint)min), () => min / -1, () => max / (big - 300), () => (char)(big * 1000),
            () => checked((sbyte)(big - 172)), () => unchecked((short)70000L * (long)big), () => (int)(double)max, () => checked((int)(big * 1e7f)), () => (long)1e18, () => decimal.MaxValue + (decimal)big, () => (decimal)(double)big / 7, () => big << 30, () => -8 >>> 28, () => -8 >> 1, () => 1UL << 63, () => (ulong)(big - 301),
        ];
        return string.Join("\n", attempts.Select((attempt, index) =>
        {
            try
            {
                return attempt() is var value ? $"{index} {value.GetType().Name} {Convert.ToString(value, CultureInfo.InvariantCulture)}" : "";
            }
            catch (ArithmeticException exception)
            {
                return $"{index} {exception.GetType().Name} {exception.Message}";
            }
        }));
    }
}
