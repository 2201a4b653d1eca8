using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Traffic;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Traffic;

public sealed class TrafficTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    [EndpointFact]
    public async Task Traffic_is_shifted_in_one_change_and_restored()
    {
        var zone = await ZoneAsync();
        using var first = new StepKit(new ShiftTrafficExecutor(), endpoint.Url, Shift(zone, 100, 0));
        using var second = new StepKit(new ShiftTrafficExecutor(), endpoint.Url, Shift(zone, 90, 10));

        Assert.Equal(StepState.WouldRun, (await first.ForecastAsync()).State);
        Assert.Equal("{}", (await first.RunAsync()).Outputs!["previousWeights"]!.ToJsonString());
        Assert.Equal((StepState.AlreadySatisfied, StepState.WouldRun), ((await first.ForecastAsync()).State, (await second.ForecastAsync()).State));
        Assert.Equal("""{"blue":100,"green":0}""", (await second.RunAsync()).Outputs!["previousWeights"]!.ToJsonString());
        Assert.Equal("blue 90 60, green 10 60", await WeightsAsync(zone));
        Assert.Equal((false, true), ((await first.VerifyAsync()).Holds, (await second.VerifyAsync()).Holds));

        using var back = new StepKit(new RestoreTrafficExecutor(), endpoint.Url, Captured(second));
        Assert.Equal(StepState.WouldRun, (await back.ForecastAsync()).State);
        await back.RunAsync();
        await back.RunAsync();
        Assert.True((await back.VerifyAsync()).Holds);
        Assert.Equal("blue 100 60, green 0 60", await WeightsAsync(zone));

        using var away = new StepKit(new RestoreTrafficExecutor(), endpoint.Url, Captured(first));
        await away.RunAsync();
        Assert.Equal("", await WeightsAsync(zone));
        Assert.Equal(StepState.AlreadySatisfied, (await away.ForecastAsync()).State);
    }

    [EndpointFact]
    public async Task What_was_captured_before_a_crash_is_what_is_restored()
    {
        var zone = await ZoneAsync();
        using (var before = new StepKit(new ShiftTrafficExecutor(), endpoint.Url, Shift(zone, 75, 25)))
            await before.RunAsync();
        using var step = new StepKit(new ShiftTrafficExecutor(), endpoint.Url, Shift(zone, 0, 100));
        await step.RunAsync();

        var again = await step.RunAsync();

        Assert.Equal("""{"blue":75,"green":25}""", again.Outputs!["previousWeights"]!.ToJsonString());
    }

    [EndpointFact]
    public async Task The_ttl_is_lowered_and_the_old_one_told()
    {
        var zone = await ZoneAsync();
        await PutAsync(zone, """{"Name":"api.shop.test.","Type":"A","TTL":3600,"ResourceRecords":[{"Value":"10.0.0.1"},{"Value":"10.0.0.2"}]}""");
        using var step = new StepKit(new LowerTtlExecutor(), endpoint.Url, $$"""{"hostedZoneId":"/hostedzone/{{zone}}","name":"API.shop.test","type":"A","seconds":60}""") { Time = new SteppingTime() };

        Assert.Equal("the TTL of api.shop.test. A is 3600 s; would be 60 s", (await step.ForecastAsync()).Reason);
        var outcome = await step.RunAsync();
        var again = await step.RunAsync();

        Assert.Equal((3600, "2026-03-01T12:00:00Z"), ((long)outcome.Outputs!["previousTtl"]!, (string)outcome.Outputs!["loweredAt"]!));
        Assert.Equal(3600, (long)again.Outputs!["previousTtl"]!);
        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
        Assert.Equal("60\t10.0.0.1\t10.0.0.2", (await endpoint.AwsAsync("route53", "list-resource-record-sets", "--hosted-zone-id", zone, "--query", "ResourceRecordSets[?Type=='A'].[TTL, ResourceRecords[0].Value, ResourceRecords[1].Value]")).Text);

        using var back = new StepKit(new RestoreTrafficExecutor(), endpoint.Url, Captured(step));
        await back.RunAsync();
        Assert.False((await step.VerifyAsync()).Holds);
    }

    [EndpointFact]
    public async Task A_simple_record_is_pointed_elsewhere_and_back()
    {
        var zone = await ZoneAsync();
        string Point(string value) => $$"""{"hostedZoneId":"{{zone}}","name":"db.shop.test","type":"CNAME","ttl":60,"value":"{{value}}"}""";
        using var blue = new StepKit(new PointRecordExecutor(), endpoint.Url, Point("blue.test"));
        using var green = new StepKit(new PointRecordExecutor(), endpoint.Url, Point("green.test"));

        await blue.RunAsync();
        Assert.Equal(StepState.WouldRun, (await green.ForecastAsync()).State);
        await green.RunAsync();
        Assert.Equal((false, true, StepState.AlreadySatisfied), ((await blue.VerifyAsync()).Holds, (await green.VerifyAsync()).Holds, (await green.ForecastAsync()).State));
        using var back = new StepKit(new RestoreTrafficExecutor(), endpoint.Url, Captured(green));
        await back.RunAsync();

        Assert.True((await blue.VerifyAsync()).Holds);
    }

    [EndpointFact]
    public async Task An_alias_is_written_and_found_again()
    {
        var zone = await ZoneAsync();
        using var step = new StepKit(new PointRecordExecutor(), endpoint.Url, $$"""{"hostedZoneId":"{{zone}}","name":"*.shop.test","type":"A","alias":{"hostedZoneId":"Z1H1FL5HABSF5","dnsName":"LB.us-west-2.elb.amazonaws.com","evaluateTargetHealth":true} }""");

        await step.RunAsync();

        Assert.True((await step.VerifyAsync()).Holds);
        using var ttl = new StepKit(new LowerTtlExecutor(), endpoint.Url, $$"""{"hostedZoneId":"{{zone}}","name":"*.shop.test","type":"A","seconds":60}""");
        Assert.Contains("is an alias", (await Assert.ThrowsAsync<StepFailure>(() => ttl.RunAsync())).Message, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task Simple_and_weighted_records_are_never_mixed()
    {
        var zone = await ZoneAsync();
        await PutAsync(zone, """{"Name":"shop.test.","Type":"A","TTL":60,"ResourceRecords":[{"Value":"10.0.0.1"}]}""");
        using var shift = new StepKit(new ShiftTrafficExecutor(), endpoint.Url, Shift(zone, 100, 0).Replace("www.shop", "shop", StringComparison.Ordinal).Replace("CNAME", "A", StringComparison.Ordinal));
        Assert.Contains("has a simple record", (await Assert.ThrowsAsync<StepFailure>(() => shift.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(StepState.WouldFail, (await shift.ForecastAsync()).State);

        using (var weights = new StepKit(new ShiftTrafficExecutor(), endpoint.Url, Shift(zone, 100, 0)))
            await weights.RunAsync();
        using var point = new StepKit(new PointRecordExecutor(), endpoint.Url, $$"""{"hostedZoneId":"{{zone}}","name":"www.shop.test","type":"CNAME","ttl":60,"value":"x.test"}""");
        Assert.Contains("has the record 'blue' weight 100", (await Assert.ThrowsAsync<StepFailure>(() => point.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(StepState.WouldFail, (await point.ForecastAsync()).State);
    }

    [Fact]
    public async Task The_change_is_one_batch_that_keeps_health_checks_and_the_step_waits_for_all_servers()
    {
        var asked = 0;
        using var route53 = new LoopbackServer(request => request.Method == "POST" ? LoopbackAnswer.Xml("<R><ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status></ChangeInfo></R>")
            : request.Path.StartsWith("/2013-04-01/change/", StringComparison.Ordinal) ? LoopbackAnswer.Xml($"<R><ChangeInfo><Id>/change/C1</Id><Status>{(++asked < 3 ? "PENDING" : "INSYNC")}</Status></ChangeInfo></R>")
            : LoopbackAnswer.Xml(Page("<ResourceRecordSet><Name>www.shop.test.</Name><Type>CNAME</Type><SetIdentifier>blue</SetIdentifier><Weight>100</Weight><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>blue.test</Value></ResourceRecord></ResourceRecords><HealthCheckId>hc-1</HealthCheckId></ResourceRecordSet>")));
        using var step = new StepKit(new ShiftTrafficExecutor(), route53.Url, Shift("Z1", 90, 10)) { Time = new ImmediateTime() };

        await step.RunAsync();

        Assert.Equal((3, "/2013-04-01/change/C1"), (asked, route53.Requests.Last().Path));
        Assert.Equal(
            """<ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Comment>groundplan step</Comment><Changes>"""
            + """<Change><Action>UPSERT</Action><ResourceRecordSet><Name>www.shop.test.</Name><Type>CNAME</Type><SetIdentifier>blue</SetIdentifier><Weight>90</Weight><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>blue.test</Value></ResourceRecord></ResourceRecords><HealthCheckId>hc-1</HealthCheckId></ResourceRecordSet></Change>"""
            + """<Change><Action>UPSERT</Action><ResourceRecordSet><Name>www.shop.test.</Name><Type>CNAME</Type><SetIdentifier>green</SetIdentifier><Weight>10</Weight><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>green.test</Value></ResourceRecord></ResourceRecords></ResourceRecordSet></Change>"""
            + """</Changes></ChangeBatch></ChangeResourceRecordSetsRequest>""",
            Assert.Single(route53.Requests, r => r.Method == "POST").Text);
    }

    [Fact]
    public async Task Records_on_the_second_page_are_seen()
    {
        using var route53 = new LoopbackServer(request => LoopbackAnswer.Xml(request.Query.ContainsKey("identifier")
            ? Page("<ResourceRecordSet><Name>www.shop.test.</Name><Type>CNAME</Type><SetIdentifier>third</SetIdentifier><Weight>5</Weight><TTL>60</TTL></ResourceRecordSet>")
            : Page("", "<IsTruncated>true</IsTruncated><NextRecordName>www.shop.test.</NextRecordName><NextRecordType>CNAME</NextRecordType><NextRecordIdentifier>third</NextRecordIdentifier>")));
        using var step = new StepKit(new ShiftTrafficExecutor(), route53.Url, Shift("Z1", 90, 10));

        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());

        Assert.StartsWith("www.shop.test. CNAME has the record 'third' weight 5", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Name it, with weight 0 if it is to get none.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(route53.Requests, r => r.Method == "POST");
    }

    [Theory]
    [InlineData(50, 40, "blue", "green", "records must have weights that sum to 100, not 90.")]
    [InlineData(101, 0, "blue", "green", "records[0].weight must be a whole number from 0 to 100, not this number.")]
    [InlineData(50, 50, "blue", "blue", "records must each have a set identifier of its own.")]
    public async Task Weights_that_make_no_sense_are_named(int one, int two, string first, string second, string message)
    {
        var arguments = Shift("Z1", one, two).Replace("\"blue\"", $"\"{first}\"", StringComparison.Ordinal).Replace("\"green\"", $"\"{second}\"", StringComparison.Ordinal);
        using var step = new StepKit(new ShiftTrafficExecutor(), "http://127.0.0.1:9", arguments);

        Assert.Equal($"Step step: argument {message}", (await Assert.ThrowsAsync<StepFailure>(() => step.ForecastAsync())).Message);
    }

    [Fact]
    public async Task A_zone_that_is_not_there_is_named()
    {
        using var route53 = new LoopbackServer(_ => LoopbackAnswer.XmlError("NoSuchHostedZone", "No hosted zone found", 404));
        using var step = new StepKit(new ShiftTrafficExecutor(), route53.Url, Shift("Z1", 90, 10));

        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
        Assert.Equal("There is no hosted zone Z1. Check the id and the account.", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message);
        Assert.False((await step.VerifyAsync()).Holds);
    }

    private static string Page(string records, string rest = "<IsTruncated>false</IsTruncated>") => $"<R><ResourceRecordSets>{records}</ResourceRecordSets>{rest}</R>";

    private static string Captured(StepKit step) => new JsonObject { ["captured"] = step.Outputs["captured"]!.DeepClone() }.ToJsonString();

    private static string Shift(string zone, int blue, int green) => $$"""
        {"hostedZoneId":"{{zone}}","name":"www.shop.test","type":"CNAME","ttl":60,"records":[
          {"setIdentifier":"blue","weight":{{blue}},"value":"blue.test"},{"setIdentifier":"green","weight":{{green}},"value":"green.test"}]}
        """;

    private async Task<string> ZoneAsync()
        => (await endpoint.AwsAsync("route53", "create-hosted-zone", "--name", "shop.test", "--caller-reference", Guid.NewGuid().ToString(), "--query", "HostedZone.Id")).Text.Replace("/hostedzone/", "", StringComparison.Ordinal);

    private Task PutAsync(string zone, string record)
        => endpoint.AwsAsync("route53", "change-resource-record-sets", "--hosted-zone-id", zone, "--change-batch", $$"""{"Changes":[{"Action":"CREATE","ResourceRecordSet":{{record}}}]}""");

    private async Task<string> WeightsAsync(string zone)
        => (await endpoint.AwsAsync("route53", "list-resource-record-sets", "--hosted-zone-id", zone, "--query", "ResourceRecordSets[?SetIdentifier].[SetIdentifier, Weight, TTL]")).Text.Replace('\t', ' ').Replace("\n", ", ", StringComparison.Ordinal);
}
