using System.Text;
using Groundplan.Aws.Codegen.Naming;
using Groundplan.Aws.Codegen.Reading;

namespace Groundplan.Aws.Codegen.Writing;

/// <summary>Writes one resource type, or one of its property types, as a C# record.</summary>
internal sealed class RecordWriter(StringBuilder text, ResourceSchema resource, TypeNames names)
{
    public void Write(RecordSchema record)
    {
        var isResource = record.Name.Length == 0;
        var name = names.Of(resource, record.Name);
        var shape = isResource ? resource.Name : $"{resource.Name}.{record.Name}";
        var slots = record.Writable.ToArray();
        var isOpen = isResource && resource.IsOpen;
        var shapeNames = string.Join(' ', slots.Select(slot => slot.Name).Concat(isOpen ? ["*"] : []));
        text.Append($"\n/// <summary><c>{Summary.Escape(shape)}</c>{(isResource ? Identity() : "")}.</summary>\n");
        text.Append($"public sealed record {name} : global::Groundplan.{(isResource ? "Resource" : "PropertyRecord")}\n{{\n");
        text.Append($"    private static readonly global::Groundplan.Shape _shape = global::Groundplan.Shape.Of(\"{shape}\", \"{shapeNames}\");\n");
        if (!isResource)
            WriteConversion(name);
        text.Append("    /// <inheritdoc/>\n    protected override global::Groundplan.Shape Shape => _shape;\n");
        text.Append("    /// <inheritdoc/>\n    protected override bool PrintMembers(global::System.Text.StringBuilder builder) => false;\n");

        var taken = MemberNames.Taken(name, isResource);
        for (var index = 0; index < slots.Length; index++)
            WriteSlot(slots[index], index, MemberNames.Slot(slots[index], taken), isResource ? slots[index].Name : "");
        if (isOpen)
            WriteOthers(slots.Length);
        if (isResource)
            WriteReturnValues(taken);
        text.Append("}\n");
    }

    private string Identity() => resource.Paths.TryGetValue("id", out var paths)
        ? $", identified by {string.Join(", ", paths.Select(Summary.Escape))}"
        : "";

    private void WriteConversion(string name) => text.Append($$"""
            /// <summary>The record, or the intrinsic that yields it.</summary>
            public static implicit operator {{name}}(Value<{{name}}> value) => From(value);

        """);

    private void WriteSlot(PropertySchema property, int index, string name, string path)
    {
        var type = CSharpType.Of(property.Type, resource, names);
        var required = property.IsRequired ? "required " : "";
        text.Append($"    /// <summary>{Summary.Of(property, resource, path)}</summary>\n");
        if (CSharpType.ScalarName((char)property.Type.Kind) is { } scalar)
            text.Append($"    public {required}{type} {name} {{ get => Get<{scalar}>({index}); init => Set({index}, value); }}\n");
        else if (property.IsRequired)
            text.Append($"    public required {type} {name} {{ get => Part<{type}>({index})!; init => Put({index}, value); }}\n");
        else
            text.Append($"    public {type}? {name} {{ get => Part<{type}>({index}); init => Put({index}, value); }}\n");
    }

    private void WriteOthers(int index) => text.Append($$"""
            /// <summary>The properties that the schema does not name.</summary>
            public Map<global::Groundplan.Json>? Others { get => Part<Map<global::Groundplan.Json>>({{index}}); init => Put({{index}}, value); }

        """);

    private void WriteReturnValues(HashSet<string> taken)
    {
        foreach (var (attribute, code) in resource.Attributes)
        {
            if (attribute.EndsWith('*'))
                WriteNamedReturnValue(attribute[..^1]);
            else if (CSharpType.ScalarName(code[^1]) is { } scalar)
                WriteReturnValue(attribute, scalar, code.Length > 1, MemberNames.ReturnValue(attribute, taken));
        }
    }

    private void WriteReturnValue(string attribute, string scalar, bool isList, string name)
    {
        var (type, call) = isList ? ($"Items<Value<{scalar}>>", "AttributeList") : ($"Value<{scalar}>", "Attribute");
        text.Append($"    /// <summary><c>Fn::GetAtt</c> of <c>{Summary.Escape(attribute)}</c>.</summary>\n");
        text.Append($"    public {type} {name} => {call}<{scalar}>(\"{attribute}\");\n");
    }

    private void WriteNamedReturnValue(string prefix)
    {
        var (method, value) = prefix.Length == 0 ? ("GetAtt", "name") : ("Output", $"\"{prefix}\" + name");
        text.Append($"    /// <summary><c>Fn::GetAtt</c> of <c>{prefix}name</c>.</summary>\n");
        text.Append($"    public Value<string> {method}(string name) => Attribute<string>({value});\n");
    }
}
