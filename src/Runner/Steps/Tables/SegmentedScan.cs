using System.Runtime.ExceptionServices;

namespace Groundplan.Runner.Steps.Tables;

/// <summary>Goes through a table, its segments at the same time, and the next page of each while the one before is worked on. Memory is that of two pages a segment.</summary>
/// <param name="reader">The table.</param>
/// <param name="what">What of each item is read.</param>
internal sealed class SegmentedScan(TableReader reader, Attributes what)
{
    /// <summary>Does the work for every page from where the segments stand.</summary>
    /// <param name="segments">Where each stands; entries are replaced as they move on.</param>
    /// <param name="work">Called page by page for each segment, by several segments at once; when it returns, the page is done.</param>
    /// <param name="moved">Called after each page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(
        SegmentState[] segments, Func<int, ItemPage, CancellationToken, Task<WorkCounts>> work, Func<CancellationToken, Task> moved, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Exception? first = null;
        await Task.WhenAll(Enumerable.Range(0, segments.Length).Select(i => Task.Run(
            async () =>
            {
                try
                {
                    await SegmentAsync(segments, i, work, moved, stop.Token);
                }
                catch (Exception e)
                {
                    Interlocked.CompareExchange(ref first, e, null);
                    await stop.CancelAsync();
                }
            },
            CancellationToken.None)));
        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }

    private async Task SegmentAsync(
        SegmentState[] segments, int index, Func<int, ItemPage, CancellationToken, Task<WorkCounts>> work, Func<CancellationToken, Task> moved, CancellationToken cancellationToken)
    {
        var next = segments[index].IsDone ? null : PageAsync(segments[index].Cursor);
        try
        {
            while (next is not null)
            {
                using var page = await next;
                var rest = page.Rest;
                next = rest is null ? null : PageAsync(rest);
                var counts = await work(index, page, cancellationToken);
                segments[index] = new SegmentState(rest, rest is null, segments[index].Counts + counts);
                await moved(cancellationToken);
            }
        }
        catch
        {
            await LetGoAsync(next);
            throw;
        }

        Task<ItemPage> PageAsync(byte[]? cursor) => reader.ScanAsync((index, segments.Length), cursor, what, limit: null, cancellationToken);
    }

    private static async Task LetGoAsync(Task<ItemPage>? ahead)
    {
        if (ahead is null)
            return;
        await ahead.ContinueWith(static t => t.IsCompletedSuccessfully ? t.Result : null, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
            .ContinueWith(static t => t.Result?.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
