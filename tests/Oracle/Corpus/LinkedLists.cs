namespace Corpus.LinkedListsCase;

/// <summary>A linked list with a node type, reversed in place.</summary>
public static class LinkedLists
{
    private sealed class Node(int value, Node? next = null)
    {
        public int Value { get; } = value;

        public Node? Next { get; set; } = next;
    }

    public static string Run()
    {
        Node? head = null;
        for (var i = 5; i > 0; i--)
            head = new(i, head);
        Node? reversed = null;
        for (var node = head; node is not null;)
            (node.Next, reversed, node) = (reversed, node, node.Next);
        return Text(reversed) + " " + (reversed?.Next?.Next?.Value ?? -1) + (reversed?.Next?.Next?.Next?.Next?.Next?.Value ?? -1);
    }

    private static string Text(Node? node) => node is null ? "end" : $"{node.Value}>{Text(node.Next)}";
}
