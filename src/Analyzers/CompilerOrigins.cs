using System.Collections.Concurrent;

namespace Groundplan.Analyzers;

/// <summary>Origins that take a required property for unknown where it is not set: that it is missing is the compiler's to say, and once is enough.</summary>
internal sealed class CompilerOrigins(Origins origins) : Origins
{
    private static readonly ConcurrentDictionary<(Type, string), bool> Required = new();

    public override Origin? Find(object record, string? property = null, int? index = null) => origins.Find(record, property, index);

    public override bool IsUnknown(object record, string property) =>
        origins.IsUnknown(record, property) || (Required.GetOrAdd((record.GetType(), property), IsRequired) && !origins.IsGiven(record, property));

    public override IReadOnlyList<(Stack Stack, string Property)> KeepersOf(Resource resource) => origins.KeepersOf(resource);

    private static bool IsRequired((Type Type, string Name) property) => property.Type.GetProperties()
        .Where(candidate => candidate.Name == property.Name)
        .SelectMany(candidate => candidate.CustomAttributes)
        .Any(attribute => attribute.AttributeType.FullName == "System.Runtime.CompilerServices.RequiredMemberAttribute");
}
