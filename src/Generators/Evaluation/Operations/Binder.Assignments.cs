using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private Code BindAssignment(ISimpleAssignmentOperation operation)
    {
        var value = BindStored(operation.Value);
        if (operation.IsRef)
            return Refuse(operation, "A ref assignment cannot be evaluated in a plan");
        var place = BindPlace(operation.Target);
        return frame =>
        {
            var state = place.Prepare(frame);
            var result = value(frame);
            place.Set(frame, state, result);
            return Known(result);
        };
    }

    private Code BindCompound(ICompoundAssignmentOperation operation)
    {
        var place = BindPlace(operation.Target);
        var value = Bind(operation.Value);
        var syntax = operation.Syntax;
        var target = Types.Close(operation.Target.Type!);
        var left = operation.InConversion is { IsNumeric: true } ? operation.Value.Type : operation.Target.Type;
        if (operation.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift)
            left = Promoted(target);
        var apply = BindOperator(operation.OperatorKind, operation.OperatorMethod, left, operation.Value.Type, left is { TypeKind: TypeKind.Enum } ? target : operation.Type, operation.IsLifted, operation.IsChecked, operation);
        if (apply is null)
            return Refuse(operation, $"The operator {operation.OperatorKind}= on {target.ToDisplayString()} cannot be evaluated in a plan");
        var widen = left is null ? null : Conversions.Numeric(machine, Conversions.Underlying(target), Conversions.Underlying(left), isChecked: false);
        var narrow = left is null ? null : Conversions.Numeric(machine, Conversions.Underlying(left), Conversions.Underlying(target), operation.IsChecked);
        return frame =>
        {
            var state = place.Prepare(frame);
            var current = place.Get(frame, state);
            var operand = value(frame);
            if (widen is not null && current is not null && operation.OperatorMethod is null)
                current = widen(current);
            var result = Guarded(apply, current, operand, syntax);
            if (narrow is not null && result is not null and not string && operation.OperatorMethod is null)
                result = Guarded((number, _) => narrow(number!), result, null, syntax);
            place.Set(frame, state, result);
            return result;
        };
    }

    private ITypeSymbol Promoted(ITypeSymbol type) => Conversions.Underlying(type).SpecialType is SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_UInt16)
        ? machine.Compilation.GetSpecialType(SpecialType.System_Int32)
        : type;

    private Code BindIncrement(IIncrementOrDecrementOperation operation)
    {
        var place = BindPlace(operation.Target);
        var syntax = operation.Syntax;
        var type = Conversions.Underlying(Types.Close(operation.Target.Type!));
        var promoted = type.TypeKind == TypeKind.Enum ? ((INamedTypeSymbol)type).EnumUnderlyingType! : Promoted(type);
        var kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var apply = Arithmetic.Binary(kind, promoted.SpecialType, operation.IsChecked);
        var user = operation.OperatorMethod is { } method ? BindOperator(Types.Close(method), syntax) : null;
        if (apply is null && user is null)
            return Refuse(operation, $"{type.ToDisplayString()} cannot be counted up or down in a plan");
        var one = Numbers.Convert(1, user is null ? promoted.SpecialType : SpecialType.System_Int32, isChecked: false);
        var isPostfix = operation.IsPostfix;
        return frame =>
        {
            var state = place.Prepare(frame);
            var current = place.Get(frame, state);
            var next = user is not null ? user([current]) : current is null ? null : Guarded((value, _) => Step(value!, apply!, one, promoted, type, operation.IsChecked), current, null, syntax);
            place.Set(frame, state, next);
            return isPostfix ? current : next;
        };
    }

    private object? Step(object value, Func<object, object, object> apply, object one, ITypeSymbol promoted, ITypeSymbol type, bool isChecked)
    {
        var result = apply(Numbers.Convert(Conversions.FromEnum(value), promoted.SpecialType, isChecked: false), one);
        return type.TypeKind == TypeKind.Enum ? Conversions.ToEnum(machine, result, (INamedTypeSymbol)type) : Numbers.Convert(result, type.SpecialType, isChecked);
    }

    private Code BindCoalesceAssignment(ICoalesceAssignmentOperation operation)
    {
        var place = BindPlace(operation.Target);
        var value = BindStored(operation.Value);
        var property = (operation.Target as IFieldReferenceOperation)?.Field.AssociatedSymbol;
        var shared = property is { IsStatic: true } ? Types.Close(((IFieldReferenceOperation)operation.Target).Field) : null;
        var syntax = operation.Syntax;
        return frame =>
        {
            var state = place.Prepare(frame);
            if (place.Get(frame, state) is { } known)
                return known;
            var entry = property is null ? null : machine.Enter(property, state ?? property, syntax);
            try
            {
                if (shared is not null)
                    return Known(machine.Functions.Statics.Cache(shared, () => value(frame), syntax));
                var result = value(frame);
                place.Set(frame, state, result);
                return Known(result);
            }
            finally
            {
                machine.Leave(entry);
            }
        };
    }

    private Code BindDeconstruction(IDeconstructionAssignmentOperation operation)
    {
        var value = Bind(operation.Value);
        var target = operation.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : operation.Target;
        if (target is not ITupleOperation tuple)
            return Refuse(operation, "This deconstruction cannot be evaluated in a plan");
        var assign = BindTargets(tuple, operation.Value.Type, operation);
        return frame =>
        {
            var result = value(frame);
            assign(frame, result);
            return result;
        };
    }

    private Action<Frame, object?> BindTargets(ITupleOperation tuple, ITypeSymbol? valueType, IDeconstructionAssignmentOperation operation)
    {
        var count = tuple.Elements.Length;
        var method = valueType is { IsTupleType: true } ? null : DeconstructMethod(valueType, count);
        var deconstruct = BindDeconstruct(method, count, operation.Syntax);
        var elementTypes = valueType is INamedTypeSymbol { IsTupleType: true } named
            ? [.. named.TupleElements.Select(element => element.Type)]
            : method?.Parameters.Skip(method.IsStatic ? 1 : 0).Select(parameter => parameter.Type).ToArray() ?? [];
        var targets = tuple.Elements.Select((element, index) => BindTarget(element, index < elementTypes.Length ? elementTypes[index] : null, operation)).ToArray();
        return (frame, value) =>
        {
            var elements = deconstruct(machine.NotNull(value, operation.Syntax));
            for (var i = 0; i < targets.Length; i++)
                targets[i](frame, elements[i]);
        };
    }

    private Action<Frame, object?> BindTarget(IOperation element, ITypeSymbol? type, IDeconstructionAssignmentOperation operation)
    {
        var inner = element is IDeclarationExpressionOperation declaration ? declaration.Expression : element;
        if (inner is ITupleOperation nested)
            return BindTargets(nested, type, operation);
        var place = BindPlace(element);
        var convert = type is not null && element.Type is { } target ? Conversions.Numeric(machine, Types.Close(type), Types.Close(target), isChecked: false) : null;
        return (frame, value) => place.Set(frame, place.Prepare(frame), Instance.Store(convert is null || value is null ? value : convert(value)));
    }

    private static IMethodSymbol? DeconstructMethod(ITypeSymbol? type, int count)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == count) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The parts of a tuple, or of an object with a Deconstruct method.</summary>
    private Func<object, object?[]> BindDeconstruct(IMethodSymbol? method, int count, SyntaxNode syntax)
    {
        if (method is null)
        {
            return value => value.GetType().FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
                ? Tuples.Elements(value, count)
                : throw machine.Refuse("This deconstruction cannot be evaluated in a plan", syntax);
        }

        var closed = Types.Close(method);
        return value =>
        {
            var cells = Enumerable.Range(0, count).Select(_ => new Cell()).ToArray();
            if (machine.Types.IsSource(closed))
                machine.Functions.CallVirtual(closed, closed.IsStatic ? null : value, closed.IsStatic ? [value, .. cells] : [.. cells], syntax, null);
            else
                CallByReference(closed, closed.IsStatic ? null : value, closed.IsStatic ? [value, .. cells] : [.. cells], syntax);
            return [.. cells.Select(cell => cell.Value)];
        };
    }

    /// <summary>Calls a library method whose by-reference arguments are cells.</summary>
    private object? CallByReference(IMethodSymbol method, object? receiver, object?[] arguments, SyntaxNode syntax)
    {
        var values = arguments.Select(argument => argument is Cell cell ? cell.Value : argument).ToArray();
        var result = machine.Functions.CallVirtual(method, receiver, values, syntax, null);
        for (var i = 0; i < values.Length; i++)
        {
            if (arguments[i] is Cell cell)
                cell.Value = Normalize(values[i], method.Parameters[i].Type);
        }

        return result;
    }

    private Code BindTuple(ITupleOperation operation)
    {
        var elements = operation.Elements.Select(Bind).ToArray();
        var type = operation.Type is null ? null : machine.Types.Map(Types.Close(operation.Type));
        return type is null ? Refuse(operation, "This tuple cannot be evaluated in a plan") : frame => Tuples.Create(type, [.. elements.Select(element => Instance.Store(element(frame)))]);
    }
}
