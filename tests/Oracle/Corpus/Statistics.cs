namespace Corpus.StatisticsCase;

/// <summary>Means, medians, deviations and histograms.</summary>
public static class Statistics
{
    public static string Run()
    {
        double[] data = [2, 4, 4, 4, 5, 5, 7, 9];
        var mean = data.Average();
        var deviation = Math.Sqrt(data.Sum(x => (x - mean) * (x - mean)) / data.Length);
        var (low, high) = (data.Min(), data.Max());
        var histogram = data.GroupBy(x => (int)((x - low) / (high - low + 1e-9) * 3)).OrderBy(group => group.Key).Select(group => new string('*', group.Count()));
        return $"{mean} {deviation} {Median(data)} {Median([3, 1, 2])} {data.CountBy(x => x).MaxBy(pair => pair.Value).Key} {string.Join("|", histogram)} {Correlation(data, [.. data.Select(x => -2 * x + 1)]):0.00} {Median([]) is double.NaN}";
    }

    private static double Median(double[] data) => data.Order().ToArray() switch
    {
        [] => double.NaN,
        { Length: var n } sorted when n % 2 == 1 => sorted[n / 2],
        var sorted => (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2,
    };

    private static double Correlation(double[] xs, double[] ys)
    {
        var (mx, my) = (xs.Average(), ys.Average());
        var pairs = xs.Zip(ys, (x, y) => (X: x - mx, Y: y - my)).ToList();
        return pairs.Sum(p => p.X * p.Y) / Math.Sqrt(pairs.Sum(p => p.X * p.X) * pairs.Sum(p => p.Y * p.Y));
    }
}
