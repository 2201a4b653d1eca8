using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Samples.Tests;

/// <summary>The migration of samples/Orders on the local endpoint, as its README says.</summary>
public sealed class MigrationTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>, IDisposable
{
    private const int Items = 60;

    private static readonly string[] Rehearsal = ["--no-build", "--root", "Rehearsal"];

    private readonly string _state = Directory.CreateTempSubdirectory("groundplan-orders-").FullName;

    public void Dispose() => Directory.Delete(_state, recursive: true);

    [EndpointFact]
    public async Task The_rehearsal_is_planned_without_a_write_and_runs_to_its_end()
    {
        await Done("deploy", "--no-build", "--root", "Shared", "--yes");
        await Done("deploy", "--no-build", "--root", "Blue", "--yes");
        await FillAsync();
        var before = await LookAsync();

        var plan = await Done("plan", [.. Rehearsal, "--state", _state]);
        Assert.Contains("Nothing was written.", plan, StringComparison.Ordinal);
        Assert.Contains("0 would fail", plan, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_state));
        Assert.Equal(before, await LookAsync());

        var run = await Done("run", [.. Rehearsal, "--state", _state, "--yes"]);
        Assert.Contains("steps are done", run, StringComparison.Ordinal);
        Assert.Contains("entries are as they were written", await Done("history", [.. Rehearsal, "--state", _state, "--verify"]), StringComparison.Ordinal);

        await GreenHoldsEverythingAsync();
        Assert.Equal("orders-green\torders-shared", await Aws("cloudformation", "describe-stacks", "--query", "sort(Stacks[].StackName)"));
        Assert.Equal("orders-green-db", await Aws("ssm", "get-parameter", "--name", "/orders/database", "--query", "Parameter.Value"));
        Assert.Equal("false", await Aws("ssm", "get-parameter", "--name", "/orders/maintenance", "--query", "Parameter.Value"));
        var zone = await Aws("route53", "list-hosted-zones", "--query", "HostedZones[0].Id");
        Assert.Equal("blue\t0\ngreen\t100", await Aws("route53", "list-resource-record-sets", "--hosted-zone-id", zone, "--query", "sort_by(ResourceRecordSets[?Type=='CNAME'], &SetIdentifier)[].[SetIdentifier, Weight]"));
        Assert.Equal("None", await Aws("rds", "describe-db-instances", "--db-instance-identifier", "orders-green-db", "--query", "DBInstances[0].ReadReplicaSourceDBInstanceIdentifier"));
        Assert.Equal("orders-before-green", await Aws("rds", "describe-db-snapshots", "--snapshot-type", "manual", "--query", "DBSnapshots[].DBSnapshotIdentifier"));
    }

    private async Task FillAsync()
    {
        for (var first = 0; first < Items; first += 25)
        {
            var requests = new JsonArray();
            for (var i = first; i < Math.Min(first + 25, Items); i++)
                requests.Add(new JsonObject { ["PutRequest"] = new JsonObject { ["Item"] = Order(i) } });
            await Aws("dynamodb", "batch-write-item", "--request-items", new JsonObject { ["orders-blue"] = requests }.ToJsonString());
        }

        await Aws("dynamodb", "put-item", "--table-name", "customers-blue", "--item", """{"CustomerId":{"S":"c-1"},"Name":{"S":"Ada"}}""");
        var receipt = Path.Combine(_state, "receipt");
        await File.WriteAllTextAsync(receipt, "paid");
        await Aws("s3api", "put-object", "--bucket", "orders-blue-receipts", "--key", "2026/o-0001.txt", "--body", receipt);
        File.Delete(receipt);
    }

    private static JsonNode? Order(int i) => JsonNode.Parse($$"""
        {
          "OrderId": { "S": "o-{{i:D4}}" }, "Customer": { "S": "c-{{i % 7}}" }, "TotalCents": { "N": "{{i * 199}}" }, "Status": { "S": "{{(i % 3 == 0 ? "closed" : "open")}}" },
          "Lines": { "L": [ { "M": { "Sku": { "S": "sku-{{i}}" }, "Count": { "N": "2" } } } ] }
        }
        """);

    private async Task GreenHoldsEverythingAsync()
    {
        Assert.Equal(Items.ToString(CultureInfo.InvariantCulture), await Aws("dynamodb", "scan", "--table-name", "orders-green", "--select", "COUNT", "--query", "Count"));
        var (code, item) = await endpoint.AwsAsync("dynamodb", "get-item", "--table-name", "orders-green", "--key", """{"OrderId":{"S":"o-0001"}}""", "--query", "to_string(Item)");
        Assert.True(code == 0, item);
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"OrderId":{"S":"o-0001"},"CustomerId":{"S":"c-1"},"TotalCents":{"N":"199"},"Currency":{"S":"EUR"},"IsOpen":{"BOOL":true},"Lines":{"L":[{"M":{"Sku":{"S":"sku-1"},"Count":{"N":"2"}}}]}}"""),
                JsonNode.Parse(item)),
            item);
        Assert.Equal("Ada", await Aws("dynamodb", "get-item", "--table-name", "customers-green", "--key", """{"CustomerId":{"S":"c-1"}}""", "--query", "Item.Name.S"));
        Assert.Equal("2026/o-0001.txt", await Aws("s3api", "list-objects-v2", "--bucket", "orders-green-receipts", "--query", "Contents[].Key"));
    }

    /// <summary>What a step of the rehearsal would change.</summary>
    private async Task<string> LookAsync() => string.Join('\n',
    [
        await Aws("cloudformation", "describe-stacks", "--query", "Stacks[].[StackName, StackStatus, LastUpdatedTime]"),
        await Aws("dynamodb", "list-backups", "--query", "BackupSummaries[].BackupName"),
        await Aws("dynamodb", "list-tables"),
        await Aws("rds", "describe-db-snapshots", "--query", "DBSnapshots[].DBSnapshotIdentifier"),
        await Aws("rds", "describe-db-instances", "--query", "DBInstances[].[DBInstanceIdentifier, DBInstanceStatus]"),
        await Aws("s3api", "list-buckets", "--query", "Buckets[].Name"),
        await Aws("s3api", "list-object-versions", "--bucket", "orders-blue-receipts", "--query", "Versions[].[Key, VersionId, ETag]"),
        await Aws("s3api", "list-object-versions", "--bucket", "orders-archive"),
        await Aws("ssm", "get-parameters-by-path", "--path", "/orders", "--query", "Parameters[].[Name, Value, Version]"),
    ]);

    private async Task<string> Aws(params string[] arguments)
    {
        var (code, text) = await endpoint.AwsAsync(arguments);
        Assert.True(code == 0, text);
        return text;
    }

    private async Task<string> Done(string command, params string[] options)
    {
        string[] arguments = [command, Sample.Orders.Folder, .. options, .. command == "history" ? (string[])[] : ["--endpoint-url", endpoint.Url]];
        var (code, output, error) = await RunnerProcess.RunAsync(arguments);
        Assert.True(code == 0, output + error);
        return output + error;
    }
}
