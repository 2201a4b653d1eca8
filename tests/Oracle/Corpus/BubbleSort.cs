namespace Corpus.BubbleSortCase;

/// <summary>Bubble sort with an early end.</summary>
public static class BubbleSort
{
    public static string Run()
    {
        var log = new StringBuilder();
        foreach (var input in new[] { Array.Empty<int>(), [1], [3, 1, 2], [5, 4, 3, 2, 1], [2, 2, 1, 1] })
            log.Append(string.Join(' ', input)).Append(" -> ").Append(string.Join(' ', Sorted(input, out var turns))).Append(" in ").Append(turns).Append('\n');
        return log.ToString();
    }

    private static int[] Sorted(int[] input, out int turns)
    {
        var items = (int[])input.Clone();
        turns = 0;
        for (var swapped = true; swapped; turns++)
        {
            swapped = false;
            for (var i = 1; i < items.Length; i++)
            {
                if (items[i - 1] <= items[i])
                    continue;
                (items[i - 1], items[i]) = (items[i], items[i - 1]);
                swapped = true;
            }
        }

        return items;
    }
}
