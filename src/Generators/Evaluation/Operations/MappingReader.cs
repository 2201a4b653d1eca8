using Groundplan.Generators.Evaluation.Tracing;
using Groundplan.Migrations.Mapping;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>Reads the lambda of a mapping as operations: the same tree as <see cref="ExpressionReader"/> makes of the compiled one.</summary>
internal sealed class MappingReader(Binder binder, OriginTable trace)
{
    // Each level of the tree is one of the compiler's stack, and of every pass over the tree.
    private const int DeepestNesting = 200;

    private int _depth;

    /// <summary>The tree of an operation, once the frame around the lambda is known.</summary>
    public Func<Frame, LambdaNode> Read(IOperation operation)
    {
        if (_depth >= DeepestNesting)
            return Unsupported("An expression this deep");
        _depth++;
        var read = ReadOne(operation);
        _depth--;
        return read;
    }

    /// <summary>What a lambda of one expression returns, or null for any other.</summary>
    public static IOperation? ResultOf(IAnonymousFunctionOperation lambda) => lambda.Body.Operations.Length == 1 ? (lambda.Body.Operations[0] as IReturnOperation)?.ReturnedValue : null;

    private Func<Frame, LambdaNode> ReadOne(IOperation operation)
    {
        if (operation is not (IObjectCreationOperation or IArrayCreationOperation) && !DependsOnItem(operation))
            return ConstantOf(operation);
        var type = SymbolItemTypes.Of(operation.Type);
        return operation switch
        {
            IParenthesizedOperation inner => Read(inner.Operand),
            IParameterReferenceOperation parameter => Always(new LambdaNode.Parameter(parameter.Parameter.Name, type)),
            IPropertyReferenceOperation { Instance: { } target, Arguments.Length: 0 } member => Member(target, member.Property.Name, type),
            IPropertyReferenceOperation { Instance: { } target, Arguments: var arguments, Property: var indexer } => Call(NameOf(indexer.GetMethod!), [target, .. arguments.Select(argument => argument.Value)], type),
            IObjectCreationOperation creation => New(creation, type),
            IArrayCreationOperation { Initializer: { } initializer } => List(initializer.ElementValues, type),
            IInvocationOperation { TargetMethod: { Name: nameof(string.Concat), ContainingType.SpecialType: SpecialType.System_String } } call when Flat(call) is { } parts => Texts(parts),
            IInvocationOperation { TargetMethod: { Name: nameof(string.Format), ContainingType.SpecialType: SpecialType.System_String } } call when Flat(call) is { } parts && parts[0].ConstantValue is { HasValue: true, Value: string format } => Formatted(format, [.. parts.Skip(1)]),
            IInvocationOperation call => Call(
                NameOf(call.TargetMethod),
                [.. call.Instance is { } receiver ? (IOperation[])[receiver] : [], .. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)],
                type),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Operation("?:", [choice.Condition, choice.WhenTrue, otherwise], type),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => Texts([sum.LeftOperand, sum.RightOperand]),
            IBinaryOperation binary when OperatorOf(binary.OperatorKind) is { } sign => Operation(sign, [binary.LeftOperand, binary.RightOperand], type),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } unary => Operation("!", [unary.Operand], type),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } unary => Operation("-", [unary.Operand], type),
            ICoalesceOperation coalesce => Operation("??", [coalesce.Value, coalesce.WhenNull], type),
            IConversionOperation conversion => Converted(conversion.Operand, type),
            IInterpolatedStringOperation text => Interpolated(text),
            _ => Unsupported($"{operation.Kind} cannot be part of a mapping"),
        };
    }

    private static Func<Frame, LambdaNode> Always(LambdaNode node) => _ => node;

    private static Func<Frame, LambdaNode> Unsupported(string reason) => Always(new LambdaNode.Unsupported(reason));

    private Func<Frame, LambdaNode> ConstantOf(IOperation operation)
    {
        var code = binder.Bind(operation);
        var type = SymbolItemTypes.Of(operation.Type);
        return frame => code(frame) is var value && value is null ? new LambdaNode.Constant(null, ItemType.Unknown) : new LambdaNode.Constant(value, type);
    }

    private Func<Frame, LambdaNode> Member(IOperation target, string name, ItemType type)
    {
        var of = Read(target);
        return frame => new LambdaNode.Member(of(frame), name, type);
    }

    private Func<Frame, LambdaNode> New(IObjectCreationOperation creation, ItemType type)
    {
        if (creation is { Arguments.Length: 0, Initializer.Initializers: { Length: > 0 } added } && added.All(element => element is IInvocationOperation { Arguments.Length: 1 }))
            return List([.. added.Select(element => ((IInvocationOperation)element).Arguments[0].Value)], type);
        var values = creation.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => (Name: argument.Parameter!.Name, argument.Value.Syntax, Value: Read(argument.Value)))
            .Concat((creation.Initializer?.Initializers ?? []).Select(entry => entry is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property, Value: not IObjectOrCollectionInitializerOperation and var value }
                ? (Name: property.Property.Name, entry.Syntax, Value: Read(value))
                : (Name: (entry as IMemberInitializerOperation)?.InitializedMember is IPropertyReferenceOperation inner ? inner.Property.Name : "", entry.Syntax, Value: Unsupported("A nested initializer cannot be part of a mapping"))))
            .ToList();
        var syntax = creation.Syntax;
        return frame =>
        {
            var made = new LambdaNode.New(type, values.Select(value => (value.Name, value.Value(frame))).ToItems());
            trace.Created(made, syntax);
            foreach (var value in values)
                trace.Set(made, value.Name, value.Syntax, null);
            return made;
        };
    }

    private Func<Frame, LambdaNode> List(IReadOnlyList<IOperation> elements, ItemType type)
    {
        var read = elements.Select(Read).ToList();
        return frame => new LambdaNode.List(read.Select(element => element(frame)).ToItems(), type);
    }

    private Func<Frame, LambdaNode> Call(string name, IReadOnlyList<IOperation> arguments, ItemType type)
    {
        var read = arguments.Select(Argument).ToList();
        return frame => new LambdaNode.Call(name, read.Select(argument => argument(frame)).ToItems(), type);
    }

    private Func<Frame, LambdaNode> Operation(string sign, IReadOnlyList<IOperation> operands, ItemType type)
    {
        var read = operands.Select(Read).ToList();
        return frame => new LambdaNode.Operation(sign, read.Select(operand => operand(frame)).ToItems(), type);
    }

    private Func<Frame, LambdaNode> Converted(IOperation operand, ItemType type)
    {
        var read = Read(operand);
        return frame => ExpressionReader.Converted(read(frame), type);
    }

    private Func<Frame, LambdaNode> Texts(IReadOnlyList<IOperation> parts)
    {
        var read = parts.Select(Read).ToList();
        return frame => TextNodes.Concat(read.Select(part => part(frame)));
    }

    private Func<Frame, LambdaNode> Formatted(string format, IReadOnlyList<IOperation> holes)
    {
        var read = holes.Select(Read).ToList();
        return frame => TextNodes.Composite(format, [.. read.Select(hole => hole(frame))]) ?? new LambdaNode.Unsupported("This format cannot be part of a mapping");
    }

    private Func<Frame, LambdaNode> Interpolated(IInterpolatedStringOperation text)
    {
        var parts = text.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation { Text: ILiteralOperation { ConstantValue.Value: string literal } } => Always(TextNodes.Text(literal)),
            IInterpolationOperation { Alignment: null } hole => Hole(hole),
            _ => Unsupported("An aligned interpolation cannot be part of a mapping"),
        }).ToList();
        return frame => TextNodes.Concat(parts.Select(part => part(frame)));
    }

    private Func<Frame, LambdaNode> Hole(IInterpolationOperation hole)
    {
        var read = Read(hole.Expression);
        var format = hole.FormatString?.ConstantValue.Value as string;
        return frame => TextNodes.Hole(read(frame), format);
    }

    private Func<Frame, LambdaNode> Argument(IOperation argument)
    {
        var value = argument;
        while (value is IConversionOperation or IDelegateCreationOperation)
            value = value.ChildOperations.First();
        if (value is not IAnonymousFunctionOperation lambda)
            return Read(argument);
        if (lambda.Symbol.Parameters.Length != 1 || ResultOf(lambda) is not { } result)
            return Unsupported("A lambda of several parameters or statements cannot be part of a mapping");
        var body = Read(result);
        var parameter = lambda.Symbol.Parameters[0];
        var of = SymbolItemTypes.Of(parameter.Type);
        return frame => new LambdaNode.Lambda(parameter.Name, of, body(frame));
    }

    /// <summary>The arguments of a call that puts texts together, or null where it takes a sequence.</summary>
    private static IReadOnlyList<IOperation>? Flat(IInvocationOperation call)
    {
        var flat = new List<IOperation>();
        foreach (var argument in call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal))
        {
            if (argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } elements } })
                flat.AddRange(elements.ElementValues);
            else if (argument.Parameter!.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object)
                flat.Add(argument.Value);
            else
                return null;
        }

        return flat;
    }

    // A lookup is one of the run's too, whatever its key.
    private static bool DependsOnItem(IOperation operation)
    {
        if (operation is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.LambdaMethod } })
            return true;
        if (operation is IAnonymousFunctionOperation)
            return true;
        if (operation is IInvocationOperation { TargetMethod.ContainingType: { Name: nameof(Migrations.Lookup) } type } && type.ToDisplayString() == typeof(Migrations.Lookup).FullName)
            return true;
        return operation.ChildOperations.Any(DependsOnItem);
    }

    private static string NameOf(IMethodSymbol method) => $"{method.ContainingNamespace.ToDisplayString()}.{method.ContainingType.MetadataName}.{method.Name}";

    private static string? OperatorOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "+",
        BinaryOperatorKind.Subtract => "-",
        BinaryOperatorKind.Multiply => "*",
        BinaryOperatorKind.Divide => "/",
        BinaryOperatorKind.Remainder => "%",
        BinaryOperatorKind.Equals => "==",
        BinaryOperatorKind.NotEquals => "!=",
        BinaryOperatorKind.LessThan => "<",
        BinaryOperatorKind.LessThanOrEqual => "<=",
        BinaryOperatorKind.GreaterThan => ">",
        BinaryOperatorKind.GreaterThanOrEqual => ">=",
        BinaryOperatorKind.ConditionalAnd => "&&",
        BinaryOperatorKind.ConditionalOr => "||",
        _ => null,
    };
}
