using System.Collections;

namespace Groundplan.Generators.Evaluation.Values;

/// <summary>What an iterator of the plan returns: its body runs from the start for each enumeration, and only as far as it is asked.</summary>
internal sealed class Iteration<T>(Func<IEnumerator<object?>> start) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator()
    {
        using var values = start();
        while (values.MoveNext())
            yield return (T)values.Current!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
