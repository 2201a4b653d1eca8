namespace Groundplan.Faults.Tests.Kit;

/// <summary>Lets only so many runs go on side by side.</summary>
internal sealed class Turns(int sideBySide) : IDisposable
{
    private readonly SemaphoreSlim _places = new(sideBySide);

    public async Task<T> TakeAsync<T>(Func<Task<T>> run)
    {
        await _places.WaitAsync();
        try
        {
            return await run();
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
