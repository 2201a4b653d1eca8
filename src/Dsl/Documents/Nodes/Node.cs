using System.Globalization;

namespace Groundplan.Documents.Nodes;

/// <summary>A tree of a document: what YAML and JSON have in common, and CloudFormation's intrinsic functions.</summary>
internal abstract record Node
{
    private Node()
    {
    }

    /// <summary>The tree without intrinsics: a tag is an object of one entry, as in JSON.</summary>
    public virtual Node Plain => this;

    /// <summary>An object of entries in the order given; a repeated key replaces the earlier entry.</summary>
    public static Object Of(params (string Key, Node? Value)[] entries) =>
        new(Map<Node>.From(entries.Where(entry => entry.Value is not null).Select(entry => new KeyValuePair<string, Node>(entry.Key, entry.Value!))));

    /// <summary>A list.</summary>
    public static List ListOf(IEnumerable<Node> elements) => new(elements.ToItems());

    /// <summary>A list of strings.</summary>
    public static List ListOf(IEnumerable<string> elements) => new(elements.Select(Text).ToItems());

    /// <summary>A string.</summary>
    public static Node Text(string? text) => new Scalar(text);

    /// <summary>An integer.</summary>
    public static Node Number(long number) => new Scalar(number);

    /// <summary>A truth value.</summary>
    public static Node Truth(bool truth) => new Scalar(truth);

    /// <summary>The node that a JSON pointer (RFC 6901) addresses in the plain tree, or null.</summary>
    public Node? At(string pointer)
    {
        Node? node = this;
        foreach (var token in JsonPointer.Tokens(pointer))
            node = node?.Child(token);
        return node;
    }

    /// <summary>The entry of an object, or null.</summary>
    public Node? Get(string key) => this is Object { Entries: var entries } && entries.ContainsKey(key) ? entries[key] : null;

    /// <summary>The elements of a list; nothing for anything else.</summary>
    public Items<Node> Elements => this is List list ? list.Items : [];

    /// <summary>The string, or null when this is no string.</summary>
    public string? AsText => (this as Scalar)?.Value as string;

    /// <summary>This node and all below it, parents first.</summary>
    public IEnumerable<Node> DescendantsAndSelf()
    {
        var pending = new Stack<Node>();
        pending.Push(this);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            yield return node;
            switch (node)
            {
                case Object { Entries: var entries }:
                    foreach (var entry in entries.Reverse())
                        pending.Push(entry.Value);
                    break;
                case List { Items: var items }:
                    for (var i = items.Count - 1; i >= 0; i--)
                        pending.Push(items[i]);
                    break;
                case Tag tag:
                    pending.Push(tag.Argument);
                    break;
            }
        }
    }

    private Node? Child(string token) => Plain switch
    {
        Object node => node.Get(token),
        List node when int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < node.Items.Count => node.Items[index],
        _ => null,
    };

    /// <summary>An object.</summary>
    internal sealed record Object(Map<Node> Entries) : Node
    {
        public override Node Plain => new Object(Map<Node>.From(Entries.Select(entry => new KeyValuePair<string, Node>(entry.Key, entry.Value.Plain))));
    }

    /// <summary>A list.</summary>
    internal sealed record List(Items<Node> Items) : Node
    {
        public override Node Plain => new List(Items.Select(item => item.Plain).ToItems());
    }

    /// <summary>A string, long, double, bool or null.</summary>
    internal sealed record Scalar(object? Value) : Node;

    /// <summary>An intrinsic function by its full name, such as <c>Fn::Sub</c> or <c>Ref</c>.</summary>
    internal sealed record Tag(string Function, Node Argument) : Node
    {
        public override Node Plain => Of((Function, Argument.Plain));
    }
}
