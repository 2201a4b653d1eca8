namespace Corpus.RingBufferCase;

/// <summary>A ring with an enumerator of its own.</summary>
public static class RingBuffer
{
    private sealed class Ring<T>(int capacity) : IEnumerable<T>
    {
        private readonly T[] _items = new T[capacity];
        private int _start;

        public int Count { get; private set; }

        public T this[int index] => index >= 0 && index < Count ? _items[(_start + index) % _items.Length] : throw new ArgumentOutOfRangeException(nameof(index));

        public void Add(T item)
        {
            _items[(_start + Count) % _items.Length] = item;
            if (Count < _items.Length)
                Count++;
            else
                _start = (_start + 1) % _items.Length;
        }

        public IEnumerator<T> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
                yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    public static string Run()
    {
        var ring = new Ring<char>(3) { 'a', 'b' };
        var log = string.Concat(ring);
        foreach (var letter in "cde")
            ring.Add(letter);
        log += " " + string.Join("", ring) + " " + ring[^1] + ring.Count() + ring.Reverse().First();
        try
        {
            return log + ring[3];
        }
        catch (ArgumentOutOfRangeException exception)
        {
            return log + " " + exception.ParamName;
        }
    }
}
