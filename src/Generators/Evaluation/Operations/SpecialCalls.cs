using Groundplan.Generators.Evaluation.Invocations;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>Library methods that reflection cannot call, or that know nothing of the plan's types.</summary>
internal static class SpecialCalls
{
    /// <summary>Which special call a method is, or null.</summary>
    public static SpecialCall? Find(IMethodSymbol method)
    {
        var type = LibraryTypes.NameOf(method.ContainingType.OriginalDefinition);
        return (type, method.Name) switch
        {
            ("System.Nullable`1", "GetValueOrDefault") => SpecialCall.ValueOrDefault,
            ("System.Nullable`1", _) => SpecialCall.NullableObject,
            ("System.Object" or "System.Exception", "GetType") => SpecialCall.TypeOf,
            ("System.ReadOnlySpan`1" or "System.Span`1", "ToArray" or "ToString") => SpecialCall.Span,
            ("System.ReadOnlySpan`1", "Slice") => SpecialCall.Span,
            ("System.Enum", "GetValues" or "GetNames" or "Parse" or "TryParse" or "IsDefined" or "GetName") when method.IsGenericMethod && method.TypeArguments[0] is INamedTypeSymbol { TypeKind: TypeKind.Enum } => SpecialCall.Enum,
            ("Groundplan.Fn", "Sub") => SpecialCall.Sub,
            ("Groundplan.Plan", nameof(Plan.Require)) => SpecialCall.Require,
            ("Groundplan.Plan", nameof(Plan.Warn)) => SpecialCall.Warn,
            ("Groundplan.Migrations.ItemMapping", "Of") => SpecialCall.Mapping,
            ("System.Object", "ReferenceEquals") => SpecialCall.Same,
            ("System.Linq.Enumerable", "OfType" or "Cast") when method.TypeArguments[0] is INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } => SpecialCall.OfType,
            ("System.String", "Create") when method.Parameters.Length == 2 => SpecialCall.InvariantText,
            ("System.String", "Join" or "Concat" or "Format") when method.Parameters.Any(parameter => parameter.Type.Name == "ReadOnlySpan") => SpecialCall.StringParams,
            _ => null,
        };
    }
}

/// <summary>The special calls.</summary>
internal enum SpecialCall
{
    ValueOrDefault,
    NullableObject,
    TypeOf,
    Enum,
    Sub,
    Require,
    Warn,
    Same,
    InvariantText,
    StringParams,
    Span,
    OfType,
    Mapping,
}
