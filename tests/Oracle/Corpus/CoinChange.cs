namespace Corpus.CoinChangeCase;

/// <summary>Coins: the fewest, and the ways.</summary>
public static class CoinChange
{
    public static string Run() => $"{string.Join("+", Fewest([1, 5, 10, 25], 63))} {string.Join("+", Fewest([1, 3, 4], 6))} {Ways([1, 2, 5], 10)} {Fewest([5], 3).Count}";

    private static List<int> Fewest(int[] coins, int amount)
    {
        var best = new List<int>?[amount + 1];
        best[0] = [];
        for (var sum = 1; sum <= amount; sum++)
        {
            foreach (var coin in coins.Where(coin => coin <= sum))
            {
                if (best[sum - coin] is { } rest && (best[sum] is not { } known || known.Count > rest.Count + 1))
                    best[sum] = [.. rest, coin];
            }
        }

        return best[amount] ?? [];
    }

    private static int Ways(int[] coins, int amount) => amount == 0 ? 1 : amount < 0 || coins is [] ? 0 : Ways(coins, amount - coins[0]) + Ways(coins[1..], amount);
}
