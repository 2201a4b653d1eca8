using Groundplan.Migrations.Documents.Kit;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>Kinds of steps that no sample has, executed on the local endpoint in one machine after the other.</summary>
public sealed class KindExecutionTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    [EndpointFact]
    public async Task Parameters_tables_and_buckets()
    {
        using var calls = new EndpointCalls(endpoint.Url);
        await TableAsync(calls, "kept");
        await TableAsync(calls, "gone");
        await BucketAsync(calls, "empty-one");
        var backup = new BackupTable("backup", "kept", "of-kept");
        var made = new PutParameter("make", "/orders/made", "once");
        var changed = new PutParameter("change", "/orders/made", "twice") { Overwrite = true };
        await SucceedsAsync(
            calls,
            "tables",
            backup,
            new Kind("restore", "restore-table", [new("backupArn", backup.BackupArn), new("table", "restored")]),
            new Kind("delete", "delete-table", [new("table", "gone")]),
            new Kind("put", "put-parameter", [new("name", "/orders/on"), new("value", "yes"), new("type", "String"), new("overwrite", true)]),
            made,
            changed,
            new Kind("as-long-as-it-was-made", "wait", [new("seconds", made.PreviousVersion)]),
            new Kind("as-long-as-it-was-changed", "wait", [new("seconds", changed.PreviousVersion)]),
            new Kind("no-objects", "require-empty-bucket", [new("bucket", "empty-one")]),
            new Kind("no-bucket", "delete-bucket", [new("bucket", "empty-one")]));
        var tables = (await calls.JsonAsync("dynamodb", "DynamoDB_20120810.ListTables", new { })).ToString();
        Assert.Contains("restored", tables, StringComparison.Ordinal);
        Assert.DoesNotContain("gone", tables, StringComparison.Ordinal);
        Assert.Contains("yes", (await calls.JsonAsync("ssm", "AmazonSSM.GetParameter", new { Name = "/orders/on" })).ToString(), StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task Databases()
    {
        using var calls = new EndpointCalls(endpoint.Url);
        await calls.QueryAsync("rds", ("Action", "CreateDBInstance"), ("Version", "2014-10-31"), ("DBInstanceIdentifier", "blue"), ("DBInstanceClass", "db.t3.micro"), ("Engine", "postgres"), ("AllocatedStorage", "20"), ("MasterUsername", "master"), ("MasterUserPassword", "not-a-secret"));
        await calls.QueryAsync("rds", ("Action", "CreateDBInstanceReadReplica"), ("Version", "2014-10-31"), ("DBInstanceIdentifier", "green"), ("SourceDBInstanceIdentifier", "blue"));
        await SucceedsAsync(
            calls,
            "databases",
            new Kind("snapshot", "snapshot-database", [new("instance", "blue"), new("snapshot", "blue-before")]),
            new Kind("promote", "promote-replica", [new("replica", "green")]),
            new Kind("delete", "delete-database", [new("instance", "blue"), new("finalSnapshot", "blue-final")]));
        var instances = await calls.QueryAsync("rds", ("Action", "DescribeDBInstances"), ("Version", "2014-10-31"));
        Assert.Contains("<DBInstanceIdentifier>green<", instances, StringComparison.Ordinal);
        Assert.DoesNotContain("<DBInstanceIdentifier>blue<", instances, StringComparison.Ordinal);
        Assert.Contains("blue-before", await calls.QueryAsync("rds", ("Action", "DescribeDBSnapshots"), ("Version", "2014-10-31")), StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task Traffic_and_alarms()
    {
        using var calls = new EndpointCalls(endpoint.Url);
        var (_, zone) = await endpoint.AwsAsync("route53", "create-hosted-zone", "--name", "example.com", "--caller-reference", "one", "--query", "HostedZone.Id");
        var id = zone.Split('/')[^1];
        foreach (var alarm in (string[])["errors", "latency"])
        {
            await calls.QueryAsync("monitoring", ("Action", "PutMetricAlarm"), ("Version", "2010-08-01"), ("AlarmName", alarm), ("MetricName", "m"), ("Namespace", "n"), ("Period", "60"), ("EvaluationPeriods", "1"), ("Threshold", "1"), ("ComparisonOperator", "GreaterThanThreshold"), ("Statistic", "Sum"));
            await calls.QueryAsync("monitoring", ("Action", "SetAlarmState"), ("Version", "2010-08-01"), ("AlarmName", alarm), ("StateValue", "OK"), ("StateReason", "test"));
        }

        await SucceedsAsync(
            calls,
            "traffic",
            new Kind("shift", "shift-traffic",
            [
                new("hostedZoneId", id), new("name", "api.example.com"), new("type", "CNAME"), new("ttl", 60L),
                new("records", new Json[] { new() { ["setIdentifier"] = "blue", ["weight"] = 90, ["value"] = "blue.example.com" }, new() { ["setIdentifier"] = "green", ["weight"] = 10, ["value"] = "green.example.com" } }.ToItems()),
            ]),
            new Kind("well", "alarm-gate", [new("alarms", (Items<string>)["errors", "latency"]), new("forSeconds", TimeSpan.FromMinutes(2)), new("insufficientData", "fails")]),
            new Kind("point", "point-record", [new("hostedZoneId", id), new("name", "www.example.com"), new("type", "A"), new("ttl", 30L), new("values", (Items<string>)["192.0.2.1"])]));
        var (_, records) = await endpoint.AwsAsync("route53", "list-resource-record-sets", "--hosted-zone-id", id);
        Assert.Contains("192.0.2.1", records, StringComparison.Ordinal);
        Assert.Contains("green.example.com", records, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task An_alarm_that_is_not_there_stops_the_machine()
    {
        using var calls = new EndpointCalls(endpoint.Url);
        var execution = await RunAsync(calls, "missing-alarm", new Kind("well", "alarm-gate", [new("alarms", (Items<string>)["nobody-made-it"])]));
        Assert.Equal(("FAILED", "MigrationUndone"), (execution.Status, execution.Error));
    }

    [EndpointFact]
    public async Task Instances_groups_and_services()
    {
        using var calls = new EndpointCalls(endpoint.Url);
        var (_, group) = await endpoint.AwsAsync("ec2", "create-security-group", "--group-name", "g", "--description", "d", "--query", "GroupId");
        var (_, instance) = await endpoint.AwsAsync("ec2", "run-instances", "--image-id", "ami-12c6146b", "--query", "Instances[0].InstanceId");
        await calls.JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.CreateCluster", new { clusterName = "shop" });
        await calls.JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition", new { family = "web", containerDefinitions = new[] { new { name = "web", image = "web:1", memory = 128 } } });
        await calls.JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.CreateService", new { cluster = "shop", serviceName = "web", taskDefinition = "web", desiredCount = 2 });
        Argument[] rule = [new("securityGroup", group), new("protocol", "tcp"), new("fromPort", 8082L), new("toPort", 8082L), new("cidr", "10.0.0.0/8")];
        await SucceedsAsync(
            calls,
            "network",
            new Kind("open", "open-ingress", [.. rule]),
            new Kind("open-again", "open-ingress", [.. rule]),
            new Kind("close", "close-ingress", [.. rule]),
            new Kind("terminate", "terminate-instances", [new("instances", (Items<string>)[instance])]),
            new Kind("no-group", "delete-security-group", [new("groupId", group)]),
            new Kind("scale", "scale-service", [new("cluster", "shop"), new("service", "web"), new("desiredCount", 0L)]));
        var (_, state) = await endpoint.AwsAsync("ec2", "describe-instances", "--instance-ids", instance, "--query", "Reservations[0].Instances[0].State.Name");
        Assert.Equal("terminated", state);
    }

    private async Task SucceedsAsync(EndpointCalls calls, string name, params Step[] steps)
    {
        var execution = await RunAsync(calls, name, steps);
        Assert.True(execution.Status == "SUCCEEDED", $"{execution.Status} {execution.Error} after {string.Join(" → ", execution.States)}\n{string.Join('\n', execution.Failures)}");
        Assert.Empty(execution.Outside);
    }

    private Task<Execution> RunAsync(EndpointCalls calls, string name, params Step[] steps) => Execution.RunAsync(calls, endpoint.Url, Made.File("runbook.asl.json", Made.Of(steps)), [], null, name);

    private static Task TableAsync(EndpointCalls calls, string name) => calls.JsonAsync("dynamodb", "DynamoDB_20120810.CreateTable", new
    {
        TableName = name,
        BillingMode = "PAY_PER_REQUEST",
        AttributeDefinitions = new[] { new { AttributeName = "Id", AttributeType = "S" } },
        KeySchema = new[] { new { AttributeName = "Id", KeyType = "HASH" } },
    });

    private static Task BucketAsync(EndpointCalls calls, string name) =>
        calls.PutAsync($"/{name}", """<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>us-west-2</LocationConstraint></CreateBucketConfiguration>""");
}
