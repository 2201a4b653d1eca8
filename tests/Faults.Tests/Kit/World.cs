using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>An endpoint of its own with what the migration begins with: the shared stack, blue, and data in blue.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string Region = "us-west-2";

    private static readonly AwsWrite PutItem = new(AwsService.DynamoDB, "BatchWriteItem");

    private static readonly AwsWrite CreateUser = new(AwsService.Iam, "CreateUser");
    private static readonly AwsWrite CreateAccessKey = new(AwsService.Iam, "CreateAccessKey");

    private const string LastBeforeTheStop = "blue-is-well";

    private bool _wroteMore;
    private readonly LocalEndpoint _endpoint;

    private World(string? clock) => _endpoint = new LocalEndpoint { Clock = clock };

    public string Url => _endpoint.Url;

    public AwsSession Session => new(new BasicAWSCredentials("local", "local"), Region, Url);

    public static async Task<World> MakeAsync(SampleOnDisk sample)
    {
        var world = new World(sample.Clock?.Path);
        await world._endpoint.InitializeAsync();
        foreach (var root in (string[])["Shared", "Blue"])
        {
            var (code, text) = await sample.RunAsync(world.Url, "deploy", "--root", root, "--yes");
            if (code != 0)
                throw new InvalidOperationException($"{root} was not deployed: {text}");
        }
        await world.PutAsync("orders-blue", Enumerable.Range(1, 60).Select(Order));
        await world.PutAsync("customers-blue", Enumerable.Range(1, 60).Select(i => Customer(i, "as it was")));
        await world.PutReceiptsAsync(Enumerable.Range(1, 8));
        world.Approver = await world.MakeApproverAsync();
        return world;
    }

    /// <summary>Access key and secret of somebody who is not the operator.</summary>
    public (string Key, string Secret) Approver { get; private set; }

    /// <summary>A step was reached: before the one that stops the writes, the running system writes.</summary>
    public Task ReachedAsync(string step) => step == LastBeforeTheStop && Interlocked.Exchange(ref _wroteMore, true) == false ? WriteMoreAsync() : Task.CompletedTask;

    private async Task WriteMoreAsync()
    {
        await PutAsync("customers-blue", Enumerable.Range(55, 10).Select(i => Customer(i, "changed since")));
        await PutReceiptsAsync(Enumerable.Range(9, 3));
    }

    public ValueTask DisposeAsync() => new(_endpoint.DisposeAsync());

    private async Task PutAsync(string table, IEnumerable<JsonObject> items)
    {
        using var aws = new AwsCalls(Session, _ => { });
        foreach (var some in items.Chunk(25))
        {
            var puts = new JsonArray([.. some.Select(i => new JsonObject { ["PutRequest"] = new JsonObject { ["Item"] = i } })]);
            await aws.JsonAsync(PutItem, new JsonObject { ["RequestItems"] = new JsonObject { [table] = puts } }, CancellationToken.None);
        }
    }

    private async Task<(string Key, string Secret)> MakeApproverAsync()
    {
        using var aws = new AwsCalls(Session, _ => { });
        await aws.XmlAsync(CreateUser, new JsonObject { ["UserName"] = "ben" }, CancellationToken.None);
        var key = await aws.XmlAsync(CreateAccessKey, new JsonObject { ["UserName"] = "ben" }, CancellationToken.None);
        return (key.Descendants("AccessKeyId").Single().Value, key.Descendants("SecretAccessKey").Single().Value);
    }

    private async Task PutReceiptsAsync(IEnumerable<int> numbers)
    {
        using var s3 = Session.S3();
        foreach (var i in numbers)
        {
            await s3.PutObjectAsync(new PutObjectRequest
            {
                BucketName = "orders-blue-receipts",
                Key = $"2026/receipt-{i:D3}.txt",
                InputStream = new MemoryStream(Encoding.UTF8.GetBytes(new string((char)('a' + i), 100 * i))),
                TagSet = [new Tag { Key = "order", Value = $"order-{i:D3}" }],
            });
        }
    }

    private static JsonObject Order(int i) => new()
    {
        ["OrderId"] = new JsonObject { ["S"] = $"order-{i:D3}" },
        ["Customer"] = new JsonObject { ["S"] = $"customer-{i % 7:D3}" },
        ["TotalCents"] = new JsonObject { ["N"] = $"{i * 199}" },
        ["Status"] = new JsonObject { ["S"] = i % 3 == 0 ? "closed" : "open" },
        ["Lines"] = new JsonObject { ["L"] = new JsonArray(new JsonObject { ["M"] = new JsonObject { ["Sku"] = new JsonObject { ["S"] = "tea" }, ["Count"] = new JsonObject { ["N"] = "1" } } }) },
    };

    private static JsonObject Customer(int i, string note) => new() { ["CustomerId"] = new JsonObject { ["S"] = $"customer-{i:D3}" }, ["Note"] = new JsonObject { ["S"] = note } };
}
