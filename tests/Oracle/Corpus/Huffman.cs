namespace Corpus.HuffmanCase;

/// <summary>Codes by frequency, with a queue of trees.</summary>
public static class Huffman
{
    private abstract record Tree(int Weight);

    private sealed record Leaf(char Letter, int Weight) : Tree(Weight);

    private sealed record Branch(Tree Left, Tree Right) : Tree(Left.Weight + Right.Weight);

    public static string Run()
    {
        const string Text = "abracadabra alakazam";
        var queue = new PriorityQueue<Tree, (int, int)>();
        var order = 0;
        foreach (var group in Text.GroupBy(letter => letter).OrderBy(group => group.Key))
            queue.Enqueue(new Leaf(group.Key, group.Count()), (group.Count(), order++));
        while (queue.Count > 1)
        {
            var branch = new Branch(queue.Dequeue(), queue.Dequeue());
            queue.Enqueue(branch, (branch.Weight, order++));
        }

        var codes = Codes(queue.Dequeue(), "").ToDictionary(code => code.Letter, code => code.Bits);
        var bits = string.Concat(Text.Select(letter => codes[letter]));
        return string.Join(" ", codes.OrderBy(code => code.Value.Length).ThenBy(code => code.Key).Select(code => $"{code.Key}:{code.Value}")) + "\n" + bits.Length + " " + bits;
    }

    private static IEnumerable<(char Letter, string Bits)> Codes(Tree tree, string bits) => tree switch
    {
        Leaf leaf => [(leaf.Letter, bits)],
        Branch(var left, var right) => Codes(left, bits + "0").Concat(Codes(right, bits + "1")),
        _ => [],
    };
}
