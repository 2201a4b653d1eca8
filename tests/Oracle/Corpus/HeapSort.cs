namespace Corpus.HeapSortCase;

/// <summary>Heap sort on an array.</summary>
public static class HeapSort
{
    public static string Run()
    {
        int[] items = [4, 10, 3, 5, 1, 8, 8, -2];
        for (var i = items.Length / 2 - 1; i >= 0; i--)
            Sift(items, i, items.Length);
        for (var end = items.Length - 1; end > 0; end--)
        {
            Swap(ref items[0], ref items[end]);
            Sift(items, 0, end);
        }

        return string.Join(",", items);
    }

    private static void Swap(ref int a, ref int b) => (a, b) = (b, a);

    private static void Sift(int[] items, int root, int count)
    {
        while (true)
        {
            var child = 2 * root + 1;
            if (child >= count)
                return;
            if (child + 1 < count && items[child + 1] > items[child])
                child++;
            if (items[root] >= items[child])
                return;
            Swap(ref items[root], ref items[child]);
            root = child;
        }
    }
}
