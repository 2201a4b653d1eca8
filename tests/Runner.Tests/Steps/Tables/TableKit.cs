using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Tables;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Tables;

/// <summary>Tables of a test: made, filled and read past the steps.</summary>
internal sealed class TableKit(string url, string region = StepKit.Region) : IDisposable
{
    private static readonly AwsWrite CreateTable = new(AwsService.DynamoDB, "CreateTable");

    private static int _tables;

    private readonly AwsCalls _aws = new(new AwsSession(new BasicAWSCredentials("local", "local"), region, url), _ => { });

    public AwsCalls Aws => _aws;

    /// <summary>A table with a key such as <c>pk:S sk:N</c>; gives its name.</summary>
    public async Task<string> CreateAsync(string key = "pk:S")
    {
        var name = $"table-{Interlocked.Increment(ref _tables)}-{Guid.NewGuid():N}";
        var attributes = key.Split(' ').Select(k => k.Split(':')).ToArray();
        await _aws.JsonAsync(
            CreateTable,
            new JsonObject
            {
                ["TableName"] = name,
                ["BillingMode"] = "PAY_PER_REQUEST",
                ["AttributeDefinitions"] = new JsonArray([.. attributes.Select(a => new JsonObject { ["AttributeName"] = a[0], ["AttributeType"] = a[1] })]),
                ["KeySchema"] = new JsonArray([.. attributes.Select((a, i) => new JsonObject { ["AttributeName"] = a[0], ["KeyType"] = i == 0 ? "HASH" : "RANGE" })]),
            },
            CancellationToken.None);
        return name;
    }

    /// <summary>Items with <c>pk</c> item-0000 and so on, and some text.</summary>
    public Task FillAsync(string table, int items, int from = 0)
        => PutAsync(table, Enumerable.Range(from, items).Select(i => $$$"""{"pk":{"S":"item-{{{i:D4}}}"},"n":{"N":"{{{i}}}"},"body":{"S":"{{{new string('x', 200)}}}"}}""").ToArray());

    public async Task PutAsync(string table, params string[] items)
    {
        foreach (var some in items.Chunk(25))
        {
            var puts = new JsonArray([.. some.Select(i => new JsonObject { ["PutRequest"] = new JsonObject { ["Item"] = JsonNode.Parse(i) } })]);
            var rest = (await _aws.JsonAsync(TableCalls.BatchWriteItem, new JsonObject { ["RequestItems"] = new JsonObject { [table] = puts } }, CancellationToken.None))["UnprocessedItems"];
            Assert.Empty(rest?.AsObject() ?? []);
        }
    }

    public Task DeleteAsync(string table, string key)
        => _aws.JsonAsync(
            TableCalls.BatchWriteItem,
            new JsonObject { ["RequestItems"] = new JsonObject { [table] = new JsonArray(new JsonObject { ["DeleteRequest"] = new JsonObject { ["Key"] = JsonNode.Parse(key) } }) } },
            CancellationToken.None);

    /// <summary>How many items there are; the endpoint counts them at once, AWS does not.</summary>
    public async Task<long> CountAsync(string table)
        => (await _aws.JsonAsync(TableCalls.DescribeTable, new JsonObject { ["TableName"] = table }, CancellationToken.None))["Table"]!["ItemCount"]!.GetValue<long>();

    /// <summary>All items, as the endpoint writes them, in some order that is always the same.</summary>
    public async Task<List<string>> ItemsAsync(string table)
    {
        var items = new List<string>();
        JsonNode? rest = null;
        do
        {
            var input = new JsonObject { ["TableName"] = table };
            if (rest is not null)
                input["ExclusiveStartKey"] = rest.DeepClone();
            var answer = await _aws.JsonAsync(TableCalls.Scan, input, CancellationToken.None);
            items.AddRange(answer["Items"]!.AsArray().Select(i => Ordered(i!).ToJsonString()));
            rest = answer["LastEvaluatedKey"];
        }
        while (rest is not null);
        items.Sort(StringComparer.Ordinal);
        return items;
    }

    /// <summary>An item as <see cref="ItemsAsync"/> gives it.</summary>
    public static string Normal(string item) => Ordered(JsonNode.Parse(item)!).ToJsonString();

    /// <summary>The canonical digest of an item.</summary>
    public static string Digest(string item)
    {
        var digest = new byte[32];
        new CanonicalItem().Digest(Encoding.UTF8.GetBytes(item), digest);
        return Convert.ToHexStringLower(digest);
    }

    public void Dispose() => _aws.Dispose();

    private static JsonNode Ordered(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, (JsonNode?)Ordered(m.Value!)))),
        JsonArray items => new JsonArray([.. items.Select(i => Ordered(i!))]),
        _ => node.DeepClone(),
    };
}
