using static Groundplan.Rules.Names.NameScope;

namespace Groundplan.Rules.Names;

/// <summary>
/// The names of the common resource types. Source of each row: the service's API reference, the create action of the type
/// (<c>CreateRole</c>, <c>CreateProject</c>, …), request parameter of that name, and its quotas page where the action is silent.
/// REST APIs are left out: no limit of their names is documented, and names may repeat.
/// </summary>
internal static class NameLimits
{
    /// <summary>AWS CloudFormation API reference, CreateStack, StackName: 128 characters.</summary>
    public static readonly NameLimit Stack = new("AWS::CloudFormation::Stack", "StackName", 128, Region);

    private static readonly NameLimit[] Rows =
    [
        // Storage. S3 User Guide, "General purpose bucket naming rules": unique across all accounts of a partition.
        new("AWS::S3::Bucket", "BucketName", 63, Global),
        new("AWS::S3::AccessPoint", "Name", 50, Region),
        new("AWS::S3Tables::TableBucket", "TableBucketName", 63, Region),
        new("AWS::ECR::Repository", "RepositoryName", 256, Region),
        new("AWS::Backup::BackupVault", "BackupVaultName", 50, Region),

        // Identity. IAM User Guide, "IAM and AWS STS quotas" and "IAM identifiers": not distinguished by case.
        new("AWS::IAM::Role", "RoleName", 64, Account) { IgnoreCase = true },
        new("AWS::IAM::ManagedPolicy", "ManagedPolicyName", 128, Account) { IgnoreCase = true },
        new("AWS::IAM::User", "UserName", 64, Account) { IgnoreCase = true },
        new("AWS::IAM::Group", "GroupName", 128, Account) { IgnoreCase = true },
        new("AWS::IAM::InstanceProfile", "InstanceProfileName", 128, Account) { IgnoreCase = true },
        new("AWS::Cognito::UserPool", "UserPoolName", 128, None),
        new("AWS::Cognito::IdentityPool", "IdentityPoolName", 128, None),
        new("AWS::KMS::Alias", "AliasName", 256, Region),
        new("AWS::SecretsManager::Secret", "Name", 512, Region),

        // PutParameter: "the maximum length constraint for the parameter name that you specify is 1011 characters"; the other 1,037 of the
        // schema's 2,048 are Systems Manager's own.
        new("AWS::SSM::Parameter", "Name", 1011, Region),
        new("AWS::SSM::Document", "Name", 128, Region),

        // Delivery.
        new("AWS::CodeCommit::Repository", "RepositoryName", 100, Region),
        new("AWS::CodeBuild::Project", "Name", 150, Region),
        new("AWS::CodePipeline::Pipeline", "Name", 100, Region),
        new("AWS::CodeDeploy::Application", "ApplicationName", 100, Region),
        new("AWS::CodeArtifact::Domain", "DomainName", 50, Region),
        new("AWS::CodeArtifact::Repository", "RepositoryName", 100, Region) { Within = "DomainName" },

        // Messages and events.
        new("AWS::SNS::Topic", "TopicName", 256, Region),
        new("AWS::SQS::Queue", "QueueName", 80, Region),
        new("AWS::Events::Rule", "Name", 64, Region) { Within = "EventBusName" },
        new("AWS::Events::EventBus", "Name", 256, Region),
        new("AWS::Scheduler::Schedule", "Name", 64, Region) { Within = "GroupName" },
        new("AWS::Scheduler::ScheduleGroup", "Name", 64, Region),
        new("AWS::Pipes::Pipe", "Name", 64, Region),
        new("AWS::Kinesis::Stream", "Name", 128, Region),
        new("AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamName", 64, Region),
        new("AWS::MSK::Cluster", "ClusterName", 64, Region),
        new("AWS::AmazonMQ::Broker", "BrokerName", 50, Region),

        // Compute.
        new("AWS::Lambda::Function", "FunctionName", 64, Region),
        new("AWS::Lambda::LayerVersion", "LayerName", 140, None),
        new("AWS::StepFunctions::StateMachine", "StateMachineName", 80, Region),
        new("AWS::StepFunctions::Activity", "Name", 80, Region),
        new("AWS::ECS::Cluster", "ClusterName", 255, Region),
        new("AWS::ECS::Service", "ServiceName", 255, Region) { Within = "Cluster" },
        new("AWS::ECS::TaskDefinition", "Family", 255, None),
        new("AWS::EKS::Cluster", "Name", 100, Region),
        new("AWS::Batch::JobQueue", "JobQueueName", 128, Region),
        new("AWS::Batch::ComputeEnvironment", "ComputeEnvironmentName", 128, Region),
        new("AWS::Batch::JobDefinition", "JobDefinitionName", 128, None),
        new("AWS::AutoScaling::AutoScalingGroup", "AutoScalingGroupName", 255, Region),
        new("AWS::EC2::LaunchTemplate", "LaunchTemplateName", 128, Region),
        new("AWS::EC2::KeyPair", "KeyName", 255, Region),

        // Network. Security group names are unique in their VPC.
        new("AWS::EC2::SecurityGroup", "GroupName", 255, Region) { Within = "VpcId", IgnoreCase = true },
        new("AWS::ElasticLoadBalancing::LoadBalancer", "LoadBalancerName", 32, Region),
        new("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name", 32, Region),
        new("AWS::ElasticLoadBalancingV2::TargetGroup", "Name", 32, Region),
        new("AWS::ApiGatewayV2::Api", "Name", 128, None),
        new("AWS::CloudFront::Function", "Name", 64, Account),
        new("AWS::WAFv2::WebACL", "Name", 128, Region) { Within = "Scope" },

        // Databases and caches. RDS, Neptune and DocumentDB keep identifiers in lower case and share those of clusters and instances.
        new("AWS::DynamoDB::Table", "TableName", 255, Region),
        new("AWS::DynamoDB::GlobalTable", "TableName", 255, Region) { Space = "AWS::DynamoDB::Table" },
        new("AWS::RDS::DBInstance", "DBInstanceIdentifier", 63, Region) { IgnoreCase = true },
        new("AWS::RDS::DBCluster", "DBClusterIdentifier", 63, Region) { IgnoreCase = true },
        new("AWS::Neptune::DBInstance", "DBInstanceIdentifier", 63, Region) { IgnoreCase = true, Space = "AWS::RDS::DBInstance" },
        new("AWS::Neptune::DBCluster", "DBClusterIdentifier", 63, Region) { IgnoreCase = true, Space = "AWS::RDS::DBCluster" },
        new("AWS::DocDB::DBInstance", "DBInstanceIdentifier", 63, Region) { IgnoreCase = true, Space = "AWS::RDS::DBInstance" },
        new("AWS::DocDB::DBCluster", "DBClusterIdentifier", 63, Region) { IgnoreCase = true, Space = "AWS::RDS::DBCluster" },
        new("AWS::RDS::DBSubnetGroup", "DBSubnetGroupName", 255, Region) { IgnoreCase = true },
        new("AWS::RDS::DBParameterGroup", "DBParameterGroupName", 255, Region) { IgnoreCase = true },
        new("AWS::RDS::DBClusterParameterGroup", "DBClusterParameterGroupName", 255, Region) { IgnoreCase = true },
        new("AWS::ElastiCache::ReplicationGroup", "ReplicationGroupId", 40, Region) { IgnoreCase = true },
        new("AWS::ElastiCache::CacheCluster", "ClusterName", 50, Region) { IgnoreCase = true },
        new("AWS::OpenSearchService::Domain", "DomainName", 28, Region),
        new("AWS::Elasticsearch::Domain", "DomainName", 28, Region) { Space = "AWS::OpenSearchService::Domain" },
        new("AWS::Redshift::Cluster", "ClusterIdentifier", 63, Region) { IgnoreCase = true },

        // Watching. CloudWatch dashboards belong to the account, whatever the region.
        new("AWS::CloudWatch::Dashboard", "DashboardName", 255, Account),
        new("AWS::CloudWatch::Alarm", "AlarmName", 255, Region),
        new("AWS::CloudWatch::CompositeAlarm", "AlarmName", 255, Region) { Space = "AWS::CloudWatch::Alarm" },
        new("AWS::Logs::LogGroup", "LogGroupName", 512, Region),
        new("AWS::Logs::MetricFilter", "FilterName", 512, Region) { Within = "LogGroupName" },
        new("AWS::CloudTrail::Trail", "TrailName", 128, Region),
        new("AWS::Config::ConfigRule", "ConfigRuleName", 128, Region),

        // Machine learning and analytics.
        new("AWS::SageMaker::ModelPackageGroup", "ModelPackageGroupName", 63, Region),
        new("AWS::SageMaker::Model", "ModelName", 63, Region),
        new("AWS::SageMaker::Endpoint", "EndpointName", 63, Region),
        new("AWS::SageMaker::EndpointConfig", "EndpointConfigName", 63, Region),
        new("AWS::SageMaker::Pipeline", "PipelineName", 256, Region),
        new("AWS::SageMaker::NotebookInstance", "NotebookInstanceName", 63, Region),
        new("AWS::SageMaker::FeatureGroup", "FeatureGroupName", 64, Region),
        new("AWS::MWAA::Environment", "Name", 80, Region),
        new("AWS::Glue::Job", "Name", 255, Region),
        new("AWS::Glue::Crawler", "Name", 255, Region),
        new("AWS::Athena::WorkGroup", "Name", 128, Region),
        new("AWS::IoT::Thing", "ThingName", 128, Region),
        new("AWS::IoT::TopicRule", "RuleName", 128, Region),
    ];

    /// <summary>The rows by type.</summary>
    public static IReadOnlyDictionary<string, NameLimit> ByType { get; } = Rows.ToDictionary(row => row.Type, StringComparer.Ordinal);

    /// <summary>The property that narrows the scope of a type's names, or null.</summary>
    public static string? WithinOf(string type) => ByType.TryGetValue(type, out var limit) ? limit.Within : null;
}
