using System.Globalization;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.Template;

/// <summary>What slots hold (literals, intrinsics, records, lists, maps, documents) as trees; total over anything.</summary>
internal sealed class ContentBuilder(StackContent content)
{
    // Deeper than any resource type nests, shallow enough for a compiler's thread.
    private const int DeepestNesting = 100;

    // More than fit into the 1 MB that CloudFormation takes; a value that is used twice is written twice, and so on at every level.
    private const int MostValues = 250_000;

    private readonly List<DanglingReference> _dangling = [];
    private string _member = "";
    private string? _property;
    private int _depth;
    private int _values;

    public IReadOnlyList<DanglingReference> Dangling => _dangling;

    /// <summary>Says whose content comes next.</summary>
    public void Enter(string member)
    {
        _member = member;
        _property = null;
    }

    /// <summary>Builds within a property or an attribute of the member.</summary>
    public T In<T>(string property, Func<T> build)
    {
        _property = property;
        var result = build();
        _property = null;
        return result;
    }

    /// <summary>The logical id of a member, or a placeholder that cannot be mistaken for one.</summary>
    public string NameOf(object member) => content.IdOf(member) ?? Placeholder(Kind(member), member);

    /// <summary>The properties of a resource that are set, or null when none is.</summary>
    public Node? Properties(Resource resource)
    {
        var properties = Slots(resource, (name, slot) => In(name, () => Build(slot)));
        return properties.Entries.Count == 0 ? null : properties;
    }

    /// <summary>A condition's test: a function, also where the test is a constant.</summary>
    public Node Test(Value<bool> test) => Build(test) switch
    {
        Node.Scalar { Value: bool truth } => new Node.Tag("Fn::Equals", Node.ListOf(["true", truth ? "true" : "false"])),
        null => new Node.Tag("Fn::Equals", Node.ListOf(["true", "true"])),
        var function => function,
    };

    /// <summary>The tree of what a slot holds; null when it holds nothing.</summary>
    public Node? Build(object? slot)
    {
        if (_depth >= DeepestNesting)
            return Node.Text(Placeholder($"content nested deeper than {DeepestNesting} levels"));
        if (_values >= MostValues)
            return Node.Text(_values++ == MostValues ? Placeholder($"content of more than {MostValues} values") : "");
        _values++;
        _depth++;
        var node = BuildContent(slot);
        _depth--;
        return node;
    }

    private Node? BuildContent(object? slot) => slot switch
    {
        null => null,
        string text => Node.Text(text),
        bool truth => Node.Truth(truth),
        long number => Node.Number(number),
        int or short or byte or sbyte or ushort or uint => Node.Number(Convert.ToInt64(slot, CultureInfo.InvariantCulture)),
        double number => Numbers.IsFinite(number) ? new Node.Scalar(number) : Node.Text(number.ToString(CultureInfo.InvariantCulture)),
        float number => Build((double)number),
        Intrinsic intrinsic => BuildIntrinsic(intrinsic),
        PropertyRecord { CfnIntrinsic: { } intrinsic } => BuildIntrinsic(intrinsic),
        Resource or Parameter => BuildIntrinsic(new Intrinsic.Ref(slot)),
        PropertyRecord record => Slots(record, (_, part) => Build(part)),
        PolicyDocument policy => Build((Json)policy),
        Condition condition => new Node.Tag("Condition", Node.Text(NameOf(condition))),
        Mapping mapping => Node.Text(NameOf(mapping)),
        IItems { Intrinsic: { } intrinsic } => BuildIntrinsic(intrinsic),
        IItems items => Node.ListOf(items.Elements.Cast<object?>().Select(Build).OfType<Node>()),
        IMap map => new Node.Object(Map<Node>.From(Entries(map))),
        IValue value => Build(value.Raw),
        IFormattable literal => Node.Text(literal.ToString(null, CultureInfo.InvariantCulture)),
        _ => Node.Text(slot.ToString()),
    };

    private Node.Object Slots(PropertyRecord record, Func<string, object?, Node?> build)
    {
        var names = record.CfnShape.Properties;
        return Node.Of([.. names.SelectMany((name, index) => Slot(name, record.GetSlot(index), build))]);
    }

    // The slot "*" of a custom resource holds the properties that only its provider knows, beside the others.
    private IEnumerable<(string Name, Node? Value)> Slot(string name, object? content, Func<string, object?, Node?> build) => name == "*" && content is IMap others
        ? Entries(others).Select(entry => (entry.Key, (Node?)entry.Value))
        : [(name, build(name, content))];

    private IEnumerable<KeyValuePair<string, Node>> Entries(IMap map)
    {
        foreach (var entry in map.Entries)
        {
            if (Build(entry.Value) is { } value)
                yield return new(entry.Key, value);
        }
    }

    private Node BuildIntrinsic(Intrinsic intrinsic) => intrinsic switch
    {
        Intrinsic.Ref reference => new Node.Tag("Ref", Node.Text(NameOf(reference.Target))),
        Intrinsic.PseudoParameter pseudo => new Node.Tag("Ref", Node.Text(pseudo.Name)),
        Intrinsic.GetAtt attribute => new Node.Tag("Fn::GetAtt", Node.ListOf([NameOf(attribute.Target), attribute.Attribute])),
        Intrinsic.Sub substitution => SubBuilder.Build(substitution, content, NameOf, part => Build(part) ?? Node.Text("")),
        Intrinsic.Call call => BuildCall(call),
        _ => Node.Text(Placeholder(intrinsic.GetType().Name)),
    };

    private Node BuildCall(Intrinsic.Call call)
    {
        var takesList = call.Arguments.Count != 1 || call.Name is "Fn::Not" or "Fn::And" or "Fn::Or";
        return new Node.Tag(call.Name, takesList
            ? Node.ListOf(call.Arguments.Select((argument, index) => BuildArgument(call.Name, argument, index)))
            : BuildArgument(call.Name, call.Arguments[0], 0));
    }

    private Node BuildArgument(string function, object? argument, int index) => argument switch
    {
        Condition condition when function == "Fn::If" && index == 0 => Node.Text(NameOf(condition)),
        _ => Build(argument) ?? (function == "Fn::If" ? new Node.Tag("Ref", Node.Text("AWS::NoValue")) : Node.Text("")),
    };

    private string Placeholder(string what, object? target = null)
    {
        _dangling.Add(new(_member, _property, what, target));
        return $"NotInThisStack({what})";
    }

    private static string Kind(object member) => member is PropertyRecord record ? record.CfnShape.TypeName : member.GetType().Name.Split('`')[0];
}
