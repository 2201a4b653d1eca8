using System.Globalization;
using System.Text;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.Template;

/// <summary>
/// <c>Fn::Sub</c> over parts: references stand in the text as <c>${Key.Arn}</c>, other intrinsics become variables, and literal text
/// that CloudFormation would expand is escaped. Source: AWS CloudFormation User Guide, "Fn::Sub".
/// </summary>
internal sealed class SubBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<KeyValuePair<string, Node>> _variables = [];
    private readonly Func<object, string> _nameOf;
    private readonly Func<object, Node> _build;
    private readonly HashSet<string> _taken;

    private SubBuilder(StackContent content, Func<object, string> nameOf, Func<object, Node> build)
    {
        _nameOf = nameOf;
        _build = build;
        _taken = new(content.Members.Select(member => member.Name), StringComparer.Ordinal);
    }

    public static Node Build(Intrinsic.Sub substitution, StackContent content, Func<object, string> nameOf, Func<object, Node> build)
    {
        var parts = Flatten(substitution.Parts).ToList();
        if (parts.TrueForAll(part => part is string))
            return Node.Text(string.Concat(parts));

        var builder = new SubBuilder(content, nameOf, build);
        foreach (var part in parts)
            builder.Append(part);
        var text = Node.Text(builder._text.ToString());
        return new Node.Tag("Fn::Sub", builder._variables.Count == 0 ? text : Node.ListOf([text, new Node.Object(Map<Node>.From(builder._variables))]));
    }

    /// <summary>The parts without nested substitutions, neighbouring texts as one.</summary>
    private static IEnumerable<object> Flatten(IEnumerable<object> parts)
    {
        var text = "";
        foreach (var part in parts.SelectMany(Unwrap))
        {
            if (part is string literal)
            {
                text += literal;
                continue;
            }

            if (text.Length > 0)
                yield return text;
            text = "";
            yield return part;
        }

        if (text.Length > 0)
            yield return text;
    }

    private static IEnumerable<object> Unwrap(object? part) => part switch
    {
        null => [],
        Intrinsic.Sub nested => nested.Parts.SelectMany(Unwrap),
        IValue value => Unwrap(value.Raw),
        string or Intrinsic => [part],
        IFormattable literal => [literal.ToString(null, CultureInfo.InvariantCulture)],
        _ => [part],
    };

    private void Append(object part)
    {
        switch (part)
        {
            case string text:
                AppendLiteral(text);
                break;
            case Intrinsic.Ref reference:
                AppendReference(_nameOf(reference.Target));
                break;
            case Intrinsic.PseudoParameter pseudo:
                AppendReference(pseudo.Name);
                break;
            case Intrinsic.GetAtt attribute:
                AppendReference($"{_nameOf(attribute.Target)}.{attribute.Attribute}");
                break;
            default:
                AppendReference(Variable("Part", _build(part)));
                break;
        }
    }

    private void AppendReference(string name) => _text.Append("${").Append(name).Append('}');

    private void AppendLiteral(string text)
    {
        var position = 0;
        for (var open = text.IndexOf("${", StringComparison.Ordinal); open >= 0; open = text.IndexOf("${", position, StringComparison.Ordinal))
        {
            _text.Append(text, position, open - position);
            if (HasPlainName(text, open + 2))
                _text.Append("${!");
            else
                _text.Append("${").Append(Variable("Dollar", Node.Text("$"))).Append("}{");
            position = open + 2;
        }

        _text.Append(text, position, text.Length - position);
    }

    /// <summary>Whether the escape <c>${!name}</c> says it: the brace is closed in this text and nothing is nested in it.</summary>
    private static bool HasPlainName(string text, int start)
    {
        var end = text.IndexOfAny(['{', '}', '$'], start);
        return end > start && text[end] == '}';
    }

    private string Variable(string stem, Node value)
    {
        foreach (var variable in _variables)
        {
            if (variable.Value.Equals(value))
                return variable.Key;
        }

        var name = stem;
        for (var number = 2; !_taken.Add(name); number++)
            name = stem + number.ToString(CultureInfo.InvariantCulture);
        _variables.Add(new(name, value));
        return name;
    }
}
