using System.Text;
using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>
/// What a state gives to a service: a tree whose tags of function <c>$</c> are paths or intrinsic functions. Amazon States Language wants a name that
/// ends in <c>.$</c> before each of them.
/// </summary>
internal static class Payload
{
    private const string Function = "$";

    /// <summary>A path such as <c>$.work.made.arn</c>, or an intrinsic function.</summary>
    public static Node Path(string path) => new Node.Tag(Function, Node.Text(path));

    /// <summary>The path or intrinsic function of a node, or null where it is a literal.</summary>
    public static string? PathOf(Node? node) => node is Node.Tag { Function: Function, Argument: var argument } ? argument.AsText : null;

    /// <summary>A value as an argument of an intrinsic function; null where it is no scalar.</summary>
    public static string? Argument(Node node) => PathOf(node) ?? node switch
    {
        Node.Scalar { Value: string text } => Quoted(text),
        Node.Scalar scalar => JsonWriter.Compact(scalar),
        _ => null,
    };

    /// <summary>Texts and paths as one text.</summary>
    public static Node Format(params Node[] parts)
    {
        if (parts.All(part => part.AsText is not null))
            return Node.Text(string.Concat(parts.Select(part => part.AsText)));
        var arguments = parts.Select(part => Argument(part) ?? Quoted(JsonWriter.Compact(part.Plain)));
        return Path($"States.Format('{string.Concat(parts.Select(_ => "{}"))}', {string.Join(", ", arguments)})");
    }

    /// <summary>The tree as the language has it.</summary>
    public static Node Of(Node node) => node switch
    {
        Node.Object item => new Node.Object(Map<Node>.From(item.Entries.Select(Entry))),
        Node.List list => Node.ListOf(list.Items.Select(Of)),
        Node.Tag tag => Node.Text(PathOf(tag)),
        _ => node,
    };

    private static KeyValuePair<string, Node> Entry(KeyValuePair<string, Node> entry)
    {
        if (PathOf(entry.Value) is { } path)
            return Dynamic(entry.Key, path);
        if (entry.Value is Node.List list && list.Items.Any(item => PathOf(item) is not null))
            return Dynamic(entry.Key, $"States.Array({string.Join(", ", list.Items.Select(item => Argument(item) ?? Literal(item)))})");
        return HasNamesOfPaths(entry.Value) ? Dynamic(entry.Key, Literal(entry.Value)) : new(entry.Key, Of(entry.Value));
    }

    private static KeyValuePair<string, Node> Dynamic(string key, string path) => new(key + ".$", Node.Text(path));

    /// <summary>Whether a literal holds a name that the language would take for one of a path.</summary>
    private static bool HasNamesOfPaths(Node node) =>
        node.DescendantsAndSelf().OfType<Node.Object>().Any(item => item.Entries.Any(entry => entry.Key.EndsWith(".$", StringComparison.Ordinal)));

    private static string Literal(Node node) => $"States.StringToJson({Quoted(JsonWriter.Compact(node.Plain))})";

    /// <summary>A text between quotes; quotes, braces and backslashes are escaped.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var character in text)
        {
            if (character is '\'' or '{' or '}' or '\\')
                quoted.Append('\\');
            quoted.Append(character);
        }

        return quoted.Append('\'').ToString();
    }
}
