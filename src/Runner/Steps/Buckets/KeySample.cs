using Groundplan.Runner.Steps.Data;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Counts keys, and keeps the first of them in their order.</summary>
internal sealed class KeySample
{
    private readonly Lock _lock = new();
    private readonly SortedSet<string> _first = new(KeyOrder.Instance);
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public IReadOnlyList<string> First
    {
        get
        {
            lock (_lock)
                return [.. _first];
        }
    }

    /// <summary>Several as one.</summary>
    public static KeySample Of(IReadOnlyList<KeySample> parts)
    {
        var all = new KeySample();
        foreach (var key in parts.SelectMany(p => p.First))
            all.Add(key);
        all._count = parts.Sum(p => p.Count);
        return all;
    }

    public void Add(string key)
    {
        Interlocked.Increment(ref _count);
        lock (_lock)
        {
            _first.Add(key);
            if (_first.Count > CompletenessReport.MostNamed)
                _first.Remove(_first.Max!);
        }
    }
}
