using System.Runtime.CompilerServices;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private Code BindConversion(IConversionOperation operation)
    {
        if (operation.Operand is IAnonymousFunctionOperation lambda)
            return BindLambda(lambda, Types.Close(operation.Type!));
        var operand = Bind(operation.Operand);
        var syntax = operation.Syntax;
        if (operation.OperatorMethod is { ContainingType: { Name: "Index", ContainingNamespace.Name: "System" } })
            return frame => MakeIndex(operand(frame), isFromEnd: false, syntax);
        if (operation.OperatorMethod is { } method)
        {
            var convert = BindOperator(Implemented(Types.Close(method), operation.ConstrainedToType), syntax);
            var isLifted = operation.Operand.Type is { } operandType && IsNullable(operandType) && !IsNullable(method.Parameters[0].Type);
            var isTraced = operation.Type is { IsReferenceType: true };
            return frame =>
            {
                var value = operand(frame);
                if (isLifted && value is null)
                    return null;
                var result = convert([value]);
                if (isTraced && result is not null && machine.Trace.ElementsOf(value) is { } elements)
                    machine.Trace.Elements(result, elements);
                return result;
            };
        }

        var target = Types.Close(operation.Type!);
        if (operation.Operand.Type is not { } sourceType)
            return operand;
        var source = Types.Close(sourceType);
        var to = Conversions.Underlying(target);
        if (operation.IsTryCast)
        {
            return frame =>
            {
                var value = operand(frame);
                return machine.Types.IsInstance(value, target) ? value : null;
            };
        }

        if (Conversions.Numeric(machine, Conversions.Underlying(source), to, IsChecked(operation, Conversions.Underlying(source), to)) is { } numeric)
            return Numeric(operand, numeric, SymbolEqualityComparer.Default.Equals(Conversions.Underlying(source), to), target, syntax);

        var conversion = operation.GetConversion();
        if (source.TypeKind == TypeKind.TypeParameter && target.TypeKind == TypeKind.TypeParameter)
            return operand;
        if (conversion.IsUnboxing || conversion is { IsReference: true, IsExplicit: true } || (source.TypeKind == TypeKind.TypeParameter))
            return Cast(operand, target, syntax);
        if (conversion.IsNullable && !IsNullable(target))
            return frame => operand(frame) ?? throw machine.Throw(new InvalidOperationException("Nullable object must have a value."), syntax);
        if (conversion.IsBoxing && source is INamedTypeSymbol { IsGenericType: true })
        {
            var isHidden = PlanTypes.AreHidden(source);
            return frame => operand(frame) is { } value ? machine.RequireLight(isHidden ? PlanTypes.Note(RuntimeHelpers.GetObjectValue(value), source) : value, syntax) : null;
        }
        if (conversion.IsMethodGroup && operation.Operand is IMethodReferenceOperation)
            return BindDelegateOf(operation.Operand, target);
        if (target.IsTupleType && source.IsTupleType && machine.Types.Map(target) is { } tuple && machine.Types.Map(source) != tuple)
            return BindTupleConversion(operand, (INamedTypeSymbol)source, (INamedTypeSymbol)target, syntax);
        if (target.Name is "ReadOnlySpan" or "Span" && source.SpecialType == SpecialType.System_String)
            return frame => (operand(frame) as string ?? "").ToCharArray();
        return operand;
    }

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Of a conversion from or to an enum, the operation does not say whether it is checked; where it stands does.</summary>
    private static bool IsChecked(IConversionOperation operation, ITypeSymbol from, ITypeSymbol to)
    {
        if (from.TypeKind != TypeKind.Enum && to.TypeKind != TypeKind.Enum)
            return operation.IsChecked;
        foreach (var node in operation.Syntax.AncestorsAndSelf())
        {
            if (node is CheckedExpressionSyntax or CheckedStatementSyntax)
                return node.Kind() is SyntaxKind.CheckedExpression or SyntaxKind.CheckedStatement;
        }

        return operation.SemanticModel!.Compilation.Options is CSharpCompilationOptions { CheckOverflow: true };
    }

    private Code Numeric(Code operand, Func<object, object?> convert, bool isSame, ITypeSymbol target, SyntaxNode syntax)
    {
        var isNullable = IsNullable(target);
        return frame =>
        {
            var value = operand(frame);
            if (value is null)
                return isNullable ? null : throw machine.Throw(new InvalidOperationException("Nullable object must have a value."), syntax);
            try
            {
                return isSame ? value : convert(value);
            }
            catch (OverflowException exception)
            {
                throw machine.Throw(exception, syntax);
            }
        };
    }

    private Code Cast(Code operand, ITypeSymbol target, SyntaxNode syntax)
    {
        var isValue = target.IsValueType && !IsNullable(target);
        return frame =>
        {
            var value = operand(frame);
            if (value is null)
                return isValue ? throw machine.Throw(new NullReferenceException("Object reference not set to an instance of an object."), syntax) : null;
            return machine.Types.IsInstance(value, target)
                ? value
                : throw machine.Throw(new InvalidCastException($"Unable to cast object of type '{PlanTypes.NameOf(value)}' to type '{TypeText.Of(target)}'."), syntax);
        };
    }

    private Code BindTupleConversion(Code operand, INamedTypeSymbol source, INamedTypeSymbol target, SyntaxNode syntax)
    {
        _ = syntax;
        var converters = source.TupleElements.Zip(target.TupleElements, (from, to) => Conversions.Numeric(machine, from.Type, to.Type, isChecked: false)).ToArray();
        return frame =>
        {
            var elements = Tuples.Elements(operand(frame)!, converters.Length);
            for (var i = 0; i < converters.Length; i++)
                elements[i] = elements[i] is { } element && converters[i] is { } convert ? convert(element) : elements[i];
            return Tuples.Create(machine.Types.Map(target)!, elements);
        };
    }

    private Func<object?[], object?> BindOperator(IMethodSymbol method, SyntaxNode syntax) =>
        arguments => machine.Functions.Call(method, null, arguments, syntax, null);

    private Code BindIsType(IIsTypeOperation operation)
    {
        var operand = Bind(operation.ValueOperand);
        var type = Types.Close(operation.TypeOperand);
        var isNegated = operation.IsNegated;
        return frame => machine.Types.IsInstance(operand(frame), type) != isNegated;
    }
}
