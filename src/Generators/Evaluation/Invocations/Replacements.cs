using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Texts in which each occurrence of a text becomes a longer one.</summary>
internal sealed class Replacements(Machine machine)
{
    private const int Small = 1_000_000;

    public void Require(MethodBase method, object? receiver, object?[] arguments, SyntaxNode at)
    {
        if (method.Name != nameof(string.Replace) || arguments.Length < 2 || arguments[0] is not string { Length: > 0 } old || arguments[1] is not string replacement)
            return;
        var comparison = arguments.Length == 2 || method.DeclaringType == typeof(StringBuilder) ? StringComparison.Ordinal
            : arguments[2] is StringComparison asked ? asked
            : arguments[2] is true ? StringComparison.InvariantCultureIgnoreCase : StringComparison.InvariantCulture;

        // What a culture takes for equal may be shorter than what is looked for.
        var shortest = comparison is StringComparison.Ordinal or StringComparison.OrdinalIgnoreCase ? old.Length : 1;
        var growth = replacement.Length - shortest;
        if (growth <= 0 || (double)Lengths.Of(receiver) / shortest * growth <= Small || receiver is not (string or StringBuilder))
            return;
        var text = receiver as string ?? receiver.ToString()!;
        var length = (long)text.Length;
        for (var place = text.IndexOf(old, comparison); place >= 0; place = place + shortest < text.Length ? text.IndexOf(old, place + shortest, comparison) : -1)
            machine.RequireRoom(length += growth, at);
    }
}
