using System.Collections;
using Groundplan.Generators.Evaluation.Values;
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
            machine.ChargeCatch();
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
        var body = BindStatement(operation.Body);
        if (operation.Resources is IVariableDeclarationGroupOperation group)
            return BindUsing(group, body);
        var resource = Bind(operation.Resources);
        return frame =>
        {
            var value = resource(frame);
            try
            {
                return body(frame);
            }
            finally
            {
                Dispose(value, operation.Resources.Syntax);
            }
        };
    }

    /// <summary>Declares variables one by one, runs the rest, and disposes of them in the opposite order.</summary>
    private Step BindUsing(IVariableDeclarationGroupOperation group, Step rest)
    {
        foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators).Reverse())
        {
            var (declare, inner) = (BindDeclarator(declarator), rest);
            var place = LocalPlace(declarator.Symbol, isDeclaration: false);
            rest = frame =>
            {
                declare(frame);
                try
                {
                    return inner(frame);
                }
                finally
                {
                    Dispose(place.Get(frame, null), declarator.Syntax);
                }
            };
        }

        return rest;
    }

    private void Dispose(object? value, SyntaxNode at)
    {
        if (Instance.Of(value) is { } instance)
            instance.Type.CallIfAny(instance, "Dispose");
        else if (value is Unknown unknown)
            throw new UnknownException(unknown);
        else if (value is not null and not IEnumerator)
            throw machine.Refuse("Only types of the plan can be disposed of in a plan", at);
    }
}
