using System.Globalization;
using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private Code BindSpecial(IInvocationOperation operation, SpecialCall call, IMethodSymbol method)
    {
        if (call == SpecialCall.Mapping)
            return BindMapping(operation, method);
        var receiver = operation.Instance is { } instance ? Bind(instance) : static _ => null;
        var arguments = BindArguments(operation.Arguments, isLenient: false);
        var syntax = operation.Syntax;
        return call switch
        {
            SpecialCall.ValueOrDefault => frame => receiver(frame) ?? (arguments(frame) is { Length: 1 } fallback ? fallback[0] : machine.Types.Default(method.ContainingType.TypeArguments[0])),
            SpecialCall.NullableObject => frame => NullableMember(method, receiver(frame), arguments(frame), syntax),
            SpecialCall.TypeOf => frame => TypeNameOf(machine.NotNull(receiver(frame), syntax), syntax),
            SpecialCall.Enum when BindReferences(operation.Arguments, isAliased: true) is { } references => frame => EnumMembers.CallStatic(machine, (INamedTypeSymbol)method.TypeArguments[0], method, references(frame).Values, syntax),
            SpecialCall.Enum => frame => EnumMembers.CallStatic(machine, (INamedTypeSymbol)method.TypeArguments[0], method, arguments(frame), syntax),
            SpecialCall.Sub => frame => machine.RequireLight(((SubText)arguments(frame)[0]!).ToValue(), syntax),
            SpecialCall.Require => frame => arguments(frame) is var rule && rule[0] is true ? null : throw machine.Throw(new PlanException(rule[1] as string ?? ""), syntax),
            SpecialCall.Warn => frame => arguments(frame) is var rule && rule[0] is true ? null : Warned(rule[1] as string ?? "", syntax),
            SpecialCall.Same => frame => arguments(frame) is var pair && ReferenceEquals(pair[0], pair[1]),
            SpecialCall.InvariantText => frame => arguments(frame)[1] as string ?? throw machine.Refuse("This text cannot be evaluated in a plan", syntax),
            SpecialCall.OfType when machine.Types.Map(method.TypeArguments[0]) is { } element => BindOfType(method, arguments, element, syntax),
            SpecialCall.Span => frame => SpanMember(method, (Array)receiver(frame)!, arguments(frame), syntax),
            SpecialCall.StringParams => frame => machine.Charge(StringWithParams(method, arguments(frame), syntax), syntax),
            _ => Refuse(operation, $"{method.Name} is not evaluated"),
        };
    }

    private static object? NullableMember(IMethodSymbol method, object? receiver, object?[] arguments, SyntaxNode syntax)
    {
        _ = syntax;
        return method.Name switch
        {
            nameof(ToString) => Text.Of(receiver),
            nameof(Equals) => object.Equals(receiver, arguments[0]),
            _ => receiver?.GetHashCode() ?? 0,
        };
    }

    private object? Warned(string message, SyntaxNode syntax)
    {
        machine.Report(EvaluationIds.Warned, Rules.Severity.Warning, message, syntax);
        return null;
    }

    /// <summary>Libraries cannot tell the types of the plan from one another.</summary>
    private Code BindOfType(IMethodSymbol method, Func<Frame, object?[]> arguments, Type element, SyntaxNode syntax)
    {
        var type = method.TypeArguments[0];
        var cast = method.Name == "Cast" ? Cast(static frame => frame.Receiver, type, syntax) : null;
        return frame =>
        {
            var source = arguments(frame)[0] ?? throw machine.Throw(new ArgumentNullException("source"), syntax);
            return Activator.CreateInstance(typeof(Iteration<>).MakeGenericType(element), new Func<IEnumerator<object?>>(() => Items(source).GetEnumerator()));
        };

        IEnumerable<object?> Items(object source)
        {
            foreach (var item in Enumerate(source, syntax))
            {
                if (cast is not null)
                    yield return cast(new Frame([], null, null) { Receiver = item });
                else if (machine.Types.IsInstance(item, type))
                    yield return item;
            }
        }
    }

    /// <summary>Spans are held as arrays.</summary>
    private object? SpanMember(IMethodSymbol method, Array span, object?[] arguments, SyntaxNode syntax)
    {
        if (method.Name == "ToString")
            return span is char[] letters ? machine.Charge(new string(letters), syntax) : $"{TypeText.Of(method.ContainingType.OriginalDefinition).Split('`')[0]}<{method.ContainingType.TypeArguments[0].MetadataName}>[{span.Length}]";
        var start = arguments.Length > 0 ? (int)arguments[0]! : 0;
        var length = arguments.Length > 1 ? (int)arguments[1]! : span.Length - start;
        return start < 0 || length < 0 || start + length > span.Length
            ? throw machine.Throw(new ArgumentOutOfRangeException(), syntax)
            : machine.Charge(Sequences.Slice(span, start, length), syntax);
    }

    private TypeName TypeNameOf(object value, SyntaxNode syntax)
    {
        if (Instance.Of(value) is { } instance)
            return new(instance.Type.Symbol);
        if (value is EnumValue own)
            return new(own.Type);
        if (Invocations.Closure.Of(value) is { } closure)
            return new(closure.Type);
        if (PlanTypes.Find(value) is { } noted)
            return new(noted);
        return machine.Compilation.GetTypeByMetadataName(value.GetType().FullName!) is { } type ? new(type) : throw machine.Refuse("The type of this value is not known to the plan", syntax);
    }

    private object? StringWithParams(IMethodSymbol method, object?[] arguments, SyntaxNode syntax)
    {
        var elements = ((Array)arguments[arguments.Length - 1]!).Cast<object?>().ToArray();
        var separator = method.Name == nameof(string.Join) ? arguments[0]?.ToString() : null;
        var texts = new DrawnTexts(elements, separator?.Length ?? 0, machine, syntax);
        return (method.Name, arguments[0]) switch
        {
            (nameof(string.Join), _) => string.Join(separator, texts),
            (nameof(string.Concat), _) => string.Concat(texts),
            (nameof(string.Format), string format) => Formatted(format, elements, syntax),
            (nameof(string.Format), _) when arguments[1] is string format => Formatted(format, elements, syntax),
            _ => throw machine.Refuse($"{method.Name} is not evaluated", syntax),
        };
    }

    private string Formatted(string format, object?[] elements, SyntaxNode syntax)
    {
        machine.Formats.RequireComposite(format, elements, syntax);
        if (HostText.Refusal(format, elements) is { } refusal)
            throw machine.Refuse(refusal, syntax);
        try
        {
            return string.Format(CultureInfo.InvariantCulture, format, elements);
        }
        catch (FormatException exception)
        {
            throw machine.Throw(exception, syntax);
        }
    }
}
