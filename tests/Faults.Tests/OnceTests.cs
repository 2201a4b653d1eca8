using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.S3.Model;
using Groundplan.Faults.Tests.Kit;
using Groundplan.Runner.Aws;

namespace Groundplan.Faults.Tests;

/// <summary>What changes something is sent again only when the service said that it did nothing; the SDK by itself sends it eleven times when connections break.</summary>
public sealed class OnceTests
{
    private static readonly AwsWrite PutParameter = new(AwsService.Ssm, "PutParameter");
    private static readonly AwsWrite CreateSnapshot = new(AwsService.Rds, "CreateDBSnapshot");
    private static readonly AwsWrite Invoke = new(AwsService.Lambda, "Invoke", new AwsRoute("POST", "/2015-03-31/functions/{FunctionName}/invocations") { Body = "Payload", AnswerHeaders = new Dictionary<string, string>() });
    private static readonly AwsRead GetParameter = new(AwsService.Ssm, "GetParameter");

    public static TheoryData<string, bool> Lost { get; } = new()
    {
        { "json", false },
        { "json", true },
        { "query", false },
        { "query", true },
        { "function", false },
        { "function", true },
        { "object", false },
        { "object", true },
    };

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task What_changes_something_is_not_sent_again_when_its_answer_is_lost(string what, bool halfArrives)
    {
        var sent = 0;
        using var proxy = Answering(() => ++sent > 0 && halfArrives ? ProxiedAnswer.Of(200, "text/plain", """{"Version":3,"Tier":"Standard"}""").Half : null);

        var error = await Record.ExceptionAsync(() => WriteAsync(what, Session(proxy)));

        Assert.True(AwsErrors.IsNotKnownYet(Assert.IsAssignableFrom<Exception>(error)), error.ToString());
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task What_changes_something_is_sent_again_when_it_was_throttled()
    {
        var sent = 0;
        using var proxy = new FaultProxy("http://127.0.0.1:1", (_, request) => Task.FromResult<ProxiedAnswer?>(++sent < 3 ? Refusals.Throttled(request) : ProxiedAnswer.Of(200, "application/x-amz-json-1.1", """{"Version":7}""")));
        using var calls = new AwsCalls(Session(proxy), _ => { });

        Assert.Equal(7, (int?)(await calls.JsonAsync(PutParameter, new JsonObject { ["Name"] = "a" }, CancellationToken.None))["Version"]);
        Assert.Equal(3, sent);
    }

    [Fact]
    public async Task What_changes_nothing_is_asked_again_when_its_answer_is_lost()
    {
        var sent = 0;
        using var proxy = Answering(() => ++sent < 3 ? null : ProxiedAnswer.Of(200, "application/x-amz-json-1.1", """{"Parameter":{"Value":"b"}}"""));
        using var calls = new AwsCalls(Session(proxy), _ => { });

        Assert.Equal("b", (await calls.JsonAsync(GetParameter, new JsonObject { ["Name"] = "a" }, CancellationToken.None))["Parameter"]!["Value"]!.ToString());
    }

    [Fact]
    public async Task A_request_is_given_up_after_the_time_that_was_asked_for()
    {
        using var proxy = new FaultProxy("http://127.0.0.1:1", async (p, _) =>
        {
            await p.SilenceAsync(TimeSpan.FromMinutes(1));
            return null;
        });
        using var calls = new AwsCalls(Session(proxy) with { RequestTimeout = TimeSpan.FromSeconds(0.2) }, _ => { });

        var error = await Record.ExceptionAsync(() => calls.JsonAsync(PutParameter, new JsonObject { ["Name"] = "a" }, CancellationToken.None));

        Assert.True(AwsErrors.IsNotKnownYet(Assert.IsAssignableFrom<Exception>(error)), error.ToString());
        Assert.Contains("did not answer in time", AwsErrors.Describe(error), StringComparison.Ordinal);
    }

    private static FaultProxy Answering(Func<ProxiedAnswer?> answer) => new("http://127.0.0.1:1", (_, _) => Task.FromResult(answer()));

    private static AwsSession Session(FaultProxy proxy) => new(new BasicAWSCredentials("a", "b"), World.Region, proxy.Url);

    private static async Task WriteAsync(string what, AwsSession session)
    {
        using var calls = new AwsCalls(session, _ => { });
        using var s3 = new S3Calls(session, _ => { });
        await (what switch
        {
            "json" => calls.JsonAsync(PutParameter, new JsonObject { ["Name"] = "a" }, CancellationToken.None),
            "query" => calls.XmlAsync(CreateSnapshot, new JsonObject { ["DBSnapshotIdentifier"] = "a" }, CancellationToken.None),
            "function" => calls.JsonAsync(Invoke, new JsonObject { ["FunctionName"] = "a", ["Payload"] = new JsonObject() }, CancellationToken.None),
            _ => (Task)s3.CopyObjectOnceAsync(new CopyObjectRequest { SourceBucket = "blue-receipts", SourceKey = "k", DestinationBucket = "green-receipts", DestinationKey = "k" }, CancellationToken.None),
        });
    }
}
