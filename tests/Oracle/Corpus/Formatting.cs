namespace Corpus.FormattingCase;

/// <summary>Numbers, dates and texts in formats.</summary>
public static class Formatting
{
    public static string Run()
    {
        var (n, d, m) = (-1234567, 3.14159265, 0.125m);
        var date = new DateTime(2024, 2, 29, 13, 5, 9, DateTimeKind.Utc);
        object[] values =
        [
            $"{n:N0}|{n:D10}|{n:X}|{n,12}|{n,-12}|", $"{d:F3}|{d:E2}|{d:0.##}|{d:P1}|{d:R}|{d:#,##0.000}", $"{m:C}|{m:0.000}|{-m:(0.00);[0.00]}|{0m:0.##;;zero}",
            $"{date:yyyy-MM-dd HH:mm:ss}|{date:o}|{date:R}|{date:ddd, d MMM yy}|{date:h:mm tt}", $"{TimeSpan.FromSeconds(93784.5):c}|{TimeSpan.FromMinutes(61):hh\\:mm}|{new DateOnly(2024, 12, 25):d}",
            string.Format("{0,-5}|{1,5:0.0}|{{}}|{0}", "ab", 2.25), string.Format(CultureInfo.InvariantCulture, "{0:00.0} {1}", 7, true), 255.ToString("x4") + 1e15.ToString() + 1e16 + 0.1f + float.Epsilon,
        ];
        return string.Join("\n", values) + "\n" + (char)65 + (int)'€' + '\u00e9' + 1.0m + 1.10m * 2 + double.NegativeInfinity + 5 / 2 + 5 / 2.0 + -7 % 3 + (1 / 3f);
    }
}
