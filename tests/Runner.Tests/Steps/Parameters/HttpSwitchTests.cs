using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Parameters;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Parameters;

public sealed class HttpSwitchTests : IDisposable
{
    private readonly LoopbackServer _application;
    private bool _maintenance;
    private int _status = 200;

    public HttpSwitchTests()
        => _application = new LoopbackServer(request =>
        {
            if (request.Method != "GET" && _status == 200)
                _maintenance = request.Text == """{"on":true}""";
            return new LoopbackAnswer(_maintenance ? """{"maintenance":"on"}""" : """{"maintenance":"off"}""", request.Method == "GET" ? 200 : _status);
        });

    [Fact]
    public async Task The_call_is_made_once_and_the_state_is_read_back()
    {
        using var step = Step();

        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        await step.RunAsync();
        await step.RunAsync(attempt: 2);

        var call = Assert.Single(_application.Requests, r => r.Method != "GET");
        Assert.Equal(("POST", "/admin", """{"on":true}""", "application/json; charset=utf-8"), (call.Method, call.Path, call.Text, call.Headers["Content-Type"]));
        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
    }

    [Fact]
    public async Task A_refusal_is_a_failure_and_a_server_error_may_be_tried_again()
    {
        using var step = Step();
        _status = 403;
        Assert.False((await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).MayRetry);
        _status = 503;
        Assert.True((await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).MayRetry);
        Assert.False((await step.VerifyAsync()).Holds);
    }

    [Fact]
    public async Task Authorization_comes_from_outside_and_is_concealed()
    {
        Environment.SetEnvironmentVariable("GROUNDPLAN_TEST_ADMIN", "Bearer abc123");
        using var step = new StepKit(
            new SetMaintenanceExecutor(),
            null,
            $$$$"""{"on":true,"switch":{"url":"{{{{_application.Url}}}}/admin","authorizationFrom":{"environment":"GROUNDPLAN_TEST_ADMIN"},"body":"{\"on\":true}","check":{"url":"{{{{_application.Url}}}}/state","contains":"\"on\""}}}""");

        await step.RunAsync();

        Assert.Equal(["Bearer abc123"], step.Concealed);
        Assert.All(_application.Requests, r => Assert.Equal("Bearer abc123", r.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_call_without_a_way_to_read_it_back_is_refused()
    {
        using var step = new StepKit(new SetMaintenanceExecutor(), null, $$$$"""{"on":true,"switch":{"url":"{{{{_application.Url}}}}/admin"}}""");

        Assert.Contains("switch.check is missing", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Empty(_application.Requests);
    }

    public void Dispose() => _application.Dispose();

    private StepKit Step() => new(
        new SetMaintenanceExecutor(),
        null,
        $$$$"""{"on":true,"switch":{"url":"{{{{_application.Url}}}}/admin","method":"POST","body":"{\"on\":true}","check":{"url":"{{{{_application.Url}}}}/state","contains":"\"on\""}}}""")
    { Time = new SteppingTime() };
}
