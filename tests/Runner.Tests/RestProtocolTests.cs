using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class RestProtocolTests : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    private static readonly AwsRead ListRecords = new(AwsService.Route53, "ListResourceRecordSets", new("GET", "/2013-04-01/hostedzone/{Id}/rrset") { Query = ["name", "type"] });

    private static readonly AwsWrite ChangeRecords = new(AwsService.Route53, "ChangeResourceRecordSets", new("POST", "/2013-04-01/hostedzone/{Id}/rrset/") { Body = "ChangeResourceRecordSetsRequest" });

    private static readonly AwsWrite Invoke = new(AwsService.Lambda, "Invoke", new("POST", "/2015-03-31/functions/{FunctionName}/invocations")
    {
        Query = ["Qualifier"],
        Body = "Payload",
        AnswerHeaders = new Dictionary<string, string> { ["X-Amz-Function-Error"] = "FunctionError" },
    });

    [Fact]
    public async Task Members_of_a_path_are_escaped_and_those_of_the_query_follow()
    {
        var (server, calls) = Serve(_ => LoopbackAnswer.Xml("<A><IsTruncated>false</IsTruncated></A>"));

        var answer = await calls.XmlAsync(ListRecords, new JsonObject { ["Id"] = "Z1/2 3", ["name"] = @"\052.example.com." }, CancellationToken.None);

        var request = Assert.Single(server.Requests);
        Assert.Equal(("GET", "/2013-04-01/hostedzone/Z1%2F2%203/rrset", 0), (request.Method, request.RawPath, request.Body.Length));
        Assert.Equal(new Dictionary<string, string> { ["name"] = @"\052.example.com." }, request.Query);
        Assert.Contains("/route53/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("false", answer.Element("IsTruncated")!.Value);
    }

    [Fact]
    public async Task Lists_in_xml_are_their_element_again_and_again()
    {
        var (server, calls) = Serve(_ => LoopbackAnswer.Xml("<A/>"));

        await calls.XmlAsync(
            ChangeRecords,
            JsonNode.Parse("""{"Id":"Z1","ChangeBatch":{"Comment":"a<b","Changes":{"Change":[{"Action":"UPSERT","TTL":60},{"Action":"DELETE","On":true}]},"Nothing":null}}""")!.AsObject(),
            CancellationToken.None);

        var request = Assert.Single(server.Requests);
        Assert.Equal("application/xml", request.Headers["Content-Type"]);
        Assert.Equal(
            """<ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Comment>a&lt;b</Comment><Changes><Change><Action>UPSERT</Action><TTL>60</TTL></Change><Change><Action>DELETE</Action><On>true</On></Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>""",
            request.Text);
    }

    [Theory]
    [InlineData("<ErrorResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Error><Type>Sender</Type><Code>InvalidChangeBatch</Code><Message>one two</Message></Error><RequestId>r</RequestId></ErrorResponse>")]
    [InlineData("<InvalidChangeBatch xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Messages><Message>one</Message><Message>two</Message></Messages><RequestId>r</RequestId></InvalidChangeBatch>")]
    public async Task Both_forms_of_an_error_give_code_and_message(string text)
    {
        var (_, calls) = Serve(_ => LoopbackAnswer.Xml(text, 400));

        var error = await Assert.ThrowsAsync<AmazonServiceException>(() => calls.XmlAsync(ListRecords, new JsonObject { ["Id"] = "Z1" }, CancellationToken.None));

        Assert.Equal(("InvalidChangeBatch", "one two", "r"), (error.ErrorCode, error.Message, error.RequestId));
    }

    [Theory]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("\"text\"", "\"text\"")]
    [InlineData("null", "null")]
    [InlineData("", "null")]
    [InlineData("plain", "\"plain\"")]
    public async Task A_payload_is_any_json(string sent, string read)
    {
        var (server, calls) = Serve(_ => new LoopbackAnswer(sent) { Headers = new Dictionary<string, string> { ["X-Amz-Function-Error"] = "Unhandled", ["x-amzn-RequestId"] = "r-7" } });

        var answer = await calls.JsonAsync(Invoke, JsonNode.Parse("""{"FunctionName":"arn:aws:lambda:us-west-2:1:function:f","Qualifier":"live","Payload":{"a":1}}""")!.AsObject(), CancellationToken.None);

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/2015-03-31/functions/arn:aws:lambda:us-west-2:1:function:f/invocations", """{"a":1}""", "live"), (request.Method, request.Path, request.Text, request.Query["Qualifier"]));
        Assert.Equal((200, "Unhandled", read), ((int)answer["StatusCode"]!, (string?)answer["FunctionError"], answer["Payload"]?.ToJsonString() ?? "null"));
    }

    [Fact]
    public async Task Request_ids_of_answers_and_errors_are_told()
    {
        var ids = new List<string>();
        using var server = new LoopbackServer(r => r.Query.ContainsKey("name")
            ? LoopbackAnswer.Xml("<A/>") with { Headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = "r-1" } }
            : LoopbackAnswer.XmlError("NoSuchHostedZone", "no", 404));
        using var calls = Calls(server, ids.Add);

        await calls.XmlAsync(ListRecords, new JsonObject { ["Id"] = "Z1", ["name"] = "a." }, CancellationToken.None);
        await Assert.ThrowsAsync<AmazonServiceException>(() => calls.XmlAsync(ListRecords, new JsonObject { ["Id"] = "Z1" }, CancellationToken.None));

        Assert.Equal(["r-1", "r-1"], ids);
    }

    [Theory]
    [InlineData("us-west-2", "https://route53.amazonaws.com/")]
    [InlineData("us-gov-west-1", "https://route53.us-gov.amazonaws.com/")]
    [InlineData("cn-north-1", "https://route53.amazonaws.com.cn/")]
    public void Route_53_has_one_endpoint_a_partition(string region, string url)
        => Assert.Equal(url, AwsEndpointResolver.UrlOf(new AwsServiceConfig(AwsService.Route53) { RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region) }));

    public void Dispose() => _owned.ForEach(o => o.Dispose());

    private (LoopbackServer Server, AwsCalls Calls) Serve(Func<LoopbackRequest, LoopbackAnswer> answer)
    {
        var server = new LoopbackServer(answer);
        var calls = Calls(server, _ => { });
        _owned.AddRange([calls, server]);
        return (server, calls);
    }

    private static AwsCalls Calls(LoopbackServer server, Action<string> answered)
        => new(new AwsSession(new BasicAWSCredentials("local", "local"), "us-west-2", server.Url), answered);
}
