using Groundplan;
using Route53 = Groundplan.Aws.Route53;
using S3 = Groundplan.Aws.S3;
using SSM = Groundplan.Aws.SSM;

/// <summary>What both colours share, and what says which of them is in use.</summary>
public sealed record SharedStack() : Stack("orders-shared")
{
    public Route53.HostedZone Zone => field ??= new() { Name = "orders.example.com." };

    public Route53.RecordSet Live => field ??= new()
    {
        HostedZoneId = Zone.Id,
        Name = "api.orders.example.com.",
        Type = "CNAME",
        SetIdentifier = "blue",
        Weight = 100,
        TTL = "3600",
        ResourceRecords = ["blue.orders.example.com"],
    };

    public S3.Bucket Archive => field ??= new() { BucketName = "orders-archive", VersioningConfiguration = new() { Status = "Enabled" } };

    public SSM.Parameter Maintenance => field ??= new() { Name = "/orders/maintenance", Type = "String", Value = "false" };

    public SSM.Parameter DatabaseInUse => field ??= new() { Name = "/orders/database", Type = "String", Value = "orders-blue-db" };
}
