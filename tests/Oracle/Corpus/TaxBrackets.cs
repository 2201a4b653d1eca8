namespace Corpus.TaxBracketsCase;

/// <summary>Progressive taxes by brackets in decimals.</summary>
public static class TaxBrackets
{
    private static readonly (decimal From, decimal Rate)[] Brackets = [(0, 0), (10_000, 0.1m), (40_000, 0.255m), (100_000, 0.42m)];

    public static string Run() => string.Join("\n", new[] { 0m, 9_999.99m, 10_000m, 55_555.55m, 250_000m }.Select(income => $"{income,12:N2} {Tax(income),12:N2} {(income == 0 ? 0 : Tax(income) / income):P2}"));

    private static decimal Tax(decimal income)
    {
        var tax = 0m;
        for (var i = 0; i < Brackets.Length; i++)
        {
            var (from, rate) = Brackets[i];
            var to = i + 1 < Brackets.Length ? Brackets[i + 1].From : decimal.MaxValue;
            if (income > from)
                tax += (Math.Min(income, to) - from) * rate;
        }

        return decimal.Round(tax, 2, MidpointRounding.AwayFromZero);
    }
}
