using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private Code BindConditional(IConditionalOperation operation)
    {
        var condition = Bind(operation.Condition);
        var whenTrue = Bind(operation.WhenTrue);
        var whenFalse = operation.WhenFalse is { } otherwise ? Bind(otherwise) : static _ => null;
        return frame => condition(frame) is true ? whenTrue(frame) : whenFalse(frame);
    }

    private Code BindCoalesce(ICoalesceOperation operation)
    {
        var value = Bind(operation.Value);
        var whenNull = Bind(operation.WhenNull);
        var convert = operation.ValueConversion is { IsUserDefined: true, MethodSymbol: { } method }
            ? BindOperator(Types.Close(method), operation.Syntax)
            : NumericConversion(operation);
        return frame => value(frame) is { } known ? convert is null ? known : convert([known]) : whenNull(frame);
    }

    private Func<object?[], object?>? NumericConversion(ICoalesceOperation operation)
    {
        var from = Conversions.Underlying(Types.Close(operation.Value.Type!));
        var to = Conversions.Underlying(Types.Close(operation.Type!));
        return !SymbolEqualityComparer.Default.Equals(from, to) && Conversions.Numeric(machine, from, to, isChecked: false) is { } convert ? arguments => convert(arguments[0]!) : null;
    }

    private Code BindConditionalAccess(IConditionalAccessOperation operation)
    {
        var receiver = Bind(operation.Operation);
        var member = Bind(operation.WhenNotNull);
        return frame =>
        {
            var value = receiver(frame);
            return value is null ? null : WithReceiver(frame, value, member);
        };
    }

    private static object? WithReceiver(Frame frame, object? receiver, Code code)
    {
        var previous = frame.Receiver;
        frame.Receiver = receiver;
        try
        {
            return code(frame);
        }
        finally
        {
            frame.Receiver = previous;
        }
    }

    private Code BindSwitchExpression(ISwitchExpressionOperation operation)
    {
        var value = Bind(operation.Value);
        var arms = operation.Arms.Select(arm => (
            Pattern: BindPattern(arm.Pattern),
            Guard: arm.Guard is { } guard ? Bind(guard) : null,
            Value: Bind(arm.Value))).ToArray();
        return frame =>
        {
            var subject = value(frame);
            foreach (var (pattern, guard, result) in arms)
            {
                if (pattern(frame, subject) && (guard is null || guard(frame) is true))
                    return result(frame);
            }

            throw machine.Throw(Unmatched.Exception(subject), operation.Syntax);
        };
    }

    private Code BindIsPattern(IIsPatternOperation operation)
    {
        var value = Bind(operation.Value);
        var pattern = BindPattern(operation.Pattern);
        return frame => pattern(frame, value(frame));
    }
}
