namespace Corpus.MergeSortCase;

/// <summary>A stable merge sort of lists.</summary>
public static class MergeSort
{
    private sealed record Person(string Name, int Age);

    public static string Run()
    {
        List<Person> people = [new("Ann", 30), new("Bob", 25), new("Cid", 30), new("Dan", 25), new("Eve", 19)];
        return string.Join("; ", Sort(people, person => person.Age)) + "\n" + string.Join(",", Sort([3, 1, 2], x => -x));
    }

    private static List<T> Sort<T, TKey>(List<T> items, Func<T, TKey> key)
        where TKey : IComparable<TKey>
    {
        if (items.Count < 2)
            return items;
        var middle = items.Count / 2;
        var left = Sort(items[..middle], key);
        var right = Sort(items[middle..], key);
        var merged = new List<T>(items.Count);
        var (i, j) = (0, 0);
        while (i < left.Count || j < right.Count)
        {
            if (j >= right.Count || i < left.Count && key(left[i]).CompareTo(key(right[j])) <= 0)
                merged.Add(left[i++]);
            else
                merged.Add(right[j++]);
        }

        return merged;
    }
}
