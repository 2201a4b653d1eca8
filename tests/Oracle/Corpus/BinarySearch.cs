namespace Corpus.BinarySearchCase;

/// <summary>Binary search: exact, first and insertion point.</summary>
public static class BinarySearch
{
    public static string Run()
    {
        int[] items = [1, 3, 3, 3, 5, 8, 13];
        return string.Join(";", Enumerable.Range(0, 15).Select(key => $"{key}:{Find(items, key)},{Lower(items, key)},{Array.BinarySearch(items, key) >= 0}"));
    }

    private static int Find(int[] items, int key)
    {
        var (low, high) = (0, items.Length - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) >> 1);
            switch (items[middle].CompareTo(key))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return ~low;
    }

    private static int Lower(int[] items, int key)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (items[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
