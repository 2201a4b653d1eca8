using Groundplan.Aws.Codegen.Naming;
using Groundplan.Aws.Codegen.Reading;

namespace Groundplan.Aws.Codegen.Writing;

/// <summary>The C# types of properties. Non-generic names are qualified, since a service may have a type of the same name.</summary>
internal static class CSharpType
{
    public static bool IsScalar(TypeNode type) => ScalarName((char)type.Kind) is not null;

    /// <summary>The literal's type of a scalar code, or null.</summary>
    public static string? ScalarName(char code) => code switch
    {
        's' => "string",
        'i' => "long",
        'n' => "double",
        'b' => "bool",
        _ => null,
    };

    public static string Of(TypeNode type, ResourceSchema resource, TypeNames names) => type.Kind switch
    {
        TypeKind.Json => "global::Groundplan.Json",
        TypeKind.Tag => "global::Groundplan.Aws.Tag",
        TypeKind.Record => names.Of(resource, type.Record!),
        TypeKind.List => $"Items<{Of(type.Element!, resource, names)}>",
        TypeKind.Map => $"Map<{Of(type.Element!, resource, names)}>",
        var scalar => $"Value<{ScalarName((char)scalar)}>",
    };
}
