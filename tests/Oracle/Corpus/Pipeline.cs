namespace Corpus.PipelineCase;

/// <summary>Lazy stages of iterators, and the order in which they run.</summary>
public static class Pipeline
{
    public static string Run()
    {
        var log = new List<string>();
        var result = Numbers(log).Tapped(log, "a").Every(2).Tapped(log, "b").TakeUntil(n => n > 5).ToList();
        return string.Join(",", result) + "\n" + string.Join(" ", log) + "\n" + string.Join(",", Numbers([]).Windows(3).Take(2).Select(window => string.Join("+", window)));
    }

    private static IEnumerable<int> Numbers(List<string> log)
    {
        try
        {
            for (var i = 1; ; i++)
                yield return i;
        }
        finally
        {
            log.Add("closed");
        }
    }

    private static IEnumerable<T> Tapped<T>(this IEnumerable<T> items, List<string> log, string name)
    {
        foreach (var item in items)
        {
            log.Add(name + item);
            yield return item;
        }
    }

    private static IEnumerable<T> Every<T>(this IEnumerable<T> items, int step) => items.Where((_, index) => index % step == 0);

    private static IEnumerable<T> TakeUntil<T>(this IEnumerable<T> items, Func<T, bool> ends)
    {
        foreach (var item in items)
        {
            yield return item;
            if (ends(item))
                yield break;
        }
    }

    private static IEnumerable<IReadOnlyList<T>> Windows<T>(this IEnumerable<T> items, int size)
    {
        var window = new Queue<T>();
        foreach (var item in items)
        {
            window.Enqueue(item);
            if (window.Count > size)
                window.Dequeue();
            if (window.Count == size)
                yield return [.. window];
        }
    }
}
