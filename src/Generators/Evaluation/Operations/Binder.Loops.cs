using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private Step BindForEach(IForEachLoopOperation operation)
    {
        var collection = Bind(operation.Collection);
        var assign = BindLoopVariable(operation);
        var body = BindStatement(operation.Body);
        var enumerate = OwnEnumerator(operation);
        return frame =>
        {
            foreach (var item in ItemsOf(enumerate, collection(frame), operation))
            {
                assign(frame, item);
                if (Ends(body(frame), out var flow))
                    return flow;
            }

            return Flow.Next;
        };
    }

    private IEnumerable<object?> ItemsOf(PatternEnumerator? own, object? source, IForEachLoopOperation loop)
    {
        if (own is { IsExtension: true })
            return own.Enumerate(source);
        source = machine.NotNull(source, loop.Syntax);
        return own is null ? Enumerate(source, loop.Collection.Syntax) : own.Enumerate(source);
    }

    /// <summary>How to go through a type of the plan that is no library's sequence: by the members that the loop names.</summary>
    private PatternEnumerator? OwnEnumerator(IForEachLoopOperation operation)
    {
        if (operation.Syntax is not CommonForEachStatementSyntax loop)
            return null;
        var info = machine.Model(loop.SyntaxTree).GetForEachStatementInfo(loop);
        return info is { GetEnumeratorMethod: { } getEnumerator, MoveNextMethod: { } moveNext, CurrentProperty.GetMethod: { } current } && machine.Types.IsSource(getEnumerator)
            ? new(machine, Types.Close(getEnumerator), Types.Close(moveNext), Types.Close(current), info.DisposeMethod is { } dispose ? Types.Close(dispose) : null, operation.Collection.Syntax)
            : null;
    }

    private Action<Frame, object?> BindLoopVariable(IForEachLoopOperation operation)
    {
        var info = operation.Syntax is CommonForEachStatementSyntax loop ? machine.Model(loop.SyntaxTree).GetForEachStatementInfo(loop) : default;
        var element = info.ElementType is null ? null : Types.Close(info.ElementType);
        switch (operation.LoopControlVariable)
        {
            case IVariableDeclaratorOperation declarator:
                var place = LocalPlace(declarator.Symbol, isDeclaration: true);
                var target = Types.Close(declarator.Symbol.Type);
                if (declarator.Symbol.RefKind != RefKind.None)
                    return (_, _) => throw machine.Refuse("A ref loop variable cannot be evaluated in a plan: use an index", operation.Syntax);
                var convert = element is null || info.ElementConversion.IsIdentity ? null : BindElementConversion(element, target, info.ElementConversion, operation.Syntax);
                return (frame, value) => place.Set(frame, null, Instance.Store(convert is null ? Normalize(value, target) : convert(value)));
            case IDeclarationExpressionOperation { Expression: ITupleOperation tuple }:
                return BindLoopTuple(tuple, element, operation);
            case ITupleOperation tuple:
                return BindLoopTuple(tuple, element, operation);
            default:
                return (_, _) => throw machine.Refuse("This loop variable cannot be evaluated in a plan", operation.Syntax);
        }
    }

    private Func<object?, object?> BindElementConversion(ITypeSymbol element, ITypeSymbol target, Conversion conversion, SyntaxNode syntax)
    {
        if (conversion.IsUserDefined && conversion.MethodSymbol is { } method)
        {
            var call = BindOperator(Types.Close(method), syntax);
            return value => call([value]);
        }

        if (Conversions.Numeric(machine, Conversions.Underlying(element), Conversions.Underlying(target), isChecked: false) is { } numeric)
            return value => value is null ? null : numeric(value);
        if (!conversion.IsUnboxing && conversion is not { IsReference: true, IsExplicit: true })
            return static value => value;
        object? current = null;
        var cast = Cast(_ => current, target, syntax);
        return value =>
        {
            current = value;
            return cast(Invocations.Functions.NoFrame);
        };
    }

    private Action<Frame, object?> BindLoopTuple(ITupleOperation tuple, ITypeSymbol? element, IForEachLoopOperation operation)
    {
        var assign = BindTargets(tuple, element, operation.Syntax);
        return (frame, value) => assign(frame)(value);
    }

    private Step BindFor(IForLoopOperation operation)
    {
        var before = operation.Before.Select(BindStatement).ToArray();
        var condition = operation.Condition is { } test ? Bind(test) : static _ => true;
        var after = operation.AtLoopBottom.Select(BindStatement).ToArray();
        var body = BindStatement(operation.Body);
        var syntax = operation.Syntax;
        return frame =>
        {
            foreach (var step in before)
                step(frame);
            while (condition(frame) is true)
            {
                machine.Tick(syntax);
                if (Ends(body(frame), out var flow))
                    return flow;
                foreach (var step in after)
                    step(frame);
            }

            return Flow.Next;
        };
    }

    private Step BindWhile(IWhileLoopOperation operation)
    {
        var condition = operation.Condition is { } test ? Bind(test) : static _ => true;
        var body = BindStatement(operation.Body);
        var isTop = operation.ConditionIsTop;
        var syntax = operation.Syntax;
        return frame =>
        {
            if (isTop && condition(frame) is not true)
                return Flow.Next;
            do
            {
                machine.Tick(syntax);
                if (Ends(body(frame), out var flow))
                    return flow;
            }
            while (condition(frame) is true);
            return Flow.Next;
        };
    }

    /// <summary>Whether a turn of a loop ended the loop, and how the loop then ends.</summary>
    private static bool Ends(Flow turn, out Flow loop)
    {
        loop = turn == Flow.Break ? Flow.Next : turn;
        return turn is not (Flow.Next or Flow.Continue);
    }
}
