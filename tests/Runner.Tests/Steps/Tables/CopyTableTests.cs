using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Data;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Tables;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Tables;

[Collection(TablesCollection.Name)]
public sealed class CopyTableTests(LocalEndpoint endpoint)
{
    private const string AllTypes = """
        {"pk":{"S":"all"},"text":{"S":"é\u0000\"\\\n😀"},"empty":{"S":""},"big":{"N":"12345678901234567890123456789012345678"},"small":{"N":"1E-120"},
         "bytes":{"B":"AAECAw=="},"byteSet":{"BS":["AA==","AQ=="]},"numbers":{"NS":["1","2.5","-3"]},"texts":{"SS":["b","a"]},"truth":{"BOOL":false},"nothing":{"NULL":true},
         "list":{"L":[{"S":"x"},{"N":"1"},{"L":[]},{"M":{"inner":{"BOOL":true}}}]},"map":{"M":{"password":{"S":"kept"},"é":{"S":"x"}}}}
        """;

    [EndpointFact]
    public async Task Every_item_is_copied_and_verified()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = await FilledAsync(tables, 600);
        using var step = Copy(endpoint.Url, from, to);
        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        var outcome = await step.RunAsync();
        Assert.Equal(await tables.ItemsAsync(from), await tables.ItemsAsync(to));
        Assert.Equal("600", outcome.Report!["inventory"]!.ToString());
        Assert.Equal("600", outcome.Report["copied"]!.ToString());
        Assert.Equal("600", outcome.Report["verified"]!.ToString());
        Assert.Equal(outcome.Report["sourceDigest"]!.ToString(), outcome.Report["targetDigest"]!.ToString());
        Assert.True(CompletenessReport.IsUnchanged(JsonNode.Parse(outcome.Report.ToJsonString())!.AsObject()));
        Assert.Equal(600, outcome.Outputs!["itemCount"]!.GetValue<long>());
        Assert.Equal(new StepProgress(600, 600, "items read back"), step.Progress[^1]);
        Assert.True((await step.VerifyAsync()).Holds);
    }

    [EndpointFact]
    public async Task A_changed_report_has_another_digest()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = await FilledAsync(tables, 3);
        using var step = Copy(endpoint.Url, from, to);
        var report = (await step.RunAsync()).Report!;
        report["verified"] = 4;
        Assert.False(CompletenessReport.IsUnchanged(report));
    }

    [EndpointFact]
    public async Task Items_of_every_type_and_of_400_kilobytes_arrive_as_they_are()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = (await tables.CreateAsync("pk:S"), await tables.CreateAsync("pk:S"));
        var large = Enumerable.Range(0, 5).Select(i => $$$"""{"pk":{"S":"large-{{{i}}}"},"body":{"S":"{{{new string((char)('a' + i), 404_000)}}}"}}""");
        await tables.PutAsync(from, [AllTypes, .. large]);
        using var step = Copy(endpoint.Url, from, to);
        Assert.Equal(6, (await step.RunAsync()).Outputs!["itemCount"]!.GetValue<long>());
        Assert.Equal(await tables.ItemsAsync(from), await tables.ItemsAsync(to));
    }

    [EndpointFact]
    public async Task Keys_of_two_attributes_numbers_and_bytes_are_copied()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = (await tables.CreateAsync("customer:N order-id:B"), await tables.CreateAsync("customer:N order-id:B"));
        await tables.PutAsync(from, [.. Enumerable.Range(0, 60).Select(i => $$$"""{"customer":{"N":"{{{i % 7}}}"},"order-id":{"B":"{{{Convert.ToBase64String([(byte)i])}}}"},"v":{"N":"{{{i}}}"}}""")]);
        using var step = Copy(endpoint.Url, from, to);
        await step.RunAsync();
        Assert.Equal(await tables.ItemsAsync(from), await tables.ItemsAsync(to));
        Assert.Equal("60", (await Fresh(endpoint.Url, from, to).RunAsync()).Report!["skipped"]!.ToString());
    }

    [EndpointFact]
    public async Task An_empty_table_is_a_copy_of_nothing()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = (await tables.CreateAsync(), await tables.CreateAsync());
        using var step = Copy(endpoint.Url, from, to);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
        Assert.Equal("0", (await step.RunAsync()).Report!["inventory"]!.ToString());
    }

    [EndpointFact]
    public async Task A_second_run_writes_nothing()
    {
        using var tables = new TableKit(endpoint.Url);
        using var proxy = new TroubledProxy(endpoint.Url);
        var (from, to) = await FilledAsync(tables, 300);
        using var first = Copy(endpoint.Url, from, to);
        await first.RunAsync();
        using var second = Copy(proxy.Url, from, to);
        var report = (await second.RunAsync()).Report!;
        Assert.False(proxy.Calls.ContainsKey("BatchWriteItem"));
        Assert.Equal(("0", "300", "300"), (report["copied"]!.ToString(), report["skipped"]!.ToString(), report["verified"]!.ToString()));
        await first.RunAsync();
    }

    [EndpointFact]
    public async Task A_second_run_writes_only_what_differs()
    {
        using var tables = new TableKit(endpoint.Url);
        using var proxy = new TroubledProxy(endpoint.Url);
        var (from, to) = await FilledAsync(tables, 300);
        using var first = Copy(endpoint.Url, from, to);
        await first.RunAsync();
        await tables.PutAsync(from, """{"pk":{"S":"item-0007"},"n":{"N":"70"}}""", """{"pk":{"S":"new"}}""");
        using var second = Copy(proxy.Url, from, to);
        await second.RunAsync();
        Assert.Equal(2, proxy.ItemsSent);
        Assert.Equal(await tables.ItemsAsync(from), await tables.ItemsAsync(to));
    }

    [EndpointFact]
    public async Task What_is_only_at_the_target_stays_and_is_named()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = await FilledAsync(tables, 30);
        await tables.PutAsync(to, """{"pk":{"S":"own"}}""");
        using var step = Copy(endpoint.Url, from, to);
        var report = (await step.RunAsync()).Report!;
        Assert.Equal(("30", "1"), (report["verified"]!.ToString(), report["extra"]!.ToString()));
        Assert.Equal("""{"pk":{"S":"own"}}""", report["additional"]![0]!.ToString());
        Assert.Equal(31, (await tables.ItemsAsync(to)).Count);
    }

    [EndpointFact]
    public async Task What_is_only_at_the_target_is_deleted_on_demand()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = await FilledAsync(tables, 30);
        await tables.PutAsync(to, [.. Enumerable.Range(0, 30).Select(i => $$$"""{"pk":{"S":"own-{{{i}}}"}}""")]);
        using var step = Copy(endpoint.Url, from, to, "\"deleteExtra\":true");
        var report = (await step.RunAsync()).Report!;
        Assert.Equal(("30", "0"), (report["deleted"]!.ToString(), report["extra"]!.ToString()));
        Assert.Equal(await tables.ItemsAsync(from), await tables.ItemsAsync(to));
    }

    [EndpointFact]
    public async Task A_run_that_is_killed_at_any_checkpoint_is_ended_by_the_next()
    {
        using var tables = new TableKit(endpoint.Url);
        var from = await tables.CreateAsync();
        await tables.PutAsync(from, [.. Enumerable.Range(0, 36).Select(i => $$$"""{"pk":{"S":"k{{{i}}}"},"body":{"S":"{{{new string('y', 60_000)}}}"}}""")]);
        var expected = await tables.ItemsAsync(from);
        for (var crash = 1; ; crash++)
        {
            var to = await tables.CreateAsync();
            var saves = 0;
            using var step = Copy(endpoint.Url, from, to, "\"segments\":2", new HastyTime());
            step.OnSave = _ =>
            {
                if (Interlocked.Increment(ref saves) == crash)
                    throw new KilledException();
            };
            try
            {
                await step.RunAsync();
                Assert.True(crash > 4, $"there were only {crash - 1} checkpoints");
                return;
            }
            catch (KilledException)
            {
                Assert.Equal("36", (await step.RunAsync()).Report!["verified"]!.ToString());
                Assert.Equal(expected, await tables.ItemsAsync(to));
            }
        }
    }

    [EndpointFact]
    public async Task A_cursor_that_was_altered_is_not_used()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = await FilledAsync(tables, 40);
        using var step = Copy(endpoint.Url, from, to);
        step.OnSave = _ => throw new KilledException();
        await Assert.ThrowsAsync<KilledException>(() => step.RunAsync());
        step.OnSave = null;
        var segment = step.Checkpoints[0]["copy"]![0]!;
        segment["cursor"] = """{"pk":{"S":"***"}}""";
        segment["check"] = "0000000000000000";
        await step.RunAsync();
        Assert.Equal(await tables.ItemsAsync(from), await tables.ItemsAsync(to));
    }

    [EndpointFact]
    public async Task Unprocessed_items_throttling_errors_and_lost_answers_lose_nothing()
    {
        using var tables = new TableKit(endpoint.Url);
        using var proxy = new TroubledProxy(endpoint.Url);
        var (from, to) = await FilledAsync(tables, 60);
        proxy.Decide = (operation, n) => operation == "DescribeTable" ? Trouble.None : (n % 5) switch
        {
            1 => operation == "Scan" ? Trouble.None : Trouble.Unprocessed,
            2 => Trouble.Throttled,
            3 => Trouble.AnswerLost,
            4 => Trouble.ServerError,
            _ => Trouble.None,
        };
        using var step = Copy(proxy.Url, from, to, "\"segments\":1", new ImmediateTime());
        Assert.Equal("60", (await step.RunAsync()).Report!["verified"]!.ToString());
        Assert.Equal(await tables.ItemsAsync(from), await tables.ItemsAsync(to));
        Assert.Equal(25, proxy.LargestBatch);
    }

    [EndpointFact]
    public async Task Items_that_stay_unprocessed_fail_the_step_after_a_while()
    {
        using var tables = new TableKit(endpoint.Url);
        using var proxy = new TroubledProxy(endpoint.Url) { Decide = (operation, _) => operation == "BatchWriteItem" ? Trouble.Throttled : Trouble.None };
        var (from, to) = await FilledAsync(tables, 2);
        using var step = Copy(proxy.Url, from, to, time: new ImmediateTime());
        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());
        Assert.True(failure.MayRetry);
        Assert.Contains("40 times in a row", failure.Message, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task What_is_lost_behind_the_back_of_the_copy_is_found_named_and_mended_by_the_next_attempt()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = await FilledAsync(tables, 120);
        using var step = Copy(endpoint.Url, from, to);
        step.OnSave = checkpoint =>
        {
            if (checkpoint["phase"]!.ToString() != TableCopy.Copied)
                return;
            step.OnSave = null;
            tables.DeleteAsync(to, """{"pk":{"S":"item-0003"}}""").GetAwaiter().GetResult();
            tables.PutAsync(to, """{"pk":{"S":"item-0005"},"n":{"N":"6"}}""").GetAwaiter().GetResult();
        };
        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());
        Assert.Contains("of 120 items 1 are missing ({\"pk\":{\"S\":\"item-0003\"}}) and 1 differ ({\"pk\":{\"S\":\"item-0005\"}})", failure.Message, StringComparison.Ordinal);
        Assert.False((await step.VerifyAsync()).Holds);
        var report = (await step.RunAsync(attempt: 2)).Report!;
        Assert.Equal(("2", "118", "120"), (report["copied"]!.ToString(), report["skipped"]!.ToString(), report["verified"]!.ToString()));
    }

    [EndpointFact]
    public async Task Tables_may_be_in_two_regions()
    {
        using var here = new TableKit(endpoint.Url);
        using var there = new TableKit(endpoint.Url, "eu-west-1");
        var (from, to) = (await here.CreateAsync(), await there.CreateAsync());
        await here.FillAsync(from, 10);
        using var step = Copy(endpoint.Url, from, to, "\"toRegion\":\"eu-west-1\"");
        await step.RunAsync();
        Assert.Equal(10, (await there.ItemsAsync(to)).Count);
    }

    [EndpointFact]
    public async Task Writes_keep_to_the_rate_that_is_asked_for()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = await FilledAsync(tables, 150);
        using var step = Copy(endpoint.Url, from, to, "\"itemsPerSecond\":100");
        var started = TimeProvider.System.GetTimestamp();
        await step.RunAsync();
        // The first hundred may go at once, and a batch is paid for after it was sent.
        Assert.True(TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromMilliseconds(200));
        Assert.Equal(150, (await tables.ItemsAsync(to)).Count);
    }

    [EndpointFact]
    public async Task A_report_is_signed_by_a_key_of_KMS()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = await FilledAsync(tables, 5);
        var (_, key) = await endpoint.AwsAsync("kms", "create-key", "--key-usage", "SIGN_VERIFY", "--key-spec", "ECC_NIST_P256", "--query", "KeyMetadata.KeyId");
        using var step = Copy(endpoint.Url, from, to, $"\"signingKeyId\":\"{key}\"");
        var report = (await step.RunAsync()).Report!;
        var answer = await tables.Aws.JsonAsync(
            new AwsRead(AwsService.Kms, "Verify"),
            new JsonObject
            {
                ["KeyId"] = key,
                ["Message"] = Convert.ToBase64String(CompletenessReport.DigestOf(report)),
                ["MessageType"] = "DIGEST",
                ["SigningAlgorithm"] = report["signature"]!["algorithm"]!.ToString(),
                ["Signature"] = report["signature"]!["value"]!.ToString(),
            },
            CancellationToken.None);
        Assert.True(answer["SignatureValid"]!.GetValue<bool>());
        Assert.True(CompletenessReport.IsUnchanged(report));
    }

    [EndpointFact]
    public async Task Tables_that_are_not_there_or_have_another_key_are_said()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = (await tables.CreateAsync("pk:S"), await tables.CreateAsync("id:S"));
        using var absent = Copy(endpoint.Url, from, "not-there");
        Assert.Equal(StepState.CannotVerifyYet, (await absent.ForecastAsync()).State);
        Assert.Equal($"There is no table not-there in {StepKit.Region}.", (await Assert.ThrowsAsync<StepFailure>(() => absent.RunAsync())).Message);
        using var other = Copy(endpoint.Url, from, to);
        Assert.Equal(StepState.WouldFail, (await other.ForecastAsync()).State);
        Assert.Contains("The key of", (await Assert.ThrowsAsync<StepFailure>(() => other.RunAsync())).Message, StringComparison.Ordinal);
        using var same = Copy(endpoint.Url, from, from);
        Assert.Contains("argument to is the table that is copied from", (await Assert.ThrowsAsync<StepFailure>(() => same.RunAsync())).Message, StringComparison.Ordinal);
    }

    private static async Task<(string From, string To)> FilledAsync(TableKit tables, int items)
    {
        var (from, to) = (await tables.CreateAsync(), await tables.CreateAsync());
        await tables.FillAsync(from, items);
        return (from, to);
    }

    private static StepKit Fresh(string url, string from, string to) => Copy(url, from, to);

    private static StepKit Copy(string url, string from, string to, string? more = null, TimeProvider? time = null)
        => new(new CopyTableExecutor(), url, string.Create(CultureInfo.InvariantCulture, $$"""{"from":"{{from}}","to":"{{to}}"{{(more is null ? "" : "," + more)}} }""")) { Time = time ?? TimeProvider.System };

    private sealed class KilledException : Exception;
}
