namespace Groundplan.Runner.Steps.Buckets;

/// <summary>Works on an ordered stream with much of it at the same time, and says up to which name all is done.</summary>
internal static class OrderedWindow
{
    private const int Most = 1024;

    /// <param name="items">In order.</param>
    /// <param name="name">An item's name.</param>
    /// <param name="begin">Begins the work on an item.</param>
    /// <param name="doneUntil">Called in order.</param>
    /// <param name="cancellationToken">Ends it. Work that was begun has always ended when this returns.</param>
    public static async Task RunAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> items, Func<T, string> name, Func<T, CancellationToken, Task> begin, Func<string, ValueTask> doneUntil, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var window = new Queue<(string Name, Task Work)>();
        try
        {
            await foreach (var item in items(stop.Token))
            {
                window.Enqueue((name(item), begin(item, stop.Token)));
                while (window.Count == Most || (window.Count > 0 && window.Peek().Work.IsCompleted))
                    await FirstAsync();
            }
            while (window.Count > 0)
                await FirstAsync();
        }
        finally
        {
            if (window.Count > 0)
                await stop.CancelAsync();
            foreach (var (_, work) in window)
                await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async ValueTask FirstAsync()
        {
            var (done, work) = window.Peek();
            await work;
            window.Dequeue();
            await doneUntil(done);
        }
    }
}
