namespace Corpus.CollectionsCase;

/// <summary>Sets, queues, stacks, sorted and immutable collections.</summary>
public static class Collections
{
    public static string Run()
    {
        var set = new SortedSet<int> { 5, 1, 3 };
        set.UnionWith([2, 9]);
        set.ExceptWith([5]);
        var queue = new Queue<string>(["a", "b"]);
        queue.Enqueue("c");
        var stack = new Stack<char>("xyz");
        ImmutableArray<int> array = [1, 2, 3];
        var changed = array.Add(4).SetItem(0, 9);
        var map = ImmutableSortedDictionary<string, int>.Empty.Add("b", 2).Add("a", 1).SetItem("b", 3);
        var list = ImmutableList.Create(1, 2).Insert(1, 7);
        var sorted = new SortedList<string, int>(StringComparer.OrdinalIgnoreCase) { ["B"] = 1, ["a"] = 2 };
        var linked = new LinkedList<int>([1, 3]);
        linked.AddAfter(linked.First!, 2);
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { "Ann", "ANN", "Bob" };
        var bits = new List<bool>(Enumerable.Range(0, 4).Select(n => (9 >> n & 1) == 1));
        return string.Join(" ", string.Join(",", set), set.Min, string.Join(",", set.Reverse()), queue.Dequeue() + queue.Peek() + queue.Count, string.Concat(stack), stack.Pop(), string.Join(",", changed), array.Length, string.Join(",", map), string.Join(",", list), string.Join(",", sorted), string.Join(",", linked), names.Count, names.Contains("bob"), string.Join("", bits), set.GetViewBetween(2, 3).Count);
    }
}
