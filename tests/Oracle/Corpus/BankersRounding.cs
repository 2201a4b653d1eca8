namespace Corpus.BankersRoundingCase;

/// <summary>Rounding of money in all modes.</summary>
public static class BankersRounding
{
    public static string Run() => string.Join("\n", from mode in Enum.GetValues<MidpointRounding>() select $"{mode}: {string.Join(" ", new[] { 2.5m, -2.5m, 0.125m, 1.005m, -1.15m }.Select(value => Math.Round(value, value == Math.Truncate(value * 10) / 10 && value != -1.15m ? 0 : 2, mode)))}") + $"\n{Math.Floor(-1.5)} {Math.Ceiling(-1.5m)} {Math.Truncate(-1.9)} {(int)-1.9} {Convert.ToInt32(-1.5)} {Math.Round(1e16 + 1)} {decimal.Round(1.45m, 1)} {Math.Sign(-3.2)} {Math.IEEERemainder(5, 3)} {5.5 % -2} {Math.BigMul(int.MaxValue, 4)}";
}
