using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>Turns operations into code, once per body and set of type arguments. What it does not know becomes code that refuses.</summary>
internal sealed partial class Binder(Machine machine, TypeArguments types, FunctionScope scope)
{
    public TypeArguments Types { get; } = types;

    /// <summary>The body of a method or constructor.</summary>
    public Code BindBody(IOperation body, IMethodSymbol method)
    {
        var block = body switch
        {
            IMethodBodyBaseOperation bodies => bodies.BlockBody ?? bodies.ExpressionBody,
            IBlockOperation own => own,
            _ => null,
        };
        if (block is null)
            return static _ => null;
        if (MayIterate(method) && IsIterator(block))
            return BindIterator(block, method);
        var run = BindStatement(block);
        return frame =>
        {
            run(frame);
            return frame.Result;
        };
    }

    /// <summary>Code that reports an operation as not evaluated when it is reached.</summary>
    public Code Refuse(IOperation operation, string reason) => _ => throw machine.Refuse(reason, operation.Syntax);

    /// <summary>An expression whose value is kept: structs are copied, unknowns are kept as such.</summary>
    public Code BindStored(IOperation operation)
    {
        var code = Bind(operation);
        var syntax = operation.Syntax;
        return frame => Instance.Store(machine.Lenient(code, frame, syntax));
    }

    /// <summary>An expression.</summary>
    public Code Bind(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var constant } && operation.Type is { } type && BindConstant(constant, Types.Close(type)) is { } code)
            return code;
        if (operation is ILiteralOperation { Type: null, ConstantValue: { HasValue: true, Value: null } })
            return static _ => null;
        if (operation.Type is IErrorTypeSymbol)
            return Incomplete(operation);
        return operation switch
        {
            IInvalidOperation => Incomplete(operation),
            IParenthesizedOperation parenthesized => Bind(parenthesized.Operand),
            ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation
                or IImplicitIndexerReferenceOperation or IDiscardOperation or IEventReferenceOperation => BindRead(operation),
            IConversionOperation conversion => BindConversion(conversion),
            IBinaryOperation binary => BindBinary(binary),
            IUnaryOperation unary => BindUnary(unary),
            ITupleBinaryOperation tuples => BindTupleEquality(tuples),
            IInvocationOperation invocation => BindInvocation(invocation),
            IObjectCreationOperation creation => BindCreation(creation),
            IWithOperation with => BindWith(with),
            IAnonymousObjectCreationOperation anonymous => BindAnonymous(anonymous),
            ITypeParameterObjectCreationOperation created => BindTypeParameterCreation(created),
            IInstanceReferenceOperation self => BindSelf(self),
            IConditionalOperation conditional => BindConditional(conditional),
            ICoalesceOperation coalesce => BindCoalesce(coalesce),
            ICoalesceAssignmentOperation assignment => BindCoalesceAssignment(assignment),
            IConditionalAccessOperation access => BindConditionalAccess(access),
            IConditionalAccessInstanceOperation => static frame => frame.Receiver,
            ISimpleAssignmentOperation assignment => BindAssignment(assignment),
            IEventAssignmentOperation assignment => BindEventAssignment(assignment),
            ICompoundAssignmentOperation assignment => BindCompound(assignment),
            IIncrementOrDecrementOperation increment => BindIncrement(increment),
            IDeconstructionAssignmentOperation deconstruction => BindDeconstruction(deconstruction),
            IDeclarationExpressionOperation declaration => Bind(declaration.Expression),
            IInterpolatedStringOperation text => BindInterpolation(text),
            IInterpolatedStringHandlerCreationOperation handler => BindHandler(handler),
            IArrayCreationOperation array => BindArray(array),
            ICollectionExpressionOperation collection => BindCollection(collection),
            ISwitchExpressionOperation choice => BindSwitchExpression(choice),
            IIsPatternOperation pattern => BindIsPattern(pattern),
            IIsTypeOperation test => BindIsType(test),
            IDelegateCreationOperation created => BindDelegate(created),
            IAnonymousFunctionOperation lambda => BindLambda(lambda, null),
            ITranslatedQueryOperation query => Bind(query.Operation),
            ITupleOperation tuple => BindTuple(tuple),
            IDefaultValueOperation value => BindDefault(value),
            ITypeOfOperation typeOf => BindTypeOf(typeOf),
            IThrowOperation thrown => BindThrow(thrown),
            IRangeOperation range => BindRange(range),
            IUtf8StringOperation utf8 => _ => System.Text.Encoding.UTF8.GetBytes(utf8.Value),
            IExpressionStatementOperation statement => Bind(statement.Operation),
            IArgumentOperation argument => Bind(argument.Value),
            _ => Refuse(operation, $"{Describe(operation)} cannot be evaluated in a plan"),
        };
    }

    private static string Describe(IOperation operation) => operation.Kind switch
    {
        OperationKind.Await => "await",
        OperationKind.DynamicInvocation or OperationKind.DynamicMemberReference or OperationKind.DynamicIndexerAccess or OperationKind.DynamicObjectCreation => "dynamic code",
        OperationKind.AddressOf => "a pointer",
        OperationKind.None => operation.Syntax.Kind().ToString(),
        _ => operation.Kind.ToString(),
    };

    private Code Incomplete(IOperation operation) => _ => throw machine.Incomplete(operation.Syntax);

    private Code? BindConstant(object? constant, ITypeSymbol type)
    {
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && constant is not null)
            type = ((INamedTypeSymbol)type).TypeArguments[0];
        if (constant is null)
            return type.IsValueType && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T ? null : static _ => null;
        if (type.TypeKind != TypeKind.Enum)
            return machine.Types.Map(type) is { } mapped && mapped.IsInstanceOfType(constant) ? _ => constant : null;
        var value = Conversions.ToEnum(machine, constant, (INamedTypeSymbol)type);
        return value is null ? null : _ => value;
    }

    private Code BindDefault(IDefaultValueOperation operation)
    {
        var type = Types.Close(operation.Type!);
        if (type.IsValueType && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T && !machine.Types.IsSource(type) && machine.Types.Map(type) is null)
            return Refuse(operation, $"{type.ToDisplayString()} is not among the types that a plan may use");
        return _ => machine.Types.Default(type);
    }

    private Code BindSelf(IInstanceReferenceOperation operation) => operation.ReferenceKind switch
    {
        InstanceReferenceKind.ContainingTypeInstance => SelfAt(operation),
        _ => static frame => frame.Receiver,
    };

    private Code SelfAt(IOperation operation)
    {
        _ = operation;
        return static frame => frame.Self is Instance instance ? instance.Value : frame.Self;
    }

    private Code BindThrow(IThrowOperation operation)
    {
        var syntax = operation.Syntax;
        if (operation.Exception is null)
            return frame => throw (frame.Label as ThrownException ?? machine.Throw(new InvalidOperationException("There is nothing to throw again."), syntax));
        var exception = Bind(operation.Exception);
        return frame => throw machine.Throw(exception(frame) as Exception ?? new NullReferenceException(), syntax);
    }

    private Code BindTypeOf(ITypeOfOperation operation)
    {
        var type = Types.Close(operation.TypeOperand);
        return _ => new TypeName(type);
    }

    private Code BindRange(IRangeOperation operation)
    {
        var left = operation.LeftOperand is { } start ? Bind(start) : static _ => IndexValue.Start;
        var right = operation.RightOperand is { } end ? Bind(end) : static _ => IndexValue.End;
        return frame => new RangeValue((IndexValue)left(frame)!, (IndexValue)right(frame)!);
    }

    private IndexValue MakeIndex(object? value, bool isFromEnd, SyntaxNode syntax)
    {
        try
        {
            return new((int)value!, isFromEnd);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw machine.Throw(exception, syntax);
        }
    }
}
