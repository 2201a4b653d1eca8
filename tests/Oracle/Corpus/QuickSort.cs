namespace Corpus.QuickSortCase;

/// <summary>Quick sort in place with a comparison passed in.</summary>
public static class QuickSort
{
    public static string Run()
    {
        int[] numbers = [9, -3, 5, 0, 5, 12, 7, -8];
        Sort(numbers, 0, numbers.Length - 1, (x, y) => x.CompareTo(y));
        string[] words = ["pear", "fig", "banana", "kiwi", "apple"];
        Sort(words, 0, words.Length - 1, (x, y) => x.Length != y.Length ? x.Length - y.Length : string.CompareOrdinal(x, y));
        return string.Join(",", numbers) + "\n" + string.Join(",", words);
    }

    private static void Sort<T>(T[] items, int low, int high, Comparison<T> compare)
    {
        if (low >= high)
            return;
        var pivot = items[(low + high) / 2];
        var (i, j) = (low, high);
        while (i <= j)
        {
            while (compare(items[i], pivot) < 0)
                i++;
            while (compare(items[j], pivot) > 0)
                j--;
            if (i > j)
                break;
            (items[i], items[j]) = (items[j], items[i]);
            i++;
            j--;
        }

        Sort(items, low, j, compare);
        Sort(items, i, high, compare);
    }
}
