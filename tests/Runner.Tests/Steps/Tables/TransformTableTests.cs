using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Tables;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Tables;

[Collection(TablesCollection.Name)]
public sealed class TransformTableTests(LocalEndpoint endpoint)
{
    private const string OrderMapping = """
        {"version":1,"item":{"op":"record","members":{
          "id":{"op":"concat","parts":[{"op":"const","value":{"S":"order#"}},{"op":"get","path":["pk"]}]},
          "cents":{"op":"convert","to":"long","of":{"op":"multiply","type":"decimal","left":{"op":"get","path":["price"]},"right":{"op":"const","value":{"N":"100"}}}},
          "note":{"op":"get","path":["note"]},
          "customer":{"op":"get","path":["name"],"of":{"op":"lookup","table":"CUSTOMERS","key":{"op":"get","path":["customer"]}}}}}}
        """;

    [EndpointFact]
    public async Task Items_are_mapped_written_and_verified()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to, mapping) = await OrdersAsync(tables, 130);
        using var step = Transform(endpoint.Url, from, to, mapping);
        Assert.Equal(StepState.WouldRun, (await step.ForecastAsync()).State);
        var report = (await step.RunAsync()).Report!;
        Assert.Equal(("130", "130"), (report["copied"]!.ToString(), report["verified"]!.ToString()));
        var items = await tables.ItemsAsync(to);
        Assert.Equal(130, items.Count);
        Assert.Contains("""{"cents":{"N":"350"},"customer":{"S":"Customer 1"},"id":{"S":"order#o0003"}}""", items);
        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal("130", (await Transform(endpoint.Url, from, to, mapping).RunAsync()).Report!["skipped"]!.ToString());
        await tables.PutAsync(to, """{"id":{"S":"order#o0003"},"cents":{"N":"351"}}""");
        var verdict = await step.VerifyAsync();
        Assert.False(verdict.Holds);
        Assert.Contains("1 differ ({\"id\":{\"S\":\"order#o0003\"}})", verdict.Detail, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_list_becomes_items_of_its_own()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = (await tables.CreateAsync(), await tables.CreateAsync("pk:S line:N"));
        await tables.PutAsync(
            from,
            """{"pk":{"S":"a"},"lines":{"L":[{"M":{"line":{"N":"1"}}},{"M":{"line":{"N":"2"}}}]}}""",
            """{"pk":{"S":"b"},"lines":{"L":[]}}""");
        using var step = Transform(endpoint.Url, from, to, """
            {"version":1,"each":{"op":"select","list":{"op":"get","path":["lines"]},"as":"l","value":{"op":"record","members":{
              "pk":{"op":"get","path":["pk"]},"line":{"op":"get","of":{"op":"element","name":"l"},"path":["line"]}}}}}
            """);
        await step.RunAsync();
        Assert.Equal(["""{"line":{"N":"1"},"pk":{"S":"a"}}""", """{"line":{"N":"2"},"pk":{"S":"a"}}"""], await tables.ItemsAsync(to));
    }

    [EndpointFact]
    public async Task Two_items_of_one_new_key_are_both_named_and_nothing_is_written()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to) = (await tables.CreateAsync(), await tables.CreateAsync());
        await tables.PutAsync(from, """{"pk":{"S":"A"}}""", """{"pk":{"S":"a"}}""", """{"pk":{"S":"b"}}""");
        using var step = Transform(endpoint.Url, from, to, """{"version":1,"item":{"op":"record","members":{"pk":{"op":"lower","of":{"op":"get","path":["pk"]}}}}}""");
        var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());
        Assert.Equal(
            $"Items {{\"pk\":{{\"S\":\"A\"}}}} and {{\"pk\":{{\"S\":\"a\"}}}} of {from} would all become {{\"pk\":{{\"S\":\"a\"}}}} of {to}, which can hold one of them. Nothing was written.", failure.Message);
        Assert.Empty(await tables.ItemsAsync(to));
    }

    [EndpointFact]
    public async Task An_item_that_cannot_be_mapped_is_named_by_its_key()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to, mapping) = await OrdersAsync(tables, 3);
        await tables.PutAsync(from, """{"pk":{"S":"bad"},"price":{"S":"much"},"customer":{"S":"c1"}}""");
        using var step = Transform(endpoint.Url, from, to, mapping);
        Assert.Equal(
            $"Item {{\"pk\":{{\"S\":\"bad\"}}}} of {from} cannot be mapped: there is a text where a number is wanted. It was not written.", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message);
    }

    [EndpointFact]
    public async Task A_lookup_that_finds_nothing_names_the_item()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to, mapping) = await OrdersAsync(tables, 3);
        await tables.PutAsync(from, """{"pk":{"S":"lost"},"price":{"N":"1"},"customer":{"S":"nobody"}}""");
        using var step = Transform(endpoint.Url, from, to, mapping);
        Assert.Contains("{\"pk\":{\"S\":\"lost\"}}", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_run_that_is_killed_at_any_checkpoint_is_ended_by_the_next()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, _, mapping) = await OrdersAsync(tables, 40);
        for (var crash = 1; ; crash++)
        {
            var to = await tables.CreateAsync("id:S");
            var saves = 0;
            using var step = new StepKit(new TransformTableExecutor(), endpoint.Url, Arguments(from, to, mapping)) { Time = new HastyTime() };
            step.OnSave = _ =>
            {
                if (Interlocked.Increment(ref saves) == crash)
                    throw new InvalidOperationException("killed");
            };
            try
            {
                await step.RunAsync();
                Assert.True(crash > 4, $"there were only {crash - 1} checkpoints");
                return;
            }
            catch (InvalidOperationException)
            {
                Assert.Equal("40", (await step.RunAsync()).Report!["verified"]!.ToString());
                Assert.Equal(40, (await tables.ItemsAsync(to)).Count);
            }
        }
    }

    [EndpointFact]
    public async Task Attributes_that_the_mapping_does_not_know_fail_the_step_after_all_is_written()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to, mapping) = await OrdersAsync(tables, 40);
        await tables.PutAsync(from, """{"pk":{"S":"noted"},"price":{"N":"1"},"customer":{"S":"c1"},"gone":{"S":"x"},"memo":{"NULL":true}}""");
        var problem = $"41 items of {from} have attributes that the mapping does not know, and they would be lost: gone (41 items), memo (1 item). "
            + "Declare them in OldOrder and map them, or name them in Dropped; then rebuild.";
        using var step = Transform(endpoint.Url, from, to, Knowing(mapping, "pk", "price", "note", "customer"));
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync(attempt));
            Assert.Equal((problem, false), (failure.Message, failure.MayRetry));
        }
        Assert.Equal(41, (await tables.ItemsAsync(to)).Count);
        Assert.Equal(new StepVerdict(false, problem), await step.VerifyAsync());
    }

    [EndpointFact]
    public async Task Once_the_mapping_knows_the_attributes_only_what_differs_is_written()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, to, mapping) = await OrdersAsync(tables, 40);
        await tables.PutAsync(from, """{"pk":{"S":"noted"},"price":{"N":"1"},"customer":{"S":"c1"},"memo":{"S":"m"}}""");
        using var step = Transform(endpoint.Url, from, to, Knowing(mapping, "pk", "price", "note", "customer", "gone"));
        Assert.Contains("1 item of", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        var rebuilt = mapping.Replace("[\"note\"]", "[\"memo\"]", StringComparison.Ordinal);
        using var again = Transform(endpoint.Url, from, to, Knowing(rebuilt, "pk", "price", "memo", "customer", "gone"));
        again.Checkpoints.AddRange(step.Checkpoints);
        var report = (await again.RunAsync()).Report!;
        Assert.Equal(("1", "40", "41"), (report["copied"]!.ToString(), report["skipped"]!.ToString(), report["verified"]!.ToString()));
        Assert.True((await again.VerifyAsync()).Holds);
    }

    [EndpointFact]
    public async Task A_killed_run_counts_unknown_attributes_as_one_that_was_not()
    {
        using var tables = new TableKit(endpoint.Url);
        var (from, _, mapping) = await OrdersAsync(tables, 40);
        for (var crash = 1; ; crash++)
        {
            var to = await tables.CreateAsync("id:S");
            var saves = 0;
            using var step = new StepKit(new TransformTableExecutor(), endpoint.Url, Arguments(from, to, Knowing(mapping, "pk", "price", "note", "customer"))) { Time = new HastyTime() };
            step.OnSave = _ =>
            {
                if (Interlocked.Increment(ref saves) == crash)
                    throw new InvalidOperationException("killed");
            };
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => step.RunAsync());
            var isKilled = failure is InvalidOperationException;
            if (isKilled)
                failure = await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync());
            Assert.Contains("would be lost: gone (40 items). Declare", failure.Message, StringComparison.Ordinal);
            Assert.Equal(40, (await tables.ItemsAsync(to)).Count);
            if (!isKilled)
            {
                Assert.True(crash > 4, $"there were only {crash - 1} checkpoints");
                return;
            }
        }
    }

    [EndpointFact]
    public async Task A_document_that_is_none_is_refused_with_its_place()
    {
        using var tables = new TableKit(endpoint.Url);
        var table = await tables.CreateAsync();
        using var step = Transform(endpoint.Url, table, "other", """{"version":1,"item":{"op":"record","members":{"a":{"op":"made-up"}}}}""");
        Assert.Equal(
            "Step step: argument mapping is not a mapping document: /item/members/a: there is no operation made-up.", (await Assert.ThrowsAsync<StepFailure>(() => step.ForecastAsync())).Message);
    }

    private static async Task<(string From, string To, string Mapping)> OrdersAsync(TableKit tables, int orders)
    {
        var (from, to, customers) = (await tables.CreateAsync(), await tables.CreateAsync("id:S"), await tables.CreateAsync("id:S"));
        await tables.PutAsync(customers, [.. Enumerable.Range(0, 2).Select(i => $$$"""{"id":{"S":"c{{{i}}}"},"name":{"S":"Customer {{{i}}}"}}""")]);
        await tables.PutAsync(from, [.. Enumerable.Range(0, orders).Select(i => $$$"""{"pk":{"S":"o{{{i:D4}}}"},"price":{"N":"{{{i}}}.50"},"customer":{"S":"c{{{i % 2}}}"},"gone":{"S":"x"}}""")]);
        return (from, to, OrderMapping.Replace("CUSTOMERS", customers, StringComparison.Ordinal));
    }

    private static string Knowing(string mapping, params string[] attributes)
    {
        var document = JsonNode.Parse(mapping)!;
        document["record"] = "OldOrder";
        document["known"] = new JsonArray([.. attributes.Select(a => JsonValue.Create(a))]);
        return document.ToJsonString();
    }

    private static StepKit Transform(string url, string from, string to, string mapping) => new(new TransformTableExecutor(), url, Arguments(from, to, mapping));

    private static string Arguments(string from, string to, string mapping) => new JsonObject { ["from"] = from, ["to"] = to, ["mapping"] = JsonNode.Parse(mapping) }.ToJsonString();
}
