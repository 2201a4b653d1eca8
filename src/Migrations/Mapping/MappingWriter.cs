using System.Globalization;
using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Mapping;

/// <summary>Writes what a lambda computes in the terms of the mapping document.</summary>
internal sealed partial class MappingWriter(Func<object?, Node?> nodeOf)
{
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _reads = new(StringComparer.Ordinal);
    private readonly List<MappedField> _fields = [];

    // What the field that is being written reads and loses; null outside of one.
    private HashSet<string>? _fieldReads;
    private HashSet<string>? _losses;
    private bool _readsElement;
    private bool _isOneOfMany;
    private readonly Stack<string> _elements = new();

    public MappingDocument Write(ItemMapping mapping)
    {
        var isMany = mapping.To.Kind == ItemKind.List;
        var body = isMany ? Many(mapping.Body) : Item(mapping.Body);
        return new(
            Node.Of(("version", Node.Number(1)), ("record", Node.Text(mapping.From.Name)), ("known", Known(mapping)), (isMany ? "each" : "item", body)),
            _problems.Distinct(StringComparer.Ordinal).ToItems(),
            _reads.OrderBy(path => path, StringComparer.Ordinal).ToItems(),
            _fields.ToItems(),
            isMany);
    }

    /// <summary>The attributes that an old item may have without anything being lost unsaid.</summary>
    private static Node Known(ItemMapping mapping) =>
        Node.ListOf(mapping.From.Members.Select(member => member.Attribute).Concat(mapping.Dropped.OfType<string>()).Distinct(StringComparer.Ordinal).Select(Node.Text));

    /// <summary>A list of new items: those of a select, or given ones.</summary>
    private Node Many(LambdaNode body)
    {
        switch (Unwrapped(body))
        {
            case LambdaNode.List list:
                _isOneOfMany = true;
                var elements = list.Elements.Select(Item).ToList();
                _isOneOfMany = false;
                return Op("list", ("elements", Node.ListOf(elements)));
            case LambdaNode.Call { Method: "System.Linq.Enumerable.Select", Arguments: var arguments } when arguments.Count == 2 && arguments[1] is LambdaNode.Lambda lambda:
                var source = Write(arguments[0]);
                _elements.Push(lambda.Name);
                var value = Item(lambda.Body);
                _elements.Pop();
                return Op("select", ("list", source), ("as", Node.Text(lambda.Name)), ("value", value));
            default:
                return Problem("A mapping to several items ends in a Select, or in an array of new records");
        }
    }

    private static LambdaNode Unwrapped(LambdaNode node) => node switch
    {
        LambdaNode.Call { Method: "System.Linq.Enumerable.ToList" or "System.Linq.Enumerable.ToArray" or "System.Linq.Enumerable.AsEnumerable", Arguments: var arguments } when arguments.Count == 1 => Unwrapped(arguments[0]),
        LambdaNode.Convert convert => Unwrapped(convert.Operand),
        _ => node,
    };

    /// <summary>A new item, attribute by attribute; also one of two, by a choice.</summary>
    private Node Item(LambdaNode body) => Unwrapped(body) switch
    {
        LambdaNode.New { Type.Kind: ItemKind.Record } creation => Record(creation, isItem: true),
        LambdaNode.Operation { Operator: "?:", Operands: var operands } => Op("if", ("test", Write(operands[0])), ("then", Item(operands[1])), ("else", Item(operands[2]))),
        LambdaNode.Unsupported unsupported => Problem(unsupported.Reason),
        _ => Problem("A mapping makes a new record: new Item(…), or new Item { … }"),
    };

    private Node Record(LambdaNode.New creation, bool isItem)
    {
        var members = new List<KeyValuePair<string, Node>>();
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (property, value) in creation.Values)
        {
            if (creation.Type.Member(property) is not { } member && !TryFind(creation.Type, property, out member))
            {
                Problem($"{creation.Type.Name} has no property that its constructor's parameter '{property}' stands for");
                continue;
            }

            if (!given.Add(member.Property))
                members.RemoveAll(entry => entry.Key == member.Attribute);
            else if (members.Any(entry => entry.Key == member.Attribute))
                Problem($"Two properties of {creation.Type.Name} are the attribute '{member.Attribute}'");
            members.Add(new(member.Attribute, isItem ? Field(creation, property, member, value) : Typed(member.Type, value)));
        }

        if (isItem)
            _fields.AddRange(creation.Type.Members.Where(member => !given.Contains(member.Property)).Select(member => new MappedField(member.Attribute, [], [], false, creation, null)));
        return Op("record", ("members", new Node.Object(Map<Node>.From(members))));
    }

    private static bool TryFind(ItemType type, string parameter, out ItemMember member)
    {
        member = type.Members.FirstOrDefault(candidate => candidate.Property.Equals(parameter, StringComparison.OrdinalIgnoreCase))!;
        return member is not null;
    }

    private Node Field(LambdaNode.New creation, string property, ItemMember member, LambdaNode value)
    {
        (_fieldReads, _losses, _readsElement) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal), false);
        var node = Typed(member.Type, value);
        _fields.Add(new(
            member.Attribute,
            _fieldReads.OrderBy(path => path, StringComparer.Ordinal).ToItems(),
            _losses.OrderBy(loss => loss, StringComparer.Ordinal).ToItems(),
            _readsElement || _isOneOfMany,
            creation,
            property)
        { Value = node });
        (_fieldReads, _losses) = (null, null);
        return node;
    }

    /// <summary>A value for a member: sets are made of lists here.</summary>
    private Node Typed(ItemType type, LambdaNode value)
    {
        if (type.Kind == ItemKind.Other)
            return Problem($"{type.Name} is no type that an item can hold");
        var node = Write(value);
        return type.Kind is ItemKind.TextSet or ItemKind.NumberSet && value.Type.Kind == ItemKind.List ? Op("set", ("of", node)) : node;
    }

    private Node Write(LambdaNode node) => node switch
    {
        LambdaNode.Constant constant => Constant(constant.Value),
        LambdaNode.Parameter parameter => Parameter(parameter),
        LambdaNode.Member member => Member(member),
        LambdaNode.New { Type.Kind: ItemKind.Record } creation => Record(creation, isItem: false),
        LambdaNode.New creation => Problem($"A new {creation.Type.Name} cannot be part of a mapping"),
        LambdaNode.List list => Op("list", ("elements", Node.ListOf(list.Elements.Select(Write)))),
        LambdaNode.Operation operation => Operation(operation),
        LambdaNode.Convert convert => Converted(convert),
        LambdaNode.Call call => Call(call),
        LambdaNode.Unsupported unsupported => Problem(unsupported.Reason),
        _ => Problem("A lambda cannot be a value of a mapping"),
    };

    private Node Parameter(LambdaNode.Parameter parameter)
    {
        if (!_elements.Contains(parameter.Name))
            return Problem($"'{parameter.Name}' as a whole cannot be a value: name its properties");
        _readsElement = true;
        return Op("element", ("name", Node.Text(parameter.Name)));
    }

    private Node Member(LambdaNode.Member member)
    {
        switch (member.Target.Type, member.Name)
        {
            case ({ IsNullable: true }, "Value"):
                return Write(member.Target);
            case ({ IsNullable: true }, "HasValue"):
                return Op("notEqual", ("left", Write(member.Target)), ("right", Op("null")));
            case ({ Kind: ItemKind.Text or ItemKind.List or ItemKind.TextSet or ItemKind.NumberSet }, "Length" or "Count"):
                return Op("length", ("of", Write(member.Target)));
            case ({ Kind: ItemKind.Record } type, _) when type.Member(member.Name) is { } known:
                return Get(member, known);
            default:
                return Problem($"{member.Target.Type.Name}.{member.Name} cannot be part of a mapping");
        }
    }

    /// <summary>A path into the old item, an element, or what an expression yields.</summary>
    private Node Get(LambdaNode.Member member, ItemMember known)
    {
        var path = new List<string> { known.Attribute };
        var target = member.Target;
        while (target is LambdaNode.Member { Target.Type: { Kind: ItemKind.Record } type } inner && type.Member(inner.Name) is { } outer)
        {
            path.Insert(0, outer.Attribute);
            target = inner.Target;
        }

        if (target is LambdaNode.Parameter parameter && !_elements.Contains(parameter.Name))
        {
            var whole = string.Join(".", path);
            _reads.Add(whole);
            _fieldReads?.Add(whole);
            return Op("get", ("path", Node.ListOf(path)));
        }

        return Op("get", ("path", Node.ListOf(path)), ("of", Write(target)));
    }

    private Node Constant(object? value) => value switch
    {
        null => Op("null"),
        string or char => Value("S", Node.Text(Convert.ToString(value, CultureInfo.InvariantCulture))),
        bool truth => Value("BOOL", Node.Truth(truth)),
        double number => Value("N", Node.Text(number.ToString("R", CultureInfo.InvariantCulture))),
        float number => Value("N", Node.Text(number.ToString("R", CultureInfo.InvariantCulture))),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal => Value("N", Node.Text(Convert.ToString(value, CultureInfo.InvariantCulture))),
        byte[] octets => Value("B", Node.Text(Convert.ToBase64String(octets))),
        System.Collections.IEnumerable elements => Op("list", ("elements", Node.ListOf(elements.Cast<object?>().Select(Constant)))),
        _ => Problem($"A {value.GetType().Name} that was made outside of the mapping cannot be part of it"),
    };

    private static Node Value(string type, Node value) => Op("const", ("value", Node.Of((type, value))));

    private static Node.Object Op(string name, params (string, Node?)[] members) => Node.Of([("op", Node.Text(name)), .. members]);

    private Node Problem(string sentence)
    {
        _problems.Add(sentence);
        return Op("null");
    }

    private void Loses(string what) => _losses?.Add(what);
}
