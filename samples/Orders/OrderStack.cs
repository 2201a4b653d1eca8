using Groundplan;
using CloudWatch = Groundplan.Aws.CloudWatch;
using DynamoDB = Groundplan.Aws.DynamoDB;
using IAM = Groundplan.Aws.IAM;
using Lambda = Groundplan.Aws.Lambda;
using RDS = Groundplan.Aws.RDS;
using S3 = Groundplan.Aws.S3;
using SNS = Groundplan.Aws.SNS;
using SQS = Groundplan.Aws.SQS;

/// <summary>The orders of a shop: what is kept of them, and what works on them.</summary>
/// <param name="Colour">Which of the two that stand side by side: <c>blue</c> or <c>green</c>.</param>
public sealed record OrderStack(string Colour) : Stack($"orders-{Colour}")
{
    /// <summary>The database that this one's is a replica of; null for one of its own.</summary>
    public string? ReplicaOf { get; init; }

    public DynamoDB.Table Orders => field ??= Table("orders", "OrderId");

    public DynamoDB.Table Customers => field ??= Table("customers", "CustomerId");

    public S3.Bucket Receipts => field ??= new() { BucketName = $"orders-{Colour}-receipts" };

    public SQS.Queue Incoming => field ??= new() { QueueName = $"orders-{Colour}-incoming" };

    public SNS.Topic Changes => field ??= new() { TopicName = $"orders-{Colour}-changes" };

    public RDS.DBInstance Database => field ??= ReplicaOf is { } source
        ? new() { DBInstanceIdentifier = $"orders-{Colour}-db", DBInstanceClass = "db.t4g.medium", SourceDBInstanceIdentifier = source }
        : new()
        {
            DBInstanceIdentifier = $"orders-{Colour}-db",
            DBInstanceClass = "db.t4g.medium",
            Engine = "postgres",
            AllocatedStorage = "20",
            StorageEncrypted = true,
            BackupRetentionPeriod = 7,
            MasterUsername = "orders",
            ManageMasterUserPassword = true,
        };

    public IAM.Role WorkerRole => field ??= new()
    {
        RoleName = $"orders-{Colour}-worker",
        AssumeRolePolicyDocument = new PolicyDocument { Statements = [new Statement { Actions = ["sts:AssumeRole"], Principal = Principal.Service("lambda.amazonaws.com") }] },
    };

    public Lambda.Function Worker => field ??= new()
    {
        FunctionName = $"orders-{Colour}-worker",
        Runtime = "python3.13",
        Handler = "index.handler",
        Role = WorkerRole.Arn,
        Code = new() { ZipFile = "def handler(event, context):\n    return {'status': 'ok'}\n" },
    };

    public CloudWatch.Alarm Errors => field ??= new()
    {
        AlarmName = $"orders-{Colour}-errors",
        Namespace = "AWS/Lambda",
        MetricName = "Errors",
        Dimensions = [new() { Name = "FunctionName", Value = Worker.Ref }],
        Statistic = "Sum",
        Period = 60,
        EvaluationPeriods = 1,
        Threshold = 0,
        ComparisonOperator = "GreaterThanThreshold",
        TreatMissingData = "notBreaching",
    };

    public Output TableName => field ??= new(Orders.Ref);

    private DynamoDB.Table Table(string name, string key) => new()
    {
        TableName = $"{name}-{Colour}",
        BillingMode = "PAY_PER_REQUEST",
        AttributeDefinitions = [new() { AttributeName = key, AttributeType = "S" }],
        KeySchema = [new() { AttributeName = key, KeyType = "HASH" }],
    };
}
