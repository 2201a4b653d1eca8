using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private Step BindTry(ITryOperation operation)
    {
        var body = BindStatement(operation.Body);
        var catches = operation.Catches.Select(BindCatch).ToArray();
        var last = operation.Finally is { } block ? BindStatement(block) : null;
        var guarded = catches.Length == 0 ? body : frame => Attempt(frame, body, catches);
        if (last is null)
            return guarded;
        return frame =>
        {
            try
            {
                return guarded(frame);
            }
            finally
            {
                last(frame);
            }
        };
    }

    private Flow Attempt(Frame frame, Step body, (Func<Frame, ThrownException, bool> Accepts, Step Handle)[] catches)
    {
        machine.Tries++;
        ThrownException thrown;
        try
        {
            return body(frame);
        }
        catch (ThrownException exception)
        {
            thrown = exception;
        }
        finally
        {
            machine.Tries--;
        }

        foreach (var (accepts, handle) in catches)
        {
            if (!accepts(frame, thrown))
                continue;
            var outer = frame.Label;
            frame.Label = thrown;
            var flow = handle(frame);
            if (flow != Flow.Goto)
                frame.Label = outer;
            return flow;
        }

        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(thrown).Throw();
        return Flow.Next;
    }

    private (Func<Frame, ThrownException, bool> Accepts, Step Handle) BindCatch(ICatchClauseOperation clause)
    {
        var type = Types.Close(clause.ExceptionType);
        var isAny = type.SpecialType == SpecialType.System_Object;
        var declare = clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation declarator ? BindDeclared(declarator.Symbol) : static (_, _) => { };
        var filter = clause.Filter is { } condition ? Bind(condition) : null;
        return (
            (frame, thrown) =>
            {
                if (!isAny && !machine.Types.IsInstance(thrown.Value, type))
                    return false;
                declare(frame, thrown.Value);
                return filter is null || filter(frame) is true;
            },
            BindStatement(clause.Handler));
    }

    private Step BindUsing(IUsingOperation operation)
    {
        var resources = operation.Resources is IVariableDeclarationGroupOperation group ? BindDeclarations(group) : Expression(Bind(operation.Resources));
        var body = BindStatement(operation.Body);
        return frame =>
        {
            resources(frame);
            return body(frame);
        };
    }
}
