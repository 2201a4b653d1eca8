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
                var label = frame.Label;
                last(frame);
                frame.Label = label;
            }
        };
    }

    private Flow Attempt(Frame frame, Step body, (Func<Frame, ThrownException, bool> Accepts, Step Handle)[] catches)
    {
        machine.Tries++;
        ThrownException? thrown = null;
        Exception? escape = null;
        var clause = -1;
        try
        {
            return body(frame);
        }
        catch (ThrownException exception) when (Finds(frame, exception, catches, out clause, out escape))
        {
            thrown = exception;
            machine.ChargeCatch();
        }
        finally
        {
            machine.Tries--;
        }

        if (escape is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(escape).Throw();
        var outer = frame.Label;
        frame.Label = thrown;
        var flow = catches[clause].Handle(frame);
        if (flow != Flow.Goto)
            frame.Label = outer;
        return flow;
    }

    /// <summary>
    /// Finds the clause that handles an exception. Runs as the host's own filter, so before any <c>finally</c> inside, as in compiled code;
    /// what a filter throws makes it false there, but what ends the evaluation must not get lost.
    /// </summary>
    private static bool Finds(Frame frame, ThrownException thrown, (Func<Frame, ThrownException, bool> Accepts, Step Handle)[] catches, out int clause, out Exception? escape)
    {
        escape = null;
        for (clause = 0; clause < catches.Length; clause++)
        {
            try
            {
                if (catches[clause].Accepts(frame, thrown))
                    return true;
            }
            catch (ThrownException)
            {
                continue;
            }
            catch (Exception exception)
            {
                escape = exception;
                return true;
            }
        }

        return false;
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
        else if (value is IEnumerator and IDisposable disposable)
            disposable.Dispose();
        else if (value is not null and not IEnumerator)
            throw machine.Refuse("Only types of the plan can be disposed of in a plan", at);
    }
}
