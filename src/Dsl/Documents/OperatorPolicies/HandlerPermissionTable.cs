using static Groundplan.Documents.OperatorPolicies.HandlerPermissions;

namespace Groundplan.Documents.OperatorPolicies;

/// <summary>
/// The permissions by type. Source of each row: the handlers' permissions in the CloudFormation registry schema of the type, and the
/// Service Authorization Reference for what can be scoped.
/// </summary>
internal static class HandlerPermissionTable
{
    private static readonly HandlerPermissions[] Rows =
    [
        Of("AWS::SageMaker::ModelPackageGroup", "ModelPackageGroupName", "arn:{p}:sagemaker:{r}:{a}:model-package-group/{n}",
            "sagemaker: CreateModelPackageGroup DescribeModelPackageGroup DeleteModelPackageGroup GetModelPackageGroupPolicy PutModelPackageGroupPolicy DeleteModelPackageGroupPolicy AddTags DeleteTags ListTags"),
        Of("AWS::CodeCommit::Repository", "RepositoryName", "arn:{p}:codecommit:{r}:{a}:{n}",
            "codecommit: CreateRepository GetRepository DeleteRepository UpdateRepositoryName UpdateRepositoryDescription UpdateRepositoryEncryptionKey GetRepositoryTriggers PutRepositoryTriggers CreateCommit GetBranch TagResource UntagResource ListTagsForResource"),
        Of("AWS::CodeBuild::Project", "Name", "arn:{p}:codebuild:{r}:{a}:project/{n}",
            "codebuild: CreateProject BatchGetProjects UpdateProject DeleteProject UpdateProjectVisibility"),
        Of("AWS::CodePipeline::Pipeline", "Name", "arn:{p}:codepipeline:{r}:{a}:{n}",
            "codepipeline: CreatePipeline GetPipeline GetPipelineState UpdatePipeline DeletePipeline TagResource UntagResource ListTagsForResource"),
        Of("AWS::IAM::Role", "RoleName", "arn:{p}:iam::{a}:role{path}{n}",
            "iam: CreateRole GetRole UpdateRole UpdateRoleDescription DeleteRole UpdateAssumeRolePolicy PutRolePolicy GetRolePolicy DeleteRolePolicy ListRolePolicies AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies PutRolePermissionsBoundary DeleteRolePermissionsBoundary TagRole UntagRole ListRoleTags"),
        Of("AWS::IAM::ManagedPolicy", "ManagedPolicyName", "arn:{p}:iam::{a}:policy{path}{n}",
            "iam: CreatePolicy GetPolicy DeletePolicy CreatePolicyVersion GetPolicyVersion ListPolicyVersions DeletePolicyVersion SetDefaultPolicyVersion ListEntitiesForPolicy TagPolicy UntagPolicy"),
        Of("AWS::S3::Bucket", "BucketName", "arn:{p}:s3:::{n}",
            "s3: CreateBucket DeleteBucket ListBucket GetBucket* PutBucket* GetEncryptionConfiguration PutEncryptionConfiguration GetLifecycleConfiguration PutLifecycleConfiguration GetReplicationConfiguration PutReplicationConfiguration GetAccelerateConfiguration GetAnalyticsConfiguration GetIntelligentTieringConfiguration GetInventoryConfiguration GetMetricsConfiguration"),
        Of("AWS::S3::BucketPolicy", "Bucket", "arn:{p}:s3:::{n}",
            "s3: GetBucketPolicy PutBucketPolicy DeleteBucketPolicy"),
        Of("AWS::Events::Rule", "Name", "arn:{p}:events:{r}:{a}:rule/{n}",
            "events: PutRule DescribeRule EnableRule DisableRule DeleteRule PutTargets RemoveTargets ListTargetsByRule TagResource UntagResource ListTagsForResource"),
        Of("AWS::CloudWatch::Dashboard", "DashboardName", "arn:{p}:cloudwatch::{a}:dashboard/{n}",
            "cloudwatch: PutDashboard GetDashboard DeleteDashboards"),
        Of("AWS::CloudWatch::Alarm", "AlarmName", "arn:{p}:cloudwatch:{r}:{a}:alarm:{n}",
            "cloudwatch: PutMetricAlarm DescribeAlarms DeleteAlarms TagResource UntagResource ListTagsForResource"),
        Of("AWS::KMS::Key", "", "*",
            "kms: CreateKey"),
        Of("AWS::KMS::Key", "", "arn:{p}:kms:{r}:{a}:key/*",
            "kms: DescribeKey UpdateKeyDescription EnableKey DisableKey ScheduleKeyDeletion GetKeyPolicy PutKeyPolicy GetKeyRotationStatus EnableKeyRotation DisableKeyRotation TagResource UntagResource ListResourceTags"),
        Of("AWS::KMS::Alias", "AliasName", "arn:{p}:kms:{r}:{a}:{n}",
            "kms: CreateAlias UpdateAlias DeleteAlias"),
        Of("AWS::KMS::Alias", "", "arn:{p}:kms:{r}:{a}:key/*",
            "kms: CreateAlias UpdateAlias DeleteAlias"),
        Of("AWS::KMS::Alias", "", "*",
            "kms: ListAliases"),
        Of("AWS::Logs::LogGroup", "LogGroupName", "arn:{p}:logs:{r}:{a}:log-group:{n}",
            "logs: CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy AssociateKmsKey DisassociateKmsKey GetDataProtectionPolicy PutDataProtectionPolicy DeleteDataProtectionPolicy DescribeIndexPolicies TagResource UntagResource ListTagsForResource"),
        Of("AWS::Logs::LogGroup", "", "arn:{p}:logs:{r}:{a}:log-group:*",
            "logs: DescribeLogGroups"),
        Of("AWS::SNS::Topic", "TopicName", "arn:{p}:sns:{r}:{a}:{n}",
            "sns: CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic GetDataProtectionPolicy PutDataProtectionPolicy Subscribe Unsubscribe ListSubscriptionsByTopic TagResource UntagResource ListTagsForResource"),
        Of("AWS::SNS::TopicPolicy", "", "arn:{p}:sns:{r}:{a}:{stack}-*",
            "sns: GetTopicAttributes SetTopicAttributes"),
        Of("AWS::SNS::Subscription", "TopicArn", "arn:{p}:sns:{r}:{a}:{n}",
            "sns: Subscribe ListSubscriptionsByTopic"),
        Of("AWS::SNS::Subscription", "", "*",
            "sns: Unsubscribe GetSubscriptionAttributes SetSubscriptionAttributes"),
        Of("AWS::EC2::VPCEndpoint", "", "arn:{p}:ec2:{r}:{a}:vpc-endpoint/*",
            "ec2: CreateVpcEndpoint ModifyVpcEndpoint DeleteVpcEndpoints CreateTags DeleteTags"),
        Of("AWS::EC2::VPCEndpoint", "", "arn:{p}:ec2:{r}:{a}:vpc/*",
            "ec2: CreateVpcEndpoint"),
        Of("AWS::EC2::VPCEndpoint", "", "arn:{p}:ec2:{r}:{a}:subnet/*",
            "ec2: CreateVpcEndpoint ModifyVpcEndpoint"),
        Of("AWS::EC2::VPCEndpoint", "", "arn:{p}:ec2:{r}:{a}:security-group/*",
            "ec2: CreateVpcEndpoint ModifyVpcEndpoint"),
        Of("AWS::EC2::VPCEndpoint", "", "arn:{p}:ec2:{r}:{a}:route-table/*",
            "ec2: CreateVpcEndpoint ModifyVpcEndpoint"),
        Of("AWS::EC2::VPCEndpoint", "", "*",
            "ec2: DescribeVpcEndpoints DescribeVpcs DescribeSubnets DescribeSecurityGroups DescribeRouteTables DescribePrefixLists"),
        Of("AWS::EC2::SecurityGroup", "", "arn:{p}:ec2:{r}:{a}:security-group/*",
            "ec2: CreateSecurityGroup DeleteSecurityGroup AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateTags DeleteTags"),
        Of("AWS::EC2::SecurityGroup", "", "arn:{p}:ec2:{r}:{a}:vpc/*",
            "ec2: CreateSecurityGroup"),
        Of("AWS::EC2::SecurityGroup", "", "*",
            "ec2: DescribeSecurityGroups DescribeVpcs"),
        Of("AWS::SSM::Parameter", "Name", "arn:{p}:ssm:{r}:{a}:parameter/{n}",
            "ssm: PutParameter GetParameter GetParameters DeleteParameter DeleteParameters AddTagsToResource RemoveTagsFromResource ListTagsForResource"),
        Of("AWS::SSM::Parameter", "", "arn:{p}:ssm:{r}:{a}:*",
            "ssm: DescribeParameters"),
        Of("AWS::SQS::Queue", "QueueName", "arn:{p}:sqs:{r}:{a}:{n}",
            "sqs: CreateQueue GetQueueUrl GetQueueAttributes SetQueueAttributes DeleteQueue TagQueue UntagQueue ListQueueTags"),
        Of("AWS::DynamoDB::Table", "TableName", "arn:{p}:dynamodb:{r}:{a}:table/{n}",
            "dynamodb: CreateTable DescribeTable UpdateTable DeleteTable DescribeContinuousBackups UpdateContinuousBackups DescribeTimeToLive UpdateTimeToLive DescribeContributorInsights UpdateContributorInsights DescribeKinesisStreamingDestination GetResourcePolicy TagResource UntagResource ListTagsOfResource"),
        Of("AWS::Lambda::Function", "FunctionName", "arn:{p}:lambda:{r}:{a}:function:{n}",
            "lambda: CreateFunction GetFunction GetFunctionConfiguration UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction PutFunctionConcurrency DeleteFunctionConcurrency GetFunctionCodeSigningConfig GetFunctionRecursionConfig GetRuntimeManagementConfig TagResource UntagResource ListTags"),
        Of("AWS::Lambda::Permission", "FunctionName", "arn:{p}:lambda:{r}:{a}:function:{n}",
            "lambda: AddPermission RemovePermission GetPolicy"),
    ];

    private static readonly ILookup<string, HandlerPermissions> ByType = Rows.ToLookup(row => row.Type, StringComparer.Ordinal);

    /// <summary>The rows of a type, none for a type that is not in the table.</summary>
    public static IEnumerable<HandlerPermissions> For(string type) => ByType[type];
}
