namespace Corpus.RefLocalsCase;

/// <summary>References to variables, elements, fields and results.</summary>
public static class RefLocals
{
    private sealed class Counter
    {
        private int _count;

        public ref int Count => ref _count;
    }

    public static string Run()
    {
        var (a, b) = (1, 2);
        ref var chosen = ref (a > b ? ref a : ref b);
        chosen = 20;
        chosen = ref a;
        chosen++;
        int[] items = [5, 6, 7];
        Find(items, 6) = 60;
        var counter = new Counter();
        counter.Count += 3;
        ref var count = ref counter.Count;
        count *= 2;
        Apply(ref items[0], n => n * 100, out var before);
        try
        {
            Fail(ref a);
        }
        catch (InvalidOperationException)
        {
            a += 1000;
        }

        Action<int>? log = null;
        var sum = 0;
        log += n => sum += n;
        Action<int> twice = n => sum += 2 * n;
        log += twice;
        log(5);
        log -= twice;
        log?.Invoke(1);
        return $"{a} {b} {string.Join(",", items)} {counter.Count} {before} {sum} {log?.GetInvocationList().Length ?? 0}";
    }

    private static ref int Find(int[] items, int value)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] == value)
                return ref items[i];
        }

        throw new KeyNotFoundException();
    }

    private static void Apply(ref int place, Func<int, int> change, out int before) => (before, place) = (place, change(place));

    private static void Fail(ref int place)
    {
        place += 100;
        throw new InvalidOperationException();
    }
}
