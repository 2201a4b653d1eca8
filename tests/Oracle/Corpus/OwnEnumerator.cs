namespace Corpus.OwnEnumeratorCase;

/// <summary>foreach over types with enumerators of their own.</summary>
public static class OwnEnumerator
{
    private readonly struct Countdown(int from)
    {
        public Enumerator GetEnumerator() => new(from);

        public struct Enumerator(int next)
        {
            private int _next = next + 1;

            public readonly int Current => _next;

            public bool MoveNext() => --_next > 0;
        }
    }

    private sealed class Squares : IEnumerable<long>
    {
        public IEnumerator<long> GetEnumerator() => new Walker();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private sealed class Walker : IEnumerator<long>
        {
            private int _n;

            public long Current => (long)_n * _n;

            object IEnumerator.Current => Current;

            public bool MoveNext() => ++_n <= 5;

            public void Reset() => _n = 0;

            public void Dispose() => _n = 99;
        }
    }

    public static string Run()
    {
        var text = "";
        foreach (var n in new Countdown(4))
            text += n;
        foreach (double square in new Squares())
            text += " " + square;
        return text + " " + new Squares().Sum() + " " + string.Join("", new Squares().Where(n => n % 2 == 1).Select(n => n + ";")) + new Squares().Contains(16) + new List<long>(new Squares()).Count;
    }
}
