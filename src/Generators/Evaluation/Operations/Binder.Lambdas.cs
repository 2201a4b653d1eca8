using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private Dictionary<IMethodSymbol, Function>? _localFunctions;
    private Binder? _outer;

    private Code BindDelegate(IDelegateCreationOperation operation)
    {
        var type = Types.Close(operation.Type!);
        return operation.Target is IAnonymousFunctionOperation lambda ? BindLambda(lambda, type) : BindDelegateOf(operation.Target, type);
    }

    private Code BindLambda(IAnonymousFunctionOperation operation, ITypeSymbol? type)
    {
        if (operation.Symbol.IsAsync)
            return Refuse(operation, "async code cannot run in a plan");
        if (type is null)
            return Refuse(operation, "This lambda has no delegate type");
        var function = BindNested(operation.Symbol, operation.Body, Types);
        var syntax = operation.Syntax;
        var toDelegate = DelegateMaker(type, syntax);
        return frame =>
        {
            var captured = frame.Snapshot();
            return toDelegate(arguments => Run(function, captured, arguments, syntax), null);
        };
    }

    private object? Run(Function function, Frame outer, object?[] arguments, SyntaxNode syntax)
    {
        machine.Enter(syntax);
        try
        {
            return function.Run(machine, outer.Self, outer, arguments, null);
        }
        catch (Exception exception) when (!Machine.IsEscape(exception))
        {
            // a library that called would take it for an exception of the plan
            throw new UnknownException(machine.Defect(exception, syntax));
        }
        finally
        {
            machine.Leave();
        }
    }

    private Function BindNested(IMethodSymbol symbol, IBlockOperation body, TypeArguments typeArguments)
    {
        var function = new Function { Parameters = symbol.Parameters, Scope = new(symbol, scope) };
        foreach (var parameter in symbol.Parameters)
            function.Scope.Find(parameter);
        function.Body = new Binder(machine, typeArguments, function.Scope) { _outer = this }.BindBody(body, symbol);
        return function;
    }

    /// <summary>A method group.</summary>
    private Code BindDelegateOf(IOperation target, ITypeSymbol type)
    {
        var syntax = target.Syntax;
        var make = DelegateMaker(type, syntax);
        if (target is not IMethodReferenceOperation reference)
        {
            var existing = Bind(target);
            return frame => existing(frame) is { } value && Closure.Of(value) is { } closure ? make(arguments => Delegates.Call(closure, value, arguments), closure.Identity ?? closure) : throw machine.Refuse("This delegate cannot be evaluated in a plan", syntax);
        }

        var method = Types.Close(reference.Method);
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            var call = LocalFunction(method, syntax);
            return frame =>
            {
                var captured = frame.Snapshot();
                return make(arguments => call(captured, arguments), null);
            };
        }

        if (method is { Name: nameof(GetHashCode), IsStatic: false })
            return Refuse(target, NoHash);
        if (!machine.Types.IsSource(method) && machine.Members.Refusal(method) is { } refusal)
            return Refuse(target, refusal);
        var receiver = reference.Instance is { } instance ? Bind(instance) : null;
        return frame =>
        {
            var self = receiver?.Invoke(frame);
            if (!method.IsStatic)
                self = Instance.Store(machine.NotNull(self, syntax));
            return make(
                arguments => machine.Functions.CallVirtual(method, method.IsStatic ? null : self, method.IsStatic && self is not null ? [self, .. arguments] : arguments, syntax, null),
                (method.OriginalDefinition, self));
        };
    }

    private Func<Func<object?[], object?>, object?, object> DelegateMaker(ITypeSymbol type, SyntaxNode syntax)
    {
        var mapped = machine.Types.Map(type);
        return (invoke, identity) =>
        {
            var closure = new Closure(type, invoke, identity);
            return mapped is null || mapped == typeof(Closure) || !typeof(Delegate).IsAssignableFrom(mapped)
                ? mapped == typeof(Closure) ? closure : throw machine.Refuse($"{type.ToDisplayString()} is not among the types that a plan may use", syntax)
                : closure.ToDelegate(mapped) ?? throw machine.Refuse($"{type.ToDisplayString()} has parameters that a plan cannot pass", syntax);
        };
    }

    private Code BindDelegateCall(IInvocationOperation operation)
    {
        var target = Bind(operation.Instance!);
        var arguments = BindArguments(operation.Arguments, isLenient: false);
        var syntax = operation.Syntax;
        return frame =>
        {
            var value = machine.NotNull(target(frame), syntax);
            var values = arguments(frame);
            return Closure.Of(value) is { } closure ? Delegates.Call(closure, value, values) : RealMembers.Call(value.GetType().GetMethod("Invoke")!, value, values, syntax);
        };
    }

    private Code BindLocalCall(IInvocationOperation operation, IMethodSymbol method)
    {
        var call = LocalFunction(method, operation.Syntax);
        var arguments = BindArguments(operation.Arguments, isLenient: true);
        var references = BindReferences(operation.Arguments, isAliased: true);
        return frame =>
        {
            if (references is null)
                return Known(call(frame, arguments(frame)));
            var byReference = references(frame);
            var result = call(frame, byReference.Values);
            byReference.WriteBack();
            return Known(result);
        };
    }

    /// <summary>A local function; bound at its first call, since it may be declared further down or call itself.</summary>
    private Func<Frame, object?[], object?> LocalFunction(IMethodSymbol method, SyntaxNode syntax)
    {
        var depth = scope.DepthOf(method.ContainingSymbol);
        var declaring = this;
        for (var i = 0; i < depth && declaring._outer is not null; i++)
            declaring = declaring._outer;
        return (frame, arguments) => Run(declaring.Declared(method, syntax), At(frame, depth), arguments, syntax);
    }

    private Function Declared(IMethodSymbol method, SyntaxNode syntax)
    {
        _localFunctions ??= new(SymbolEqualityComparer.Default);
        if (_localFunctions.TryGetValue(method, out var function))
            return function;
        var declaration = method.OriginalDefinition.DeclaringSyntaxReferences[0].GetSyntax();
        if (machine.Model(declaration.SyntaxTree).GetOperation(declaration) is not ILocalFunctionOperation { Body: { } body } operation)
            throw machine.Incomplete(syntax);
        if (operation.Symbol.IsAsync)
            throw machine.Refuse("async code cannot run in a plan", syntax);
        return _localFunctions[method] = BindNested(operation.Symbol, body, Types.With(method));
    }
}
