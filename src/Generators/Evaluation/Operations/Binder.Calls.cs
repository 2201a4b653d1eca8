using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private const string NoHash = "A hash code is not the same in every process: only a GetHashCode of a plan's own type may use it, for libraries";

    /// <summary>Where the arguments are written, by parameter; null for defaults.</summary>
    public static IReadOnlyList<SyntaxNode?> ArgumentSyntax(IReadOnlyList<IArgumentOperation> arguments)
    {
        var syntax = new SyntaxNode?[arguments.Count];
        foreach (var argument in arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter is { } parameter && parameter.Ordinal < syntax.Length)
                syntax[parameter.Ordinal] = argument.Value.Syntax;
        }

        return syntax;
    }

    /// <summary>The arguments by parameter, evaluated in the order in which they are written.</summary>
    public Func<Frame, object?[]> BindArguments(IReadOnlyList<IArgumentOperation> arguments, bool isLenient)
    {
        machine.IsBoundToLines |= arguments.Any(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && argument.Parameter!.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CallerLineNumberAttribute"));
        var codes = arguments.Select(argument => (
            Ordinal: argument.Parameter?.Ordinal ?? 0,
            Code: IsCallerPath(argument) ? CallerPath(argument, isLenient) : isLenient ? BindStored(argument.Value) : BindCopied(argument.Value))).ToArray();
        return frame =>
        {
            var values = new object?[codes.Length];
            foreach (var (ordinal, code) in codes)
                values[ordinal] = code(frame);
            return values;
        };
    }

    private static bool IsCallerPath(IArgumentOperation argument) =>
        argument.ArgumentKind == ArgumentKind.DefaultValue && argument.Parameter!.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CallerFilePathAttribute");

    private Code CallerPath(IArgumentOperation argument, bool isLenient)
    {
        var code = Refuse(argument, $"[CallerFilePath] is where the project lies on this machine: pass a value for '{argument.Parameter!.Name}'");
        return isLenient ? frame => machine.Lenient(code, frame, argument.Syntax) : code;
    }

    private Code BindCopied(IOperation operation)
    {
        var code = Bind(operation);
        return operation.Type is { IsValueType: true } ? frame => Instance.Store(code(frame)) : code;
    }

    private Code BindInvocation(IInvocationOperation operation)
    {
        if (!operation.TargetMethod.ReturnsByRef && !operation.TargetMethod.ReturnsByRefReadonly)
            return BindCall(operation);
        var place = BindResultPlace(operation);
        return frame => place.Get(frame, place.Prepare(frame));
    }

    private Code BindCall(IInvocationOperation operation)
    {
        var method = Types.Close(operation.TargetMethod);
        var syntax = operation.Syntax;
        if (method.ContainingType is IErrorTypeSymbol || method.Parameters.Length != operation.Arguments.Length)
            return Incomplete(operation);
        if (TypeArguments.IsTooLarge(method.TypeArguments.Append(method.ContainingType)))
            return Refuse(operation, "The type arguments are too large for a plan: does a generic method call itself with ever larger types?");
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return BindDelegateCall(operation);
        if (method.MethodKind == MethodKind.LocalFunction)
            return BindLocalCall(operation, method);
        method = Implemented(method, operation.ConstrainedToType);
        if (method is { Name: nameof(GetHashCode), IsStatic: false } && !StableHash.IsHashing(scope.Symbol))
            return Refuse(operation, NoHash);
        var isSource = machine.Types.IsSource(method);
        if (!isSource && StableHash.IsHashing(scope.Symbol) && BindHash(operation, method) is { } hash)
            return hash;
        if (!isSource && SpecialCalls.Find(method) is { } special)
            return BindSpecial(operation, special, method);
        if (!isSource && !CouldBeOverridden(operation.Instance) && machine.Members.Refusal(method) is { } refusal)
            return Refuse(operation, $"{method.ContainingType.Name}.{method.Name} is not evaluated: {refusal}");

        var receiver = operation.Instance is { } instance ? BindReceiver(instance) : null;
        var isPrint = method is { Name: nameof(ToString), IsStatic: false, Parameters.Length: 0 } && !isSource;
        var isBase = operation.Instance is { Syntax: BaseExpressionSyntax };
        var arguments = BindArguments(operation.Arguments, isSource);
        var references = BindReferences(operation.Arguments, isAliased: isSource);
        var argumentSyntax = BindArgumentSyntax(operation.Arguments);
        return frame =>
        {
            var self = receiver is null ? null : machine.NotNull(receiver(frame), syntax);
            var values = references is null ? arguments(frame) : null;
            var byReference = values is null ? references!(frame) : null;
            values ??= byReference!.Values;
            if (isPrint && HostText.Refusal(self) is { } host)
                throw machine.Refuse(host, syntax);
            if (isPrint && Values.Text.TypeOf(self) is { } printed)
                return machine.Charge(printed, syntax);
            if (self is EnumValue enumValue && !isSource)
                return EnumMembers.Call(machine, enumValue, method, values, syntax);
            var result = isBase
                ? CallBase(method, self, values, syntax)
                : isSource || byReference is null
                    ? machine.Functions.CallVirtual(method, self, values, syntax, isSource ? argumentSyntax(frame) : null)
                    : CallByReference(method, self, values, syntax);
            byReference?.WriteBack();
            return isSource ? result : Normalize(result, method.ReturnType);
        };
    }

    /// <summary>A part of a hash code, in what libraries call for one.</summary>
    private Code? BindHash(IInvocationOperation operation, IMethodSymbol method)
    {
        if (method is { Name: "Combine", ContainingType: { Name: "HashCode", ContainingNamespace.Name: "System" } })
        {
            var parts = operation.Arguments.Select(argument => Bind(argument.Value)).ToArray();
            return frame => StableHash.Combine(parts.Select(part => part(frame)).ToList());
        }

        if (method is not { Name: nameof(GetHashCode), IsStatic: false } || operation.Instance is not { Syntax: not BaseExpressionSyntax } instance)
            return null;
        var (target, arguments, syntax, isNullable) = (Bind(instance), BindArguments(operation.Arguments, isLenient: false), operation.Syntax, IsNullable(method.ContainingType));
        return frame =>
        {
            var self = isNullable ? target(frame) : machine.NotNull(target(frame), syntax);
            var values = arguments(frame);
            if (values.Length == 0)
                return StableHash.Of(self);
            if (self is string text && values[0] is StringComparison comparison)
                return StableHash.Of(text, comparison);
            return Instance.Of(self) is null ? StableHash.Of(self!, values[0]) : machine.Functions.CallVirtual(method, self, values, syntax, null);
        };
    }

    /// <summary>What a static abstract member means for the type that a type parameter stands for.</summary>
    private IMethodSymbol Implemented(IMethodSymbol method, ITypeSymbol? constrained)
    {
        if (constrained is null || !method.IsStatic || Types.Close(constrained).FindImplementationForInterfaceMember(method.ConstructedFrom) is not IMethodSymbol implementation)
            return method;
        return method.IsGenericMethod ? implementation.Construct([.. method.TypeArguments]) : implementation;
    }

    /// <summary>A struct that is no variable is a copy: what a call changes of it is lost.</summary>
    private Code BindReceiver(IOperation instance) =>
        instance is IPropertyReferenceOperation or IInvocationOperation or IConversionOperation or IConditionalAccessInstanceOperation ? BindCopied(instance) : Bind(instance);

    private object? CallBase(IMethodSymbol method, object? self, object?[] values, SyntaxNode syntax)
    {
        if (machine.Types.IsSource(method))
            return machine.Functions.Call(method, self, values, syntax, null);
        if (Instance.Of(self) is { } instance && method.Name == nameof(ToString) && self is not Exception)
            return instance.Type.FullName;
        throw machine.Refuse($"base.{method.Name} of {method.ContainingType.Name} is not evaluated", syntax);
    }

    private bool CouldBeOverridden(IOperation? instance) =>
        instance?.Type is { } type && (machine.Types.IsSource(Types.Close(type)) || Types.Close(type).SpecialType == SpecialType.System_Object || Types.Close(type).TypeKind is TypeKind.Interface or TypeKind.TypeParameter);

    /// <summary>Arguments when some are passed by reference: to functions of the plan as what they are, to libraries copied in and back.</summary>
    private Func<Frame, ReferenceArguments>? BindReferences(IReadOnlyList<IArgumentOperation> arguments, bool isAliased)
    {
        if (arguments.All(argument => argument.Parameter!.RefKind is RefKind.None or RefKind.In || argument.Parameter.RefKind == RefKind.RefReadOnlyParameter))
            return null;
        var bound = arguments.Select(argument => argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out && argument.Value is not IInterpolatedStringHandlerCreationOperation
            ? (argument.Parameter.Ordinal, argument.Parameter.RefKind, Place: BindPlace(argument.Value), Code: (Code?)null)
            : (argument.Parameter.Ordinal, argument.Parameter.RefKind, Place: null, Code: BindCopied(argument.Value))).ToArray();
        var cells = arguments.Select(argument => isAliased && argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out && argument.Value is not (IInterpolatedStringHandlerCreationOperation or IDiscardOperation) ? BindCell(argument.Value) : null).ToArray();
        return frame =>
        {
            if (isAliased)
                return new(Aliased(frame, bound.Select(argument => (argument.Ordinal, argument.Code)).ToArray(), cells), []);
            var values = new object?[bound.Length];
            var back = new List<Action>();
            foreach (var (ordinal, kind, place, code) in bound)
            {
                if (place is null)
                {
                    values[ordinal] = code!(frame);
                    continue;
                }

                var state = place.Prepare(frame);
                var cell = new Cell { Value = kind == RefKind.Ref ? place.Get(frame, state) : null };
                values[ordinal] = cell;
                back.Add(() => place.Set(frame, state, cell.Value));
            }

            return new(values, back);
        };
    }

    private static object?[] Aliased(Frame frame, (int Ordinal, Code? Code)[] arguments, Func<Frame, Cell>?[] cells)
    {
        var values = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            values[arguments[i].Ordinal] = cells[i] is { } cell ? cell(frame) : arguments[i].Code is { } code ? code(frame) : new Cell();
        return values;
    }

    private Func<Frame, IReadOnlyList<SyntaxNode?>> BindArgumentSyntax(IReadOnlyList<IArgumentOperation> arguments)
    {
        var known = ArgumentSyntax(arguments);
        var handed = arguments.Where(argument => Source(argument.Value) is not null).ToList();
        if (handed.Count == 0)
            return _ => known;
        return frame =>
        {
            var syntax = known.ToArray();
            foreach (var argument in handed)
                syntax[argument.Parameter!.Ordinal] = SyntaxOf(argument.Value, frame);
            return syntax;
        };
    }

    /// <summary>Where a value was written: for a parameter of a helper, the caller's argument.</summary>
    private SyntaxNode SyntaxOf(IOperation value, Frame frame) =>
        Source(value) is { } parameter && frame.Arguments is { } arguments && parameter.Ordinal < arguments.Count && arguments[parameter.Ordinal] is { } syntax ? syntax : value.Syntax;

    private IParameterSymbol? Source(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, scope.Symbol?.OriginalDefinition) ? parameter : null;
    }

    private sealed record ReferenceArguments(object?[] Values, List<Action> Back)
    {
        public void WriteBack()
        {
            foreach (var action in Back)
                action();
        }
    }
}
