using System.Collections;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>A lazy sequence of a library whose elements count as steps, and which may be nested no deeper than the stack allows.</summary>
/// <param name="source">The sequence.</param>
/// <param name="machine">Whose bounds they are.</param>
/// <param name="at">Where it was made.</param>
/// <param name="makesElements">Whether the elements are lists that it makes.</param>
internal sealed class Metered<T>(IEnumerable<T> source, Machine machine, SyntaxNode at, bool makesElements) : IEnumerable<T>
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
            yield return makesElements ? machine.Charge(enumerator.Current, at) : enumerator.Current;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
