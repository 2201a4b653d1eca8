using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.General;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.General;

public sealed class HttpCheckTests
{
    private static StepKit Check(LoopbackSite site, string more = "") => new(new HttpCheckExecutor(), null, $$"""{"url":"{{site.Url}}/health","timeoutSeconds":0{{more}}}""");

    [Theory]
    [InlineData("")]
    [InlineData(""","status":200,"bodyContains":"2.1.0" """)]
    [InlineData(""","header":{"name":"X-Region","value":"us-west-2"} """)]
    [InlineData(""","jsonPath":"$.version","minimumVersion":"2.0.2" """)]
    [InlineData(""","jsonPath":"$.version","minimumVersion":"2.1.0" """)]
    [InlineData(""","jsonPath":"$.version","minimumVersion":"2.1.0-rc.1" """)]
    [InlineData(""","jsonPath":"$.ready","equals":true """)]
    [InlineData(""","jsonPath":"$.ready","equals":"true" """)]
    [InlineData(""","jsonPath":"$['parts'][1].state","equals":"ok" """)]
    [InlineData(""","bodyMatches":"version.*2\\.[0-9]" """)]
    [InlineData(""","method":"HEAD" """)]
    public async Task An_answer_as_expected_holds(string more)
    {
        using var site = Site();
        using var check = Check(site, more);

        Assert.Contains("answers as expected", (await check.RunAsync()).Summary, StringComparison.Ordinal);
        Assert.True((await check.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await check.ForecastAsync()).State);
    }

    [Theory]
    [InlineData(""","status":204 """, "it answers 200, not 204")]
    [InlineData(""","bodyContains":"3.0" """, "its body does not hold '3.0'")]
    [InlineData(""","bodyMatches":"^x" """, "its body does not match '^x'")]
    [InlineData(""","header":{"name":"X-Region","value":"eu-west-1"} """, "its header X-Region is 'us-west-2', not 'eu-west-1'")]
    [InlineData(""","header":{"name":"X-Other","value":"a"} """, "it has no header X-Other")]
    [InlineData(""","jsonPath":"$.version","minimumVersion":"2.1.1" """, "$.version is 2.1.0, less than 2.1.1")]
    [InlineData(""","jsonPath":"$.version","minimumVersion":"2.10.0" """, "$.version is 2.1.0, less than 2.10.0")]
    [InlineData(""","jsonPath":"$.ready","minimumVersion":"2.0.0" """, "$.ready is true, which is no semantic version")]
    [InlineData(""","jsonPath":"$.ready","equals":false """, "$.ready is true, not false")]
    [InlineData(""","jsonPath":"$.missing","equals":"x" """, "it has no $.missing")]
    public async Task What_is_not_as_expected_is_said(string more, string message)
    {
        using var site = Site();
        using var check = Check(site, more);

        var error = await Assert.ThrowsAsync<StepFailure>(() => check.RunAsync());

        Assert.True(error.Message.Contains(message, StringComparison.Ordinal), error.Message);
        Assert.Contains(message, (await check.VerifyAsync()).Detail, StringComparison.Ordinal);
        Assert.Equal(StepState.WouldFail, (await check.ForecastAsync()).State);
    }

    [Fact]
    public async Task It_is_asked_until_it_holds()
    {
        using var site = Site();
        site.Answer = _ => (site.Requests.Count < 3 ? 503 : 200, "");
        using var check = new StepKit(new HttpCheckExecutor(), null, $$"""{"url":"{{site.Url}}","timeoutSeconds":60}""") { Time = new ImmediateTimeForPolls() };

        Assert.Contains("asked 3 times", (await check.RunAsync()).Summary, StringComparison.Ordinal);
        Assert.Equal(2, check.Progress.Count);
    }

    [Fact]
    public async Task A_load_balancer_is_asked_for_a_site_whose_name_does_not_lead_to_it_yet()
    {
        using var site = Site();
        using var check = Check(site, ""","host":"api.example.com","headers":{"X-Probe":"groundplan"} """);

        await check.RunAsync();

        var request = Assert.Single(site.Requests);
        Assert.Equal(("api.example.com", "groundplan"), (request.Headers["Host"], request.Headers["X-Probe"]));
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        using var site = Site();
        site.Answer = _ => (302, "");
        site.Headers["Location"] = site.Url + "/elsewhere";
        using var check = Check(site, ""","status":302 """);

        await check.RunAsync();

        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task Nobody_there_is_said()
    {
        string url;
        using (var site = Site())
            url = site.Url;
        using var check = new StepKit(new HttpCheckExecutor(), null, $$"""{"url":"{{url}}","timeoutSeconds":0}""");

        Assert.Contains("it does not answer", (await Assert.ThrowsAsync<StepFailure>(() => check.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"url":"https://user:password@x"}""", "argument url must be an http or https address without a user or password")]
    [InlineData("""{"url":"ftp://x"}""", "argument url must be an http or https address")]
    [InlineData("""{"url":"http://x","jsonPath":"$..a"}""", "argument jsonPath must be a path to one value")]
    [InlineData("""{"url":"http://x","minimumVersion":"2"}""", "argument minimumVersion must be a semantic version")]
    [InlineData("""{"url":"http://x","method":"POST"}""", "argument method must be one of GET, HEAD")]
    [InlineData("""{"url":"http://x","bodyMatches":"(a)\\1"}""", "argument bodyMatches must be a regular expression")]
    [InlineData("""{"url":"http://x","statsu":200}""", "there is no argument statsu")]
    public async Task Bad_arguments_are_named(string arguments, string message)
    {
        using var check = new StepKit(new HttpCheckExecutor(), null, arguments);

        Assert.Contains(message, (await Assert.ThrowsAsync<StepFailure>(() => check.RunAsync())).Message, StringComparison.Ordinal);
    }

    private static LoopbackSite Site()
    {
        var site = new LoopbackSite { Answer = _ => (200, """{"version":"2.1.0","ready":true,"parts":[{"state":"bad"},{"state":"ok"}]}""") };
        site.Headers["X-Region"] = "us-west-2";
        return site;
    }

    // Pauses are over at once; the bound of one answer is not.
    private sealed class ImmediateTimeForPolls : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            => System.CreateTimer(callback, state, dueTime < TimeSpan.FromSeconds(20) && dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
