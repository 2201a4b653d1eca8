using System.Globalization;
using System.Text;
using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis.Operations;
using Text = Groundplan.Generators.Evaluation.Values.Text;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private Code BindInterpolation(IInterpolatedStringOperation operation)
    {
        var parts = operation.Parts.Select(BindPart).ToArray();
        return frame =>
        {
            var text = new StringBuilder();
            foreach (var part in parts)
                text.Append(machine.Charge(part(frame), operation.Syntax));
            return text.ToString();
        };
    }

    private Func<Frame, string> BindPart(IInterpolatedStringContentOperation part)
    {
        switch (part)
        {
            case IInterpolatedStringTextOperation literal:
                var text = Bind(literal.Text);
                return frame => (string)text(frame)!;
            case IInterpolationOperation hole:
                var value = Bind(hole.Expression);
                var alignment = hole.Alignment is { } width ? Bind(width) : null;
                var format = hole.FormatString is { } formatting ? Bind(formatting) : null;
                var syntax = hole.Syntax;
                return frame =>
                {
                    var result = Format(value(frame), format?.Invoke(frame) as string, syntax);
                    return alignment is null ? result : Aligned(result, Convert.ToInt32(alignment(frame), CultureInfo.InvariantCulture), syntax);
                };
            default:
                return _ => throw machine.Refuse("This part of the text cannot be evaluated in a plan", part.Syntax);
        }
    }

    private string Aligned(string text, int alignment, Microsoft.CodeAnalysis.SyntaxNode syntax)
    {
        machine.Formats.RequireAlignment(alignment, syntax);
        return Text.Align(text, alignment);
    }

    private string Format(object? value, string? format, Microsoft.CodeAnalysis.SyntaxNode syntax)
    {
        if (HostText.Refusal(value, format) is { } refusal)
            throw machine.Refuse(refusal, syntax);
        if (Instance.Of(value) is not null)
            machine.NoteHere(syntax);
        machine.Formats.Require(value is IFormattable ? format : null, syntax);
        try
        {
            return Text.Of(value, format);
        }
        catch (FormatException exception)
        {
            throw machine.Throw(exception, syntax);
        }
    }

    private Code BindHandler(IInterpolatedStringHandlerCreationOperation operation)
    {
        var appends = PartsOf(operation.Content).Select(part => (part as IInterpolatedStringAppendOperation)?.AppendCall as IInvocationOperation).ToArray();
        if (Array.IndexOf(appends, null) >= 0)
            return Refuse(operation, "This text cannot be evaluated in a plan");
        var calls = appends.Select(call => (Arguments: BindArguments(call!.Arguments, isLenient: false), call.TargetMethod, call.Syntax)).ToArray();
        if (operation.Type is { Name: nameof(SubFormat), ContainingNamespace.Name: "Groundplan" })
            return frame => new SubText([.. calls.Select(call => call.Arguments(frame)[0])]);
        return operation.Type is { Name: "AppendInterpolatedStringHandler" or "DefaultInterpolatedStringHandler" }
            ? frame => string.Concat(calls.Select(call => machine.Charge(Appended(call.Arguments(frame), call.TargetMethod, call.Syntax), operation.Syntax)))
            : Refuse(operation, $"The text handler {operation.Type?.ToDisplayString()} cannot be evaluated in a plan");
    }

    /// <summary>The parts of a text, or of texts that are added.</summary>
    private static IEnumerable<IInterpolatedStringContentOperation?> PartsOf(Microsoft.CodeAnalysis.IOperation content) => content switch
    {
        IInterpolatedStringOperation text => text.Parts,
        IInterpolatedStringAdditionOperation sum => PartsOf(sum.Left).Concat(PartsOf(sum.Right)),
        _ => [null],
    };

    private string Appended(object?[] arguments, Microsoft.CodeAnalysis.IMethodSymbol method, Microsoft.CodeAnalysis.SyntaxNode syntax)
    {
        string? format = null;
        var alignment = 0;
        for (var i = 1; i < arguments.Length; i++)
        {
            format = method.Parameters[i].Name == "format" ? arguments[i] as string : format;
            alignment = method.Parameters[i].Name == "alignment" ? (int)arguments[i]! : alignment;
        }

        return Aligned(Format(arguments[0], format, syntax), alignment, syntax);
    }
}
