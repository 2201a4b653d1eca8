using Groundplan.Runner.Steps.Data;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Tables;

public sealed class RateBudgetTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Without_a_limit_nothing_waits()
    {
        var budget = new RateBudget(null, _time);
        await budget.TakeAsync(1_000_000, CancellationToken.None);
        Assert.Null(budget.Rate);
    }

    [Fact]
    public async Task A_limit_is_kept_after_the_first_second()
    {
        var budget = new RateBudget(100, _time);
        Assert.True(budget.TakeAsync(100, CancellationToken.None).IsCompleted);
        Assert.True(budget.TakeAsync(50, CancellationToken.None).IsCompleted);
        var waiting = budget.TakeAsync(1, CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(600));
        await waiting.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_refusal_halves_what_got_through_and_the_rate_rises_again()
    {
        var budget = new RateBudget(null, _time);
        await budget.TakeAsync(1_000, CancellationToken.None);
        budget.Throttled();
        budget.Throttled();
        Assert.Equal(500, budget.Rate!.Value, 3);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(550, budget.Rate!.Value, 3);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.True(budget.Rate > 1_200);
    }

    [Fact]
    public async Task However_often_it_is_refused_a_batch_a_second_is_tried()
    {
        var budget = new RateBudget(null, _time);
        for (var i = 0; i < 20; i++)
        {
            await Task.WhenAny(budget.TakeAsync(1, CancellationToken.None).AsTask(), Task.CompletedTask);
            budget.Throttled();
            _time.Advance(TimeSpan.FromSeconds(2));
        }
        Assert.True(budget.Rate >= 25);
    }

    [Fact]
    public void Steps_share_the_budget_of_an_endpoint()
    {
        var shared = new RateBudget(null, _time);
        var (one, other) = (new RateBudget(null, _time, shared), new RateBudget(1_000, _time, shared));
        Assert.True(one.TakeAsync(100, CancellationToken.None).IsCompleted);
        other.Throttled();
        Assert.Equal(50, shared.Rate!.Value, 3);
        Assert.True(one.TakeAsync(200, CancellationToken.None).IsCompleted);
        Assert.False(other.TakeAsync(1, CancellationToken.None).IsCompleted);
    }
}
