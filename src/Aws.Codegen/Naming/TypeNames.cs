using Groundplan.Aws.Codegen.Reading;

namespace Groundplan.Aws.Codegen.Naming;

/// <summary>
/// The C# names of all types. A name depends on the type alone, never on its neighbours; where two types would share one,
/// <c>schema/names.txt</c> pins another for the newer of the two, so that no name ever changes.
/// </summary>
internal sealed class TypeNames
{
    private readonly Dictionary<(string Resource, string Record), string> _names = [];

    private TypeNames()
    {
    }

    public static TypeNames Assign(IReadOnlyList<ResourceSchema> resources, IReadOnlyDictionary<string, string> pins)
    {
        var names = new TypeNames();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            foreach (var record in resource.Records.Keys)
            {
                var owner = record.Length == 0 ? resource.Name : $"{resource.Name}.{record}";
                var name = pins.GetValueOrDefault(owner) ?? Default(resource.Name, record);
                if (!owners.TryAdd($"{Namespace(resource.Name)}.{name}", owner))
                    throw new InvalidDataException($"{owner} and {owners[$"{Namespace(resource.Name)}.{name}"]} are both named {name}: pin the newer one in schema/names.txt.");
                names._names.Add((resource.Name, record), name);
            }
        }

        return names;
    }

    /// <summary>The namespace of a resource type: <c>S3</c> of <c>AWS::S3::Bucket</c>, <c>AlexaASK</c> of <c>Alexa::ASK::Skill</c>.</summary>
    public static string Namespace(string resource)
    {
        var parts = resource.Split("::");
        return parts[0] == "AWS" ? parts[1] : parts[0] + parts[1];
    }

    public string Of(ResourceSchema resource, string record) => _names[(resource.Name, record)];

    private static string Default(string resource, string record)
    {
        var prefix = string.Concat(resource.Split("::").Skip(2));
        var name = Identifier.Pascal(record);
        var hasPrefix = name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && char.IsAsciiLetterUpper(name[prefix.Length]);
        return hasPrefix ? name : prefix + name;
    }
}
