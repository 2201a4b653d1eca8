using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Compute;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Compute;

public sealed class InvokeFunctionTests
{
    private const string Upgrade = """
        {"function":"db-migrate","qualifier":"live","payload":{"command":"upgrade"},
         "expect":[{"path":"$.upgrade-result","equals":"upgrade success"},{"path":"$['is_up_to_date']","equals":true}]}
        """;

    [Fact]
    public async Task The_answer_is_held_to_the_expectations()
    {
        using var lambda = Lambda("""{"upgrade-result":"upgrade success","is_up_to_date":true}""");
        using var step = new StepKit(new InvokeFunctionExecutor(), lambda.Url, Upgrade);

        Assert.Equal((StepState.WouldRun, "would invoke db-migrate:live"), ((await step.ForecastAsync()).State, (await step.ForecastAsync()).Reason));
        var outcome = await step.RunAsync();

        Assert.Equal("""{"payload":{"upgrade-result":"upgrade success","is_up_to_date":true}}""", outcome.Outputs!.ToJsonString());
        Assert.Equal("""{"command":"upgrade"}""", Assert.Single(lambda.Requests, r => r.Method == "POST").Text);
        Assert.Contains("not verified by this", (await step.VerifyAsync()).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_difference_is_said()
    {
        using var lambda = Lambda("""{"upgrade-result":"nothing"}""");
        using var step = new StepKit(new InvokeFunctionExecutor(), lambda.Url, Upgrade);

        Assert.Equal(
            """The function db-migrate:live answered otherwise than expected: $.upgrade-result is "nothing"; expected: equals "upgrade success"; $['is_up_to_date'] is missing.""",
            (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message);
    }

    [Fact]
    public async Task A_function_that_throws_has_failed()
    {
        using var lambda = Lambda("""{"errorType":"KeyError","errorMessage":"no table"}""", "Unhandled");
        using var step = new StepKit(new InvokeFunctionExecutor(), lambda.Url, """{"function":"f"}""");

        Assert.Equal("The function f failed (Unhandled): KeyError no table", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message);
    }

    [Fact]
    public async Task An_answer_that_came_is_used_after_a_crash()
    {
        using var lambda = Lambda("""{"upgrade-result":"upgrade success","is_up_to_date":true}""");
        using var step = new StepKit(new InvokeFunctionExecutor(), lambda.Url, Upgrade);
        step.OnSave = saved => { if (saved.ContainsKey("payload")) throw new InvalidOperationException("crash"); };
        await Assert.ThrowsAsync<InvalidOperationException>(() => step.RunAsync());
        step.OnSave = null;

        await step.RunAsync();

        Assert.Single(lambda.Requests, r => r.Method == "POST");
    }

    [Theory]
    [InlineData(false, 1, 0)]
    [InlineData(true, 1, 1)]
    [InlineData(false, 2, 1)]
    public async Task A_lost_answer_is_asked_for_again_only_where_that_is_allowed(bool repeatable, int attempt, int calls)
    {
        using var lambda = Lambda("{}");
        using var step = new StepKit(new InvokeFunctionExecutor(), lambda.Url, new JsonObject { ["function"] = "f", ["repeatable"] = repeatable }.ToJsonString());
        step.Checkpoints.Add(new JsonObject { ["attempt"] = 1 });

        var failure = await Record.ExceptionAsync(() => step.RunAsync(attempt));

        Assert.Equal(calls, lambda.Requests.Count);
        Assert.Equal(calls == 0, failure is StepFailure { MayRetry: false });
    }

    [Fact]
    public async Task A_function_that_is_not_there_cannot_be_verified_yet()
    {
        using var lambda = new LoopbackServer(_ => new LoopbackAnswer("""{"Type":"User","Message":"Function not found"}""", 404) { Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = "ResourceNotFoundException" } });
        using var step = new StepKit(new InvokeFunctionExecutor(), lambda.Url, """{"function":"f"}""");

        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
        Assert.False((await step.VerifyAsync()).Holds);
    }

    private static LoopbackServer Lambda(string payload, string? error = null) => new(request => request.Method == "GET"
        ? new LoopbackAnswer("""{"State":"Active"}""")
        : new LoopbackAnswer(payload) { Headers = error is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["X-Amz-Function-Error"] = error } });
}
