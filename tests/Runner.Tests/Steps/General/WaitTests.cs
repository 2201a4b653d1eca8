using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.General;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.General;

public sealed class WaitTests
{
    [Fact]
    public async Task A_wait_that_was_cut_off_ends_when_it_would_have_ended()
    {
        var time = new ImmediateTime();
        using var wait = new StepKit(new WaitExecutor(), null, """{"seconds":600}""") { Time = time };
        wait.Checkpoints.Add(new JsonObject { ["until"] = (TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(2.5)).UtcDateTime.ToString("O") });

        await wait.RunAsync();

        Assert.Equal(3, time.Waits);
    }

    [Fact]
    public async Task A_clock_that_was_put_back_does_not_make_it_longer()
    {
        var time = new ImmediateTime();
        using var wait = new StepKit(new WaitExecutor(), null, """{"seconds":120}""") { Time = time };
        wait.Checkpoints.Add(new JsonObject { ["until"] = (TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(30)).UtcDateTime.ToString("O") });

        await wait.RunAsync();

        Assert.Equal(2, time.Waits);
    }

    [Fact]
    public async Task Its_end_is_kept_before_it_begins()
    {
        using var wait = new StepKit(new WaitExecutor(), null, """{"seconds":120}""") { Time = new ImmediateTime() };

        var outcome = await wait.RunAsync();

        Assert.Equal((string?)Assert.Single(wait.Checkpoints)["until"], (string?)outcome.Outputs!["until"]);
    }

    [Fact]
    public async Task A_moment_that_has_passed_is_no_wait()
    {
        var time = new ImmediateTime();
        using var wait = new StepKit(new WaitExecutor(), null, """{"until":"2001-01-01T00:00:00Z"}""") { Time = time };

        Assert.Equal(StepState.AlreadySatisfied, (await wait.ForecastAsync()).State);
        await wait.RunAsync();

        Assert.Equal(0, time.Waits);
    }

    [Theory]
    [InlineData("{}", "or until must be given")]
    [InlineData("""{"seconds":1,"until":"2001-01-01T00:00:00Z"}""", "and not both")]
    [InlineData("""{"seconds":-1}""", "argument seconds must be a number of seconds")]
    [InlineData("""{"until":"tomorrow"}""", "argument until must be a moment")]
    public async Task Bad_arguments_are_named(string arguments, string message)
    {
        using var wait = new StepKit(new WaitExecutor(), null, arguments);

        Assert.Contains(message, (await Assert.ThrowsAsync<StepFailure>(() => wait.RunAsync())).Message, StringComparison.Ordinal);
    }
}
