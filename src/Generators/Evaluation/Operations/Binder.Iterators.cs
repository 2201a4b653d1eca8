using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

/// <summary>A statement that yields. Its end is in <see cref="Frame.Ending"/> when it has been run through.</summary>
internal delegate IEnumerable<object?> Yielding(Frame frame);

internal sealed partial class Binder
{
    /// <summary>Whether a method may have <c>yield</c> at all, by its type.</summary>
    private static bool MayIterate(IMethodSymbol method) => method.ReturnType.Name is "IEnumerable" or "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator";

    private static bool IsIterator(IOperation body) => Own(body).Any(operation => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);

    private static IEnumerable<IOperation> Own(IOperation operation)
    {
        yield return operation;
        foreach (var child in operation.ChildOperations.Where(child => child is not (IAnonymousFunctionOperation or ILocalFunctionOperation)))
        {
            foreach (var inner in Own(child))
                yield return inner;
        }
    }

    private Code BindIterator(IBlockOperation block, IMethodSymbol method)
    {
        var element = Types.Close(method.ReturnType) is INamedTypeSymbol { TypeArguments.Length: 1 } sequence ? machine.Types.Map(sequence.TypeArguments[0]) : typeof(object);
        if (element is null)
            return Refuse(block, "This iterator cannot be evaluated in a plan");
        var body = BindYielding(block);
        var type = typeof(Iteration<>).MakeGenericType(element);
        var isEnumerator = method.ReturnType.Name == "IEnumerator";
        return frame =>
        {
            var sequence = (System.Collections.IEnumerable)Activator.CreateInstance(type, new Func<IEnumerator<object?>>(() => Iterate(body, frame.Restart(), block.Syntax)));
            return isEnumerator ? sequence.GetEnumerator() : sequence;
        };
    }

    /// <summary>Each step to the next value is a call: it may run long, and go deep.</summary>
    private IEnumerator<object?> Iterate(Yielding body, Frame frame, SyntaxNode at)
    {
        using var values = body(frame).GetEnumerator();
        while (Next(values, at))
            yield return values.Current;
    }

    private bool Next(IEnumerator<object?> values, SyntaxNode at)
    {
        machine.Enter(at);
        try
        {
            return values.MoveNext();
        }
        finally
        {
            machine.Leave();
        }
    }

    private Yielding BindYielding(IOperation operation)
    {
        if (!IsIterator(operation))
            return Whole(BindStatement(operation));
        switch (operation)
        {
            case IBlockOperation block:
                return YieldingBlock(block.Operations);
            case IReturnOperation { Kind: OperationKind.YieldReturn } yield:
                return YieldingValue(yield);
            case IReturnOperation:
                return Whole(static _ => Flow.Return);
            case IConditionalOperation choice:
                return YieldingIf(choice);
            case IForEachLoopOperation loop:
                return YieldingForEach(loop);
            case IForLoopOperation loop:
                return YieldingFor(loop);
            case IWhileLoopOperation loop:
                return YieldingWhile(loop);
            case ISwitchOperation choice:
                return YieldingSwitch(choice);
            case ITryOperation { Finally: { } last } attempt when attempt.Catches.Length == 0:
                return YieldingFinally(BindYielding(attempt.Body), BindStatement(last));
            case IUsingOperation scoped:
                return YieldingUsing(scoped);
            case ILockOperation held:
                return BindYielding(held.Body);
            case ILabeledOperation { Operation: { } inner }:
                return BindYielding(inner);
            default:
                return Whole(Expression(Refuse(operation, $"{Describe(operation)} cannot be evaluated around a yield in a plan")));
        }
    }

    private static Yielding Whole(Step step)
    {
        return Run;

        IEnumerable<object?> Run(Frame frame)
        {
            frame.Ending = step(frame);
            return [];
        }
    }

    private Yielding YieldingValue(IReturnOperation operation)
    {
        var value = Bind(operation.ReturnedValue!);
        return Run;

        IEnumerable<object?> Run(Frame frame)
        {
            machine.Tick(operation.Syntax);
            yield return Instance.Store(value(frame));
            frame.Ending = Flow.Next;
        }
    }

    private Yielding YieldingBlock(IReadOnlyList<IOperation> operations)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i] is IUsingDeclarationOperation resources)
                return YieldingSteps([.. operations.Take(i)], YieldingUsing(resources.DeclarationGroup, YieldingBlock([.. operations.Skip(i + 1)])));
        }

        return YieldingSteps(operations, null);
    }

    private Yielding YieldingSteps(IReadOnlyList<IOperation> operations, Yielding? last)
    {
        var steps = operations.Select(BindYielding).ToList();
        if (last is not null)
            steps.Add(last);
        var labels = LabelsOf(operations);
        return Run;

        IEnumerable<object?> Run(Frame frame)
        {
            frame.Ending = Flow.Next;
            for (var i = 0; i < steps.Count; i++)
            {
                foreach (var value in steps[i](frame))
                    yield return value;
                if (frame.Ending == Flow.Next)
                    continue;
                if (frame.Ending != Flow.Goto || frame.Label is null || !labels.TryGetValue(frame.Label, out var target))
                    yield break;
                machine.Tick(operations[target].Syntax);
                i = target - 1;
                frame.Ending = Flow.Next;
            }
        }
    }

    private Yielding YieldingIf(IConditionalOperation operation)
    {
        var condition = Bind(operation.Condition);
        var whenTrue = BindYielding(operation.WhenTrue);
        var whenFalse = operation.WhenFalse is { } otherwise ? BindYielding(otherwise) : Whole(static _ => Flow.Next);
        return frame => condition(frame) is true ? whenTrue(frame) : whenFalse(frame);
    }

    private Yielding YieldingForEach(IForEachLoopOperation operation)
    {
        var collection = Bind(operation.Collection);
        var assign = BindLoopVariable(operation);
        var body = BindYielding(operation.Body);
        var own = OwnEnumerator(operation);
        return Run;

        IEnumerable<object?> Run(Frame frame)
        {
            foreach (var item in ItemsOf(own, collection(frame), operation))
            {
                assign(frame, item);
                foreach (var value in body(frame))
                    yield return value;
                if (EndsLoop(frame))
                    yield break;
            }

            frame.Ending = Flow.Next;
        }
    }

    private Yielding YieldingFor(IForLoopOperation operation)
    {
        var before = operation.Before.Select(BindStatement).ToArray();
        var condition = operation.Condition is { } test ? Bind(test) : static _ => true;
        var after = operation.AtLoopBottom.Select(BindStatement).ToArray();
        var body = BindYielding(operation.Body);
        return Run;

        IEnumerable<object?> Run(Frame frame)
        {
            foreach (var step in before)
                step(frame);
            while (condition(frame) is true)
            {
                machine.Tick(operation.Syntax);
                foreach (var value in body(frame))
                    yield return value;
                if (EndsLoop(frame))
                    yield break;
                foreach (var step in after)
                    step(frame);
            }

            frame.Ending = Flow.Next;
        }
    }

    private Yielding YieldingWhile(IWhileLoopOperation operation)
    {
        var condition = operation.Condition is { } test ? Bind(test) : static _ => true;
        var body = BindYielding(operation.Body);
        return Run;

        IEnumerable<object?> Run(Frame frame)
        {
            for (var isFirst = !operation.ConditionIsTop; isFirst || condition(frame) is true; isFirst = false)
            {
                machine.Tick(operation.Syntax);
                foreach (var value in body(frame))
                    yield return value;
                if (EndsLoop(frame))
                    yield break;
            }

            frame.Ending = Flow.Next;
        }
    }

    private static bool EndsLoop(Frame frame)
    {
        var ends = Ends(frame.Ending, out var flow);
        frame.Ending = ends ? flow : Flow.Next;
        return ends;
    }

    private Yielding YieldingSwitch(ISwitchOperation operation)
    {
        var select = BindSelection(operation);
        var labels = CaseLabelsOf(operation);
        var sections = operation.Cases.Select(section => YieldingBlock(section.Body)).ToArray();
        return Run;

        IEnumerable<object?> Run(Frame frame)
        {
            for (var index = select(frame); index >= 0;)
            {
                foreach (var value in sections[index](frame))
                    yield return value;
                if (frame.Ending == Flow.Goto && frame.Label is not null && labels.TryGetValue(frame.Label, out index))
                {
                    machine.Tick(operation.Syntax);
                    continue;
                }

                if (frame.Ending == Flow.Break)
                    frame.Ending = Flow.Next;
                yield break;
            }

            frame.Ending = Flow.Next;
        }
    }

    private static Yielding YieldingFinally(Yielding body, Step last)
    {
        return Run;

        IEnumerable<object?> Run(Frame frame)
        {
            try
            {
                foreach (var value in body(frame))
                    yield return value;
            }
            finally
            {
                last(frame);
            }
        }
    }

    private Yielding YieldingUsing(IUsingOperation operation)
    {
        var body = BindYielding(operation.Body);
        if (operation.Resources is IVariableDeclarationGroupOperation group)
            return YieldingUsing(group, body);
        var resource = Bind(operation.Resources);
        return frame =>
        {
            var value = resource(frame);
            return YieldingFinally(body, Disposing(_ => value, operation.Resources.Syntax))(frame);
        };
    }

    private Yielding YieldingUsing(IVariableDeclarationGroupOperation group, Yielding rest)
    {
        foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators).Reverse())
        {
            var place = LocalPlace(declarator.Symbol, isDeclaration: false);
            rest = Declaring(BindDeclarator(declarator), YieldingFinally(rest, Disposing(frame => place.Get(frame, null), declarator.Syntax)));
        }

        return rest;
    }

    private static Yielding Declaring(Action<Frame> declare, Yielding rest) => frame =>
    {
        declare(frame);
        return rest(frame);
    };

    private Step Disposing(Code value, SyntaxNode at) => frame =>
    {
        Dispose(value(frame), at);
        return Flow.Next;
    };
}
