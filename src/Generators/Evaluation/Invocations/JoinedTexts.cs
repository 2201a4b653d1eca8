using System.Collections;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Texts that are joined: their length is known before, or while, they are put together.</summary>
internal sealed class JoinedTexts(Machine machine)
{
    private static readonly MethodInfo Join = typeof(string).GetMethod(nameof(string.Join), [typeof(string), typeof(IEnumerable<string>)])!;
    private static readonly MethodInfo Concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(IEnumerable<string>)])!;
    private static readonly MethodInfo Append = typeof(StringBuilder).GetMethod(nameof(StringBuilder.Append), [typeof(string)])!;

    /// <summary>The same call, of texts that are counted.</summary>
    public (MethodBase Method, object?[] Arguments) Bounded(MethodBase method, object?[] arguments, SyntaxNode at)
    {
        var isAppend = method.DeclaringType == typeof(StringBuilder) && method.Name == "AppendJoin";
        if (!isAppend && (method.DeclaringType != typeof(string) || method.Name is not ("Join" or "Concat")))
            return (method, arguments);
        var isConcat = method.Name == "Concat";
        var separator = isConcat ? null : arguments[0] is char character ? character.ToString() : arguments[0] as string;
        var between = separator?.Length ?? 0;
        Adapters.Adapt(method, arguments);
        var elements = arguments.Length > (isConcat ? 0 : 1) ? arguments[isConcat ? 0 : 1] : null;
        if (elements is string?[] texts)
        {
            machine.RequireRoom(Lengths.OfTexts(texts) + (long)between * Math.Max(texts.Length - 1, 0), at);
            return (method, arguments);
        }

        if (arguments.Length != (isConcat ? 1 : 2) || elements is string or not IEnumerable)
            return (method, arguments);
        var drawn = new DrawnTexts((IEnumerable)elements, between, machine, at);
        if (isAppend)
            return (Append, [RealMembers.Call(Join, null, [separator, drawn], at)]);
        return isConcat ? (Concat, [drawn]) : (Join, [separator, drawn]);
    }
}
