namespace Corpus.HeapQueueCase;

/// <summary>A priority queue by hand, with a comparer.</summary>
public static class HeapQueue
{
    private sealed class Queue<T>(IComparer<T>? comparer = null)
    {
        private readonly IComparer<T> _comparer = comparer ?? Comparer<T>.Default;
        private readonly List<T> _items = [];

        public int Count => _items.Count;

        public void Push(T item)
        {
            _items.Add(item);
            for (var i = Count - 1; i > 0 && _comparer.Compare(_items[i], _items[(i - 1) / 2]) < 0; i = (i - 1) / 2)
                (_items[i], _items[(i - 1) / 2]) = (_items[(i - 1) / 2], _items[i]);
        }

        public T Pop()
        {
            var top = _items[0];
            _items[0] = _items[^1];
            _items.RemoveAt(Count - 1);
            for (var i = 0; 2 * i + 1 < Count;)
            {
                var child = 2 * i + 1;
                if (child + 1 < Count && _comparer.Compare(_items[child + 1], _items[child]) < 0)
                    child++;
                if (_comparer.Compare(_items[i], _items[child]) <= 0)
                    break;
                (_items[i], _items[child]) = (_items[child], _items[i]);
                i = child;
            }

            return top;
        }
    }

    private sealed class ByLength : IComparer<string>
    {
        public int Compare(string? x, string? y) => (x?.Length ?? 0) - (y?.Length ?? 0);
    }

    public static string Run()
    {
        var numbers = new Queue<int>();
        foreach (var n in new[] { 5, 2, 9, 1, 7, 1 })
            numbers.Push(n);
        var words = new Queue<string>(new ByLength());
        foreach (var word in "the heap keeps a small item on top".Split(' '))
            words.Push(word);
        var log = new List<object>();
        while (numbers.Count > 0)
            log.Add(numbers.Pop());
        while (words.Count > 0)
            log.Add(words.Pop().Length);
        var sorted = "bb a ccc".Split(' ').ToList();
        sorted.Sort(new ByLength());
        return string.Join(",", log) + " " + string.Join(",", sorted) + " " + sorted.Max(new ByLength());
    }
}
