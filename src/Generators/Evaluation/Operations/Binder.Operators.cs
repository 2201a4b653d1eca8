using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private delegate object? Operator(object? left, object? right);

    private Code BindBinary(IBinaryOperation operation)
    {
        var left = Bind(operation.LeftOperand);
        var right = Bind(operation.RightOperand);
        var syntax = operation.Syntax;
        if (operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr && operation.OperatorMethod is null)
        {
            var stop = operation.OperatorKind == BinaryOperatorKind.ConditionalOr;
            return frame => (bool)left(frame)! == stop ? stop : right(frame);
        }

        var apply = BindOperator(operation.OperatorKind, operation.OperatorMethod, operation.LeftOperand.Type, operation.RightOperand.Type, operation.Type, operation.IsLifted, operation.IsChecked, operation);
        if (operation.OperatorMethod is { } logical && operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
            return BindShortCircuit(operation, left, right, Types.Close(logical));
        return apply is null
            ? Refuse(operation, $"The operator {operation.OperatorKind} on {operation.LeftOperand.Type?.ToDisplayString()} cannot be evaluated in a plan")
            : frame => Guarded(apply, left(frame), right(frame), syntax);
    }

    /// <summary><c>&amp;&amp;</c> and <c>||</c> of a type with operators of its own.</summary>
    private Code BindShortCircuit(IBinaryOperation operation, Code left, Code right, IMethodSymbol method)
    {
        var test = method.ContainingType.GetMembers(operation.OperatorKind == BinaryOperatorKind.ConditionalAnd ? "op_False" : "op_True").OfType<IMethodSymbol>().First();
        var (stops, both) = (BindOperator(test, operation.Syntax), BindOperator(method, operation.Syntax));
        return frame =>
        {
            var first = left(frame);
            return stops([first]) is true ? first : both([first, right(frame)]);
        };
    }

    private object? Guarded(Operator apply, object? left, object? right, SyntaxNode syntax)
    {
        try
        {
            return machine.Charge(apply(left, right), syntax);
        }
        catch (ArithmeticException exception)
        {
            throw machine.Throw(exception, syntax);
        }
    }

    private Operator? BindOperator(
        BinaryOperatorKind kind, IMethodSymbol? method, ITypeSymbol? leftType, ITypeSymbol? rightType, ITypeSymbol? resultType, bool isLifted, bool isChecked, IOperation operation)
    {
        var apply = method is not null ? UserOperator(Implemented(Types.Close(method), ConstrainedType(operation)), operation.Syntax)
            : resultType is { SpecialType: SpecialType.System_String } && kind == BinaryOperatorKind.Add ? (left, right) => Format(left, null, operation.Syntax) + Format(right, null, operation.Syntax)
            : BuiltIn(kind, leftType, rightType, resultType, isChecked, operation.Syntax);
        isLifted |= method is null && (leftType is not null && IsNullable(leftType) || rightType is not null && IsNullable(rightType));
        if (apply is null || !isLifted)
            return apply;
        return kind switch
        {
            BinaryOperatorKind.Equals => (left, right) => left is null || right is null ? left is null && right is null : apply(left, right),
            BinaryOperatorKind.NotEquals => (left, right) => left is null || right is null ? !(left is null && right is null) : apply(left, right),
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual =>
                (left, right) => left is null || right is null ? false : apply(left, right),
            BinaryOperatorKind.And when IsBool(leftType) => (left, right) => left is false || right is false ? false : left is null || right is null ? null : true,
            BinaryOperatorKind.Or when IsBool(leftType) => (left, right) => left is true || right is true ? true : left is null || right is null ? null : false,
            _ => (left, right) => left is null || right is null ? null : apply(left, right),
        };
    }

    private static ITypeSymbol? ConstrainedType(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.ConstrainedToType,
        IUnaryOperation unary => unary.ConstrainedToType,
        ICompoundAssignmentOperation compound => compound.ConstrainedToType,
        IIncrementOrDecrementOperation increment => increment.ConstrainedToType,
        IConversionOperation conversion => conversion.ConstrainedToType,
        _ => null,
    };

    private static bool IsBool(ITypeSymbol? type) => type is not null && Conversions.Underlying(type).SpecialType == SpecialType.System_Boolean;

    private Operator UserOperator(IMethodSymbol method, SyntaxNode syntax)
    {
        if (!machine.Types.IsSource(method) && machine.Types.Map(method.ContainingType) == typeof(string) && method.Name is "op_Equality" or "op_Inequality")
        {
            var isEqual = method.Name == "op_Equality";
            if (method.ContainingType.SpecialType == SpecialType.System_String)
                return (left, right) => object.Equals(left, right) == isEqual;
        }

        return (left, right) => machine.Functions.Call(method, null, [left, right], syntax, null);
    }

    private Operator? BuiltIn(BinaryOperatorKind kind, ITypeSymbol? leftType, ITypeSymbol? rightType, ITypeSymbol? resultType, bool isChecked, SyntaxNode syntax)
    {
        var left = leftType is null ? null : Conversions.Underlying(Types.Close(leftType));
        var right = rightType is null ? null : Conversions.Underlying(Types.Close(rightType));
        if (left is { TypeKind: TypeKind.Enum } || right is { TypeKind: TypeKind.Enum })
            return EnumOperator(kind, left, right, resultType, isChecked);
        if (left is not null && Arithmetic.Binary(kind, left.SpecialType, isChecked) is { } apply)
            return (x, y) => apply(x!, y!);
        if (resultType is { TypeKind: TypeKind.Delegate } && kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract)
            return (x, y) => kind == BinaryOperatorKind.Add ? Delegates.Combine(machine, x, y, syntax) : Delegates.Remove(machine, x, y, syntax);
        return kind switch
        {
            BinaryOperatorKind.Equals => left is { SpecialType: SpecialType.System_String } ? static (x, y) => object.Equals(x, y) : SameObject,
            BinaryOperatorKind.NotEquals => left is { SpecialType: SpecialType.System_String } ? static (x, y) => !object.Equals(x, y) : static (x, y) => SameObject(x, y) is false,
            _ => null,
        };
    }

    private static object? SameObject(object? left, object? right) =>
        Closure.Of(left) is not null && Closure.Of(right) is not null ? Delegates.AreEqual(left!, right!)
        : left is ValueType || left is EnumValue || left is TypeName || left is Delegate ? object.Equals(left, right) : ReferenceEquals(left, right);

    private Operator? EnumOperator(BinaryOperatorKind kind, ITypeSymbol? left, ITypeSymbol? right, ITypeSymbol? resultType, bool isChecked)
    {
        var type = (INamedTypeSymbol)(left is { TypeKind: TypeKind.Enum } ? left : right)!;
        var underlying = type.EnumUnderlyingType!.SpecialType;
        var arithmetic = underlying is SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 ? underlying : SpecialType.System_Int32;
        if (Arithmetic.Binary(kind, arithmetic, isChecked) is not { } apply)
            return null;
        var result = resultType is null ? null : Conversions.Underlying(resultType) as INamedTypeSymbol;
        return (x, y) =>
        {
            var value = apply(Numbers.Convert(Conversions.FromEnum(x!), arithmetic, isChecked: false), Numbers.Convert(Conversions.FromEnum(y!), arithmetic, isChecked: false));
            if (result is { TypeKind: TypeKind.Enum })
                return Conversions.ToEnum(machine, value, result, isChecked);
            return value is bool || result is null ? value : Numbers.Convert(value, result.SpecialType, isChecked: false);
        };
    }

    private Code BindUnary(IUnaryOperation operation)
    {
        var operand = Bind(operation.Operand);
        var syntax = operation.Syntax;
        if (operation.OperatorMethod is { } method)
        {
            var call = BindOperator(Implemented(Types.Close(method), operation.ConstrainedToType), syntax);
            var isLifted = operation.IsLifted;
            return frame => operand(frame) is var value && isLifted && value is null ? null : call([value]);
        }

        if (operation.OperatorKind == UnaryOperatorKind.Hat)
            return frame => MakeIndex(operand(frame), isFromEnd: true, syntax);
        var isChecked = operation.IsChecked;
        var type = Conversions.Underlying(Types.Close(operation.Type!));
        return frame =>
        {
            var value = operand(frame);
            if (value is null)
                return null;
            try
            {
                return Unary(operation.OperatorKind, value, type, isChecked) ?? throw machine.Refuse($"The operator {operation.OperatorKind} cannot be evaluated in a plan", syntax);
            }
            catch (ArithmeticException exception)
            {
                throw machine.Throw(exception, syntax);
            }
        };
    }

    private object? Unary(UnaryOperatorKind kind, object value, ITypeSymbol type, bool isChecked) => (kind, value) switch
    {
        (UnaryOperatorKind.Not, bool truth) => !truth,
        (UnaryOperatorKind.Plus, _) => value,
        (UnaryOperatorKind.Minus, int number) => isChecked ? checked(-number) : unchecked(-number),
        (UnaryOperatorKind.Minus, long number) => isChecked ? checked(-number) : unchecked(-number),
        (UnaryOperatorKind.Minus, double number) => -number,
        (UnaryOperatorKind.Minus, float number) => -number,
        (UnaryOperatorKind.Minus, decimal number) => -number,
        (UnaryOperatorKind.BitwiseNegation, int number) => ~number,
        (UnaryOperatorKind.BitwiseNegation, uint number) => ~number,
        (UnaryOperatorKind.BitwiseNegation, long number) => ~number,
        (UnaryOperatorKind.BitwiseNegation, ulong number) => ~number,
        (UnaryOperatorKind.BitwiseNegation, EnumValue or Enum) => Complement(value, (INamedTypeSymbol)type),
        _ => null,
    };

    private object? Complement(object value, INamedTypeSymbol type)
    {
        var number = Conversions.FromEnum(value);
        return Conversions.ToEnum(machine, number is ulong bits ? ~bits : ~Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture), type);
    }

    private Code BindTupleEquality(ITupleBinaryOperation operation)
    {
        var left = Bind(operation.LeftOperand);
        var right = Bind(operation.RightOperand);
        var isEqual = operation.OperatorKind == BinaryOperatorKind.Equals;
        return frame => object.Equals(left(frame), right(frame)) == isEqual;
    }
}
