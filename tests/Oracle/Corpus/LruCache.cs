namespace Corpus.LruCacheCase;

/// <summary>A cache that forgets what was used the longest ago.</summary>
public static class LruCache
{
    private sealed class Cache<TKey, TValue>(int capacity)
        where TKey : notnull
    {
        private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
        private readonly LinkedList<(TKey Key, TValue Value)> _order = new();

        public IEnumerable<TKey> Keys => _order.Select(entry => entry.Key);

        public bool TryGet(TKey key, out TValue? value)
        {
            value = default;
            if (!_nodes.TryGetValue(key, out var node))
                return false;
            _order.Remove(node);
            _order.AddFirst(node);
            value = node.Value.Value;
            return true;
        }

        public void Put(TKey key, TValue value)
        {
            if (_nodes.Remove(key, out var old))
                _order.Remove(old);
            if (_nodes.Count == capacity && _order.Last is { } last)
            {
                _nodes.Remove(last.Value.Key);
                _order.RemoveLast();
            }

            _nodes[key] = _order.AddFirst((key, value));
        }
    }

    public static string Run()
    {
        var cache = new Cache<string, int>(2);
        var log = new List<string>();
        foreach (var command in "put a 1;put b 2;get a;put c 3;get b;put a 9;get a;get c".Split(';'))
        {
            switch (command.Split(' '))
            {
                case ["put", var key, var value]:
                    cache.Put(key, int.Parse(value));
                    break;
                case ["get", var key]:
                    log.Add(cache.TryGet(key, out var found) ? $"{key}={found}" : $"no {key}");
                    break;
            }
        }

        return string.Join(",", log) + " " + string.Join("", cache.Keys);
    }
}
