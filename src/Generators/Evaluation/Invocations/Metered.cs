using System.Collections;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>A lazy sequence of a library whose elements count as steps, and which may be nested no deeper than the stack allows.</summary>
internal sealed class Metered<T>(IEnumerable<T> source, Machine machine, SyntaxNode at) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator()
    {
        machine.Nest(at);
        using var enumerator = source.GetEnumerator();
        while (true)
        {
            machine.Nest(at);
            if (!enumerator.MoveNext())
                yield break;
            yield return enumerator.Current;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
