using Groundplan.Faults.Runner;

namespace Groundplan.Faults.Tests;

/// <summary>The clock of the simulated migration: a wait costs nothing and counts in full.</summary>
public sealed class FastTimeTests : IDisposable
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public async Task Two_weeks_pass_in_seconds_and_the_next_process_goes_on_from_there()
    {
        using (var file = new ClockFile(_path))
        {
            var time = new FastTime(file);
            var began = time.GetTimestamp();

            await Task.Delay(TimeSpan.FromDays(14), time).WaitAsync(TimeSpan.FromSeconds(30));

            Assert.InRange(time.GetElapsedTime(began), TimeSpan.FromDays(14), TimeSpan.FromDays(14) + Tolerance);
        }
        using var again = new ClockFile(_path);
        Assert.InRange(new FastTime(again).GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(14) - Tolerance, TimeSpan.FromDays(14) + Tolerance);
    }

    [Fact]
    public async Task Those_who_wait_side_by_side_wait_once()
    {
        using var file = new ClockFile(_path);
        var time = new FastTime(file);
        var began = time.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Delay(TimeSpan.FromDays(1), time)));

        Assert.InRange(time.GetElapsedTime(began), TimeSpan.FromDays(1), TimeSpan.FromDays(1) + Tolerance);
    }

    [Fact]
    public async Task What_limits_work_is_no_wait()
    {
        using var file = new ClockFile(_path);
        using var limit = new CancellationTokenSource(TimeSpan.FromHours(1), new FastTime(file));

        await Assert.ThrowsAsync<TimeoutException>(() => Task.Delay(Timeout.InfiniteTimeSpan, limit.Token).WaitAsync(TimeSpan.FromSeconds(0.3)));
    }

    [Fact]
    public void A_jump_is_seen_by_the_hands_and_by_no_stopwatch()
    {
        using var file = new ClockFile(_path);
        var time = new FastTime(file);
        var (began, before) = (time.GetTimestamp(), time.GetUtcNow());

        file.Move(TimeSpan.FromHours(-1));

        Assert.InRange(time.GetUtcNow() - before, TimeSpan.FromHours(-1), TimeSpan.FromHours(-1) + Tolerance);
        Assert.InRange(time.GetElapsedTime(began), TimeSpan.Zero, Tolerance);
    }

    public void Dispose() => File.Delete(_path);
}
