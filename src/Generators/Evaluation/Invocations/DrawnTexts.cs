using System.Collections;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>The texts of elements that are put together, drawn no further than there is room for all of them and what stands between them,
/// and none that tells something of the machine.</summary>
internal sealed class DrawnTexts(IEnumerable source, int separator, Machine machine, SyntaxNode at) : IEnumerable<string>
{
    public IEnumerator<string> GetEnumerator()
    {
        var length = 0L;
        foreach (var element in source)
        {
            if (HostText.Refusal(element) is { } refusal)
                throw machine.Refuse(refusal, at);
            var text = Text.Of(element);
            length += text.Length + separator;
            machine.RequireRoom(length - separator, at);
            yield return text;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
