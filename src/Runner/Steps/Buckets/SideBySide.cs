using System.Runtime.CompilerServices;

namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Two ordered listings read as one, holding a page of each.</summary>
internal static class SideBySide
{
    public static async IAsyncEnumerable<SidePair<T>> PairsAsync<T>(
        IAsyncEnumerable<T> source, IAsyncEnumerable<T> target, Func<T, string> name, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        await using var left = source.GetAsyncEnumerator(cancellationToken);
        await using var right = target.GetAsyncEnumerator(cancellationToken);
        var (l, r) = (await NextAsync(left), await NextAsync(right));
        while (l is not null || r is not null)
        {
            var order = l is null ? 1 : r is null ? -1 : KeyOrder.Instance.Compare(name(l), name(r));
            yield return new SidePair<T>(name(order <= 0 ? l! : r!), order <= 0 ? l : null, order >= 0 ? r : null);
            if (order == 0)
            {
                // Pages tend to end at the same name: both are asked for at once.
                var (hasLeft, hasRight) = (left.MoveNextAsync().AsTask(), right.MoveNextAsync().AsTask());
                if (!hasLeft.IsCompletedSuccessfully || !hasRight.IsCompletedSuccessfully)
                    await Task.WhenAll(hasLeft, hasRight);
                (l, r) = (await hasLeft ? left.Current : null, await hasRight ? right.Current : null);
            }
            else if (order < 0)
                l = await NextAsync(left);
            else
                r = await NextAsync(right);
        }
    }

    private static async ValueTask<T?> NextAsync<T>(IAsyncEnumerator<T> items)
        where T : class
        => await items.MoveNextAsync() ? items.Current : null;
}
