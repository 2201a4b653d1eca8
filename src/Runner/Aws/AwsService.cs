namespace Groundplan.Runner.Aws;

/// <summary>The wire protocol of a service.</summary>
public enum WireProtocol
{
    /// <summary>Form-encoded request with <c>Action</c>, XML response.</summary>
    Query,

    /// <summary>JSON request with <c>X-Amz-Target</c>, JSON response.</summary>
    Json,

    /// <summary>Method and path by operation, JSON body, JSON response.</summary>
    RestJson,

    /// <summary>Method and path by operation, XML body, XML response.</summary>
    RestXml,
}

/// <summary>What it takes to speak to one AWS service.</summary>
/// <param name="ServiceId">The SDK's name of the service; also selects <c>AWS_ENDPOINT_URL_…</c>.</param>
/// <param name="Prefix">Endpoint and signing name.</param>
/// <param name="Protocol">How it is spoken to.</param>
/// <param name="Version">JSON version of the JSON protocol; API version otherwise.</param>
/// <param name="Target">Prefix of <c>X-Amz-Target</c>; empty for all but the JSON protocol.</param>
public sealed record AwsService(string ServiceId, string Prefix, WireProtocol Protocol, string Version, string Target = "")
{
    /// <summary>CloudFormation.</summary>
    public static readonly AwsService CloudFormation = new("CloudFormation", "cloudformation", WireProtocol.Query, "2010-05-15");
    /// <summary>CloudWatch.</summary>
    public static readonly AwsService CloudWatch = new("CloudWatch", "monitoring", WireProtocol.Query, "2010-08-01");
    /// <summary>CodeBuild.</summary>
    public static readonly AwsService CodeBuild = new("CodeBuild", "codebuild", WireProtocol.Json, "1.1", "CodeBuild_20161006");
    /// <summary>CodeCommit.</summary>
    public static readonly AwsService CodeCommit = new("CodeCommit", "codecommit", WireProtocol.Json, "1.1", "CodeCommit_20150413");
    /// <summary>CodePipeline.</summary>
    public static readonly AwsService CodePipeline = new("CodePipeline", "codepipeline", WireProtocol.Json, "1.1", "CodePipeline_20150709");
    /// <summary>DynamoDB.</summary>
    public static readonly AwsService DynamoDB = new("DynamoDB", "dynamodb", WireProtocol.Json, "1.0", "DynamoDB_20120810");
    /// <summary>EC2.</summary>
    public static readonly AwsService Ec2 = new("EC2", "ec2", WireProtocol.Query, "2016-11-15");
    /// <summary>ECS.</summary>
    public static readonly AwsService Ecs = new("ECS", "ecs", WireProtocol.Json, "1.1", "AmazonEC2ContainerServiceV20141113");
    /// <summary>Elastic Load Balancing: application, network and gateway load balancers.</summary>
    public static readonly AwsService ElbV2 = new("Elastic Load Balancing v2", "elasticloadbalancing", WireProtocol.Query, "2015-12-01");
    /// <summary>EventBridge.</summary>
    public static readonly AwsService EventBridge = new("EventBridge", "events", WireProtocol.Json, "1.1", "AWSEvents");
    /// <summary>IAM.</summary>
    public static readonly AwsService Iam = new("IAM", "iam", WireProtocol.Query, "2010-05-08");
    /// <summary>KMS.</summary>
    public static readonly AwsService Kms = new("KMS", "kms", WireProtocol.Json, "1.1", "TrentService");
    /// <summary>Lambda.</summary>
    public static readonly AwsService Lambda = new("Lambda", "lambda", WireProtocol.RestJson, "2015-03-31");
    /// <summary>CloudWatch Logs.</summary>
    public static readonly AwsService Logs = new("CloudWatch Logs", "logs", WireProtocol.Json, "1.1", "Logs_20140328");
    /// <summary>RDS.</summary>
    public static readonly AwsService Rds = new("RDS", "rds", WireProtocol.Query, "2014-10-31");
    /// <summary>Route 53; one endpoint for all regions of a partition.</summary>
    public static readonly AwsService Route53 = new("Route 53", "route53", WireProtocol.RestXml, "2013-04-01");
    /// <summary>SageMaker.</summary>
    public static readonly AwsService SageMaker = new("SageMaker", "api.sagemaker", WireProtocol.Json, "1.1", "SageMaker");
    /// <summary>Secrets Manager.</summary>
    public static readonly AwsService SecretsManager = new("Secrets Manager", "secretsmanager", WireProtocol.Json, "1.1", "secretsmanager");
    /// <summary>SNS.</summary>
    public static readonly AwsService Sns = new("SNS", "sns", WireProtocol.Query, "2010-03-31");
    /// <summary>SQS.</summary>
    public static readonly AwsService Sqs = new("SQS", "sqs", WireProtocol.Json, "1.0", "AmazonSQS");
    /// <summary>SSM.</summary>
    public static readonly AwsService Ssm = new("SSM", "ssm", WireProtocol.Json, "1.1", "AmazonSSM");

    /// <summary>The name in the signature: the endpoint's, but for SageMaker's <c>api.</c>.</summary>
    public string SigningName => this == SageMaker ? "sagemaker" : Prefix;
}
