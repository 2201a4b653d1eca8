namespace Corpus.LuhnCase;

/// <summary>Checksums of card numbers, ISBN and IBAN.</summary>
public static class Luhn
{
    public static string Run() => string.Join(" ", new[] { "4539 1488 0343 6467", "8273 1232 7352 0569", "x" }.Select(IsLuhn)) + $" {IsIsbn("978-3-16-148410-0")} {IsIban("GB82 WEST 1234 5698 7654 32")} {IsIban("GB82 WEST 1234 5698 7654 33")}";

    private static bool IsLuhn(string text) => text.Replace(" ", "") is { Length: > 1 } digits && digits.All(char.IsDigit)
        && digits.Reverse().Select((digit, index) => (digit - '0') * (1 + index % 2)).Sum(value => value > 9 ? value - 9 : value) % 10 == 0;

    private static bool IsIsbn(string text) => text.Where(char.IsDigit).Select((digit, index) => (digit - '0') * (index % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;

    private static bool IsIban(string text)
    {
        var compact = text.Replace(" ", "");
        var remainder = 0;
        foreach (var letter in compact[4..] + compact[..4])
            remainder = char.IsDigit(letter) ? (remainder * 10 + letter - '0') % 97 : (remainder * 100 + letter - 'A' + 10) % 97;
        return remainder == 1;
    }
}
