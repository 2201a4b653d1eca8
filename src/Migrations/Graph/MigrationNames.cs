using System.Globalization;
using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Mapping;

namespace Groundplan.Migrations.Graph;

/// <summary>What the steps of a migration call things: by name where it is known in the plan, else by stack and logical id, which the runner looks up.</summary>
internal sealed class MigrationNames
{
    // Deeper than any argument, shallow enough for a compiler's thread.
    private const int DeepestNesting = 64;

    // The types whose Ref is a name that a property gives. Source: AWS CloudFormation User Guide, "Return values" of each type.
    private static readonly Dictionary<string, string> NameProperties = new(StringComparer.Ordinal)
    {
        ["AWS::CloudWatch::Alarm"] = "AlarmName",
        ["AWS::DynamoDB::Table"] = "TableName",
        ["AWS::ECS::Cluster"] = "ClusterName",
        ["AWS::Events::Rule"] = "Name",
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::Kinesis::Stream"] = "Name",
        ["AWS::Lambda::Function"] = "FunctionName",
        ["AWS::Logs::LogGroup"] = "LogGroupName",
        ["AWS::RDS::DBInstance"] = "DBInstanceIdentifier",
        ["AWS::S3::Bucket"] = "BucketName",
        ["AWS::SSM::Parameter"] = "Name",
    };

    private readonly Dictionary<Resource, (Stack Stack, string Id)> _members = new(ByReference.Instance);

    public MigrationNames(Migration migration)
    {
        foreach (var stack in migration.Stacks.OfType<Stack>())
        {
            foreach (var (id, resource) in StackContent.Of(stack).Resources)
                _members[resource] = (stack, id);
        }
    }

    /// <summary>What the documents know of a stack of the plan; null where nothing is asked for yet.</summary>
    public Func<StackFact, Node?>? Facts { get; init; }

    /// <summary>The stack that holds a resource, and its id there; null when no stack of the migration does.</summary>
    public (Stack Stack, string Id)? MemberOf(Resource resource) => _members.TryGetValue(resource, out var member) ? member : null;

    /// <summary>The stack that something is, or is in; null where that is not known.</summary>
    public Stack? StackOf(object? value) => value switch
    {
        ITarget target => StackOf(target.Raw),
        Stack stack => stack,
        Resource resource => MemberOf(resource)?.Stack,
        Intrinsic.Ref { Target: Resource resource } => MemberOf(resource)?.Stack,
        IValue inner => StackOf(inner.Raw),
        _ => null,
    };

    /// <summary>The name of a resource as far as the plan gives it, or null.</summary>
    public static string? PhysicalName(Resource resource)
    {
        if (!NameProperties.TryGetValue(resource.CfnShape.TypeName, out var property))
            return null;
        var names = resource.CfnShape.Properties;
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == property)
                return resource.GetSlot(i) as string;
        }

        return null;
    }

    /// <summary>A value for people; what a command line shows.</summary>
    public string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        ITarget target => TextOf(target.Raw),
        StackFact fact => Facts?.Invoke(fact)?.AsText ?? TextOf(fact.Stack),
        Place place => TextOf(place.Name),
        Joined joined => string.Concat(joined.Parts?.Select(TextOf) ?? []),
        JsonText json => JsonWriter.Compact(JsonOf(json.Content) ?? Node.Text(null)),
        Stack stack => stack.StackName ?? "",
        Resource resource => PhysicalName(resource) ?? (MemberOf(resource) is { } member ? $"{{{member.Stack.StackName}.{member.Id}}}" : $"{{{resource.CfnShape.TypeName}}}"),
        Intrinsic.Ref { Target: Resource resource } => TextOf(resource),
        TimeSpan time => Durations.Text(time),
        IValue inner => TextOf(inner.Raw),
        IItems items => string.Join(",", items.Elements.Cast<object?>().Select(TextOf)),
        IFormattable literal => literal.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A place as one text that is the same for the same place: category and name.</summary>
    public string TextOf(Place place) => place.Name is null ? place.Category : $"{place.Category} {TextOf(place.Name)}";

    /// <summary>A value for the runner; null for none.</summary>
    public Node? NodeOf(object? value, int depth = 0) => depth > DeepestNesting ? null : value switch
    {
        null => null,
        string text => Node.Text(text),
        bool truth => Node.Truth(truth),
        long or int or short or byte or uint => Node.Number(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        double number => new Node.Scalar(number),
        decimal number => new Node.Scalar((double)number),
        TimeSpan time => Durations.Seconds(time),
        Enum choice => Node.Text(Words(choice.ToString())),
        StepOutput output => Node.Of(("$output", Node.Of(("step", Node.Text(output.Step)), ("name", Node.Text(output.Name))))),
        StackFact fact => Facts?.Invoke(fact),
        ItemMapping mapping => MappingDocument.Of(mapping, inner => NodeOf(inner, depth + 1)).Node,
        ITarget target => NodeOf(target.Raw, depth + 1),
        Stack stack => Node.Text(stack.StackName),
        Resource resource => NodeOf(resource),
        Intrinsic.Ref { Target: Resource resource } => NodeOf(resource),
        Intrinsic intrinsic => Node.Text(intrinsic.ToString()),
        Joined or JsonText => Node.Text(TextOf(value)),
        IItems items => Node.ListOf(items.Elements.Cast<object?>().Select(item => NodeOf(item, depth + 1)).OfType<Node>()),
        IMap map => new Node.Object(Map<Node>.From(Entries(map, entry => NodeOf(entry, depth + 1)))),
        IArguments record => Node.Of([.. record.Arguments.Select(argument => (argument.Name, NodeOf(argument.Value, depth + 1)))]),
        IValue inner => NodeOf(inner.Raw, depth + 1),
        IFormattable literal => Node.Text(literal.ToString(null, CultureInfo.InvariantCulture)),
        _ => Node.Text(value.ToString()),
    };

    /// <summary>A value for people, as JSON: what only the runner knows stands in it as text.</summary>
    private Node? JsonOf(object? value, int depth = 0) => depth > DeepestNesting ? null : value switch
    {
        ITarget target => JsonOf(target.Raw, depth + 1),
        StackFact or Stack or Resource or Intrinsic or Joined => Node.Text(TextOf(value)),
        IItems items => Node.ListOf(items.Elements.Cast<object?>().Select(item => JsonOf(item, depth + 1)).OfType<Node>()),
        IMap map => new Node.Object(Map<Node>.From(Entries(map, entry => JsonOf(entry, depth + 1)))),
        IArguments record => Node.Of([.. record.Arguments.Select(argument => (argument.Name, JsonOf(argument.Value, depth + 1)))]),
        IValue inner => JsonOf(inner.Raw, depth + 1),
        _ => NodeOf(value, depth),
    };

    private Node NodeOf(Resource resource) => PhysicalName(resource) is { } name
        ? Node.Text(name)
        : Node.Of(("$resource", MemberOf(resource) is { } member
            ? Node.Of(("stack", Node.Text(member.Stack.StackName)), ("logicalId", Node.Text(member.Id)))
            : Node.Of(("stack", Node.Text("")), ("logicalId", Node.Text("")))));

    private static IEnumerable<KeyValuePair<string, Node>> Entries(IMap map, Func<object?, Node?> nodeOf)
    {
        foreach (var entry in map.Entries)
        {
            if (nodeOf(entry.Value) is { } node)
                yield return new(entry.Key, node);
        }
    }

    /// <summary>The name of an enum's value as the runner reads it: <c>AtLeast</c> is <c>at-least</c>.</summary>
    public static string Words(string name) => string.Concat(name.Select((character, i) => char.IsUpper(character) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(character) : character.ToString()));
}
