namespace Groundplan.Migrations.Graph;

/// <summary>What kinds of places there are: which category a resource of a stack is, and which of them hold data.</summary>
internal static class PlaceCategories
{
    public const string Stack = "stack";
    public const string Database = "database";
    public const string Record = "record";
    public const string Backup = "backup";
    public const string Snapshot = "snapshot";

    // What can be made anew from its definition. Everything else that is destroyed takes data with it.
    private static readonly HashSet<string> WithoutData = new(StringComparer.Ordinal)
    {
        Backup, Snapshot, "deployment", "ingress", "instance", "load balancer", "manifest", "parameter", Record, "rollout", "secret", "security group", "service", Stack, "tasks", "workload", "writes",
    };

    private static readonly Dictionary<string, string> ByType = new(StringComparer.Ordinal)
    {
        ["AWS::CodeCommit::Repository"] = "code repository",
        ["AWS::Cognito::UserPool"] = "user pool",
        ["AWS::DocDB::DBCluster"] = "document cluster",
        ["AWS::DynamoDB::GlobalTable"] = "table",
        ["AWS::DynamoDB::Table"] = "table",
        ["AWS::EC2::Instance"] = "instance",
        ["AWS::EC2::SecurityGroup"] = "security group",
        ["AWS::EC2::Volume"] = "volume",
        ["AWS::ECR::PublicRepository"] = "image repository",
        ["AWS::ECR::Repository"] = "image repository",
        ["AWS::ECS::Service"] = "service",
        ["AWS::EFS::FileSystem"] = "file system",
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = "load balancer",
        ["AWS::Elasticsearch::Domain"] = "search domain",
        ["AWS::FSx::FileSystem"] = "file system",
        ["AWS::Neptune::DBCluster"] = "graph cluster",
        ["AWS::OpenSearchService::Domain"] = "search domain",
        ["AWS::RDS::DBCluster"] = "database cluster",
        ["AWS::RDS::DBInstance"] = Database,
        ["AWS::Redshift::Cluster"] = "warehouse",
        ["AWS::S3::Bucket"] = "bucket",
        ["AWS::Timestream::Table"] = "time series table",
    };

    // The types that CloudFormation snapshots where no policy is given; instances only outside of a cluster. Source: AWS CloudFormation User Guide, "DeletionPolicy attribute".
    private static readonly HashSet<string> SnapshotByDefault = new(StringComparer.Ordinal) { "AWS::RDS::DBCluster", "AWS::RDS::DBInstance" };

    /// <summary>The category of a resource, or null for a type that steps do not speak of and that holds no data.</summary>
    public static string? Of(Resource resource) => ByType.TryGetValue(resource.CfnShape.TypeName, out var category) ? category : null;

    /// <summary>Whether such a place is a copy for a restore.</summary>
    public static bool IsBackup(string category) => category is Backup or Snapshot;

    /// <summary>Whether destroying such a place loses data.</summary>
    public static bool HoldsData(string category) => !WithoutData.Contains(category);

    /// <summary>Whether the resource, or a snapshot of it, is still there when its stack is deleted.</summary>
    public static bool IsKept(Resource resource) => resource.DeletionPolicy switch
    {
        null => SnapshotByDefault.Contains(resource.CfnShape.TypeName),
        DeletionPolicy.Delete => false,
        _ => true,
    };
}
