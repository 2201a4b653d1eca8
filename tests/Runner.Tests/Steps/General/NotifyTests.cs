using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.General;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.General;

public sealed class NotifyTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    [Fact]
    public async Task A_webhook_is_told_once_with_the_tokens_key()
    {
        using var site = new LoopbackSite();
        using var notify = new StepKit(new NotifyExecutor(), null, $$"""{"webhook":"{{site.Url}}/hook","subject":"Orders","message":"The switch begins."}""");

        var outcome = await notify.RunAsync();
        await notify.RunAsync();

        var request = Assert.Single(site.Requests);
        var body = JsonNode.Parse(request.Body)!;
        Assert.Equal(
            ("POST", "/hook", "gptest1", "Orders: The switch begins.", "Orders", "The switch begins."),
            (request.Method, request.Path, request.Headers["Idempotency-Key"], (string?)body["text"], (string?)body["subject"], (string?)body["message"]));
        Assert.Equal(200, (int)outcome.Outputs!["status"]!);
        Assert.False((await notify.VerifyAsync()).Verified);
    }

    [Fact]
    public async Task The_secret_part_of_an_address_comes_from_the_environment_and_is_never_shown()
    {
        Environment.SetEnvironmentVariable("GROUNDPLAN_TEST_HOOK", "T0/B0/sEcReT");
        using var site = new LoopbackSite();
        using var notify = new StepKit(new NotifyExecutor(), null, $$"""{"webhook":"{{site.Url}}/${GROUNDPLAN_TEST_HOOK}","message":"x"}""");

        var outcome = await notify.RunAsync();

        Assert.Equal("/T0/B0/sEcReT", Assert.Single(site.Requests).Path);
        Assert.Equal(["T0/B0/sEcReT"], notify.Concealed);
        Assert.DoesNotContain("sEcReT", outcome.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, true)]
    [InlineData(429, true)]
    [InlineData(404, false)]
    public async Task A_refusal_may_pass_or_not(int status, bool mayRetry)
    {
        using var site = new LoopbackSite { Answer = _ => (status, "") };
        using var notify = new StepKit(new NotifyExecutor(), null, $$"""{"webhook":"{{site.Url}}","message":"x"}""");

        Assert.Equal(mayRetry, (await Assert.ThrowsAsync<StepFailure>(() => notify.RunAsync())).MayRetry);
        Assert.Empty(notify.Checkpoints);
    }

    [Theory]
    [InlineData("""{"webhook":"http://example.com","message":"x"}""", "must be an https address")]
    [InlineData("""{"webhook":"https://${GROUNDPLAN_TEST_NOT_SET}","message":"x"}""", "takes GROUNDPLAN_TEST_NOT_SET from the environment")]
    [InlineData("""{"message":"x"}""", "or webhook must be given")]
    [InlineData("""{"webhook":"https://a","topicArn":"b","message":"x"}""", "and not both")]
    [InlineData("""{"webhook":"https://a"}""", "argument message is missing")]
    public async Task Bad_arguments_are_named(string arguments, string message)
    {
        using var notify = new StepKit(new NotifyExecutor(), null, arguments);

        Assert.Contains(message, (await Assert.ThrowsAsync<StepFailure>(() => notify.RunAsync())).Message, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_topic_is_told_and_one_that_is_not_there_would_fail()
    {
        var topic = (await endpoint.AwsAsync("sns", "create-topic", "--name", "moves")).Text;
        using var notify = new StepKit(new NotifyExecutor(), endpoint.Url, $$"""{"topicArn":"{{topic}}","subject":"{{new string('s', 120)}}","message":"The switch begins."}""");
        using var missing = new StepKit(new NotifyExecutor(), endpoint.Url, """{"topicArn":"arn:aws:sns:us-west-2:123456789012:nobody","message":"x"}""");

        Assert.Equal(StepState.WouldRun, (await notify.ForecastAsync()).State);
        Assert.NotEmpty((string?)(await notify.RunAsync()).Outputs!["messageId"] ?? "");
        Assert.True((await notify.VerifyAsync()).Holds);
        Assert.Equal(StepState.WouldFail, (await missing.ForecastAsync()).State);
        Assert.False((await missing.VerifyAsync()).Holds);
    }
}
