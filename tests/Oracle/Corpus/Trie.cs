namespace Corpus.TrieCase;

/// <summary>Words by prefix.</summary>
public static class Trie
{
    private sealed class Node
    {
        public SortedDictionary<char, Node> Children { get; } = [];

        public bool IsWord { get; set; }

        public void Add(ReadOnlySpan<char> word) => AddAt(word.ToString(), 0);

        public IEnumerable<string> Words(string prefix)
        {
            if (IsWord)
                yield return prefix;
            foreach (var (letter, child) in Children)
            {
                foreach (var word in child.Words(prefix + letter))
                    yield return word;
            }
        }

        public Node? Find(string prefix) => prefix is [var first, .. var rest] ? Children.GetValueOrDefault(first)?.Find(rest) : this;

        private void AddAt(string word, int position)
        {
            if (position == word.Length)
            {
                IsWord = true;
                return;
            }

            if (!Children.TryGetValue(word[position], out var child))
                Children.Add(word[position], child = new());
            child.AddAt(word, position + 1);
        }
    }

    public static string Run()
    {
        var root = new Node();
        foreach (var word in new[] { "tea", "ten", "to", "inn", "in", "i", "A" })
            root.Add(word);
        return string.Join(",", root.Words("")) + "|" + string.Join(",", root.Find("te")?.Words("te") ?? []) + "|" + (root.Find("x") is null);
    }
}
