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
        var syntax = operation.Syntax;
        return frame =>
        {
            foreach (var item in Enumerate(machine.NotNull(collection(frame), syntax), operation.Collection.Syntax))
            {
                assign(frame, item);
                if (Ends(body(frame), out var flow))
                    return flow;
            }

            return Flow.Next;
        };
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
                var convert = element is null || info.ElementConversion.IsIdentity ? null : Conversions.Numeric(machine, element, target, isChecked: false);
                return (frame, value) => place.Set(frame, null, Instance.Store(convert is null || value is null ? value : convert(value)));
            case IDeclarationExpressionOperation { Expression: ITupleOperation tuple }:
                return BindLoopTuple(tuple, element, operation);
            case ITupleOperation tuple:
                return BindLoopTuple(tuple, element, operation);
            default:
                return (_, _) => throw machine.Refuse("This loop variable cannot be evaluated in a plan", operation.Syntax);
        }
    }

    private Action<Frame, object?> BindLoopTuple(ITupleOperation tuple, ITypeSymbol? element, IForEachLoopOperation operation)
    {
        var method = element is null or { IsTupleType: true } ? null : DeconstructMethod(element, tuple.Elements.Length);
        var deconstruct = BindDeconstruct(method, tuple.Elements.Length, operation.Syntax);
        var places = tuple.Elements.Select(target => target is ITupleOperation or IDeclarationExpressionOperation { Expression: ITupleOperation } ? null : BindPlace(target)).ToArray();
        return (frame, value) =>
        {
            var parts = deconstruct(machine.NotNull(value, operation.Syntax));
            for (var i = 0; i < places.Length; i++)
                (places[i] ?? throw machine.Refuse("A nested deconstruction in a loop cannot be evaluated in a plan", operation.Syntax)).Set(frame, null, Instance.Store(parts[i]));
        };
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
