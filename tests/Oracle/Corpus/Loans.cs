namespace Corpus.LoansCase;

/// <summary>A repayment plan with rounding at the end.</summary>
public static class Loans
{
    private readonly record struct Payment(int Month, decimal Interest, decimal Principal, decimal Rest);

    public static string Run() => string.Join("\n", Plan(1_000m, 0.06m, 4).Select(p => $"{p.Month} {p.Interest:0.00} {p.Principal:0.00} {p.Rest:0.00}"));

    private static IEnumerable<Payment> Plan(decimal amount, decimal yearly, int months)
    {
        var monthly = yearly / 12;
        var factor = 1m;
        for (var i = 0; i < months; i++)
            factor *= 1 + monthly;
        var rate = Math.Round(amount * monthly * factor / (factor - 1), 2);
        for (var (month, rest) = (1, amount); month <= months; month++)
        {
            var interest = Math.Round(rest * monthly, 2);
            var principal = month == months ? rest : rate - interest;
            rest -= principal;
            yield return new(month, interest, principal, rest);
        }
    }
}
