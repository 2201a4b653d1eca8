namespace Corpus.MoneyCase;

/// <summary>Amounts with currencies, splits without losses.</summary>
public static class Money
{
    private sealed class CurrencyException(string left, string right) : InvalidOperationException($"{left} is not {right}")
    {
        public string Left => left;
    }

    private readonly record struct Amount(decimal Value, string Currency)
    {
        public static Amount operator +(Amount a, Amount b) => a.Currency == b.Currency ? a with { Value = a.Value + b.Value } : throw new CurrencyException(a.Currency, b.Currency);

        public IEnumerable<Amount> Split(int parts)
        {
            var cents = (long)(Value * 100);
            for (var i = 0; i < parts; i++)
                yield return this with { Value = (cents / parts + (i < cents % parts ? 1 : 0)) / 100m };
        }

        public override string ToString() => $"{Value:0.00} {Currency}";
    }

    public static string Run()
    {
        var total = new Amount(100.01m, "EUR");
        var parts = total.Split(3).ToList();
        var log = $"{string.Join(" + ", parts)} = {parts.Aggregate((a, b) => a + b)} {parts[0] == parts[1]} {parts[1] == parts[2]}";
        try
        {
            _ = total + new Amount(1, "USD");
        }
        catch (CurrencyException exception) when (exception.Left == "EUR")
        {
            log += " " + exception.Message + " " + exception.GetType().Name;
        }

        return log;
    }
}
