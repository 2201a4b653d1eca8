namespace Groundplan.Documents.Fixture;

/// <summary>A small stack of a team's own: a bit of everything that documents show.</summary>
internal sealed record OrderStack() : Stack("orders-prod")
{
    public override string? Description { get; init; } = "Orders: queue, table & alerts";

    public override string? Region { get; init; } = "eu-central-1";

    public override string? AccountId { get; init; } = "012345678901";

    public override Map<string> StackTags { get; init; } = new() { ["team"] = "orders" };

    public Parameter<string> VpcId => field ??= new("AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>") { Default = "/vpc/prod/VpcId", Description = "The VPC" };

    public Parameter<string> Stage => field ??= new() { Default = "prod", AllowedValues = ["prod", "test"] };

    public Condition IsProd => field ??= new(Fn.Equal(Stage.Ref, "prod"));

    public Declared Key => field ??= new("AWS::KMS::Key", ("Description", "orders"), ("EnableKeyRotation", true), ("KeyPolicy", (Json)new PolicyDocument
    {
        Statements =
        [
            new() { Sid = "Root", Principal = Principal.Aws(Fn.Sub($"arn:{Pseudo.Partition}:iam::{Pseudo.AccountId}:root")), Actions = ["kms:*"], Resources = ["*"] },
        ],
    }))
    { DeletionPolicy = DeletionPolicy.Retain, UpdateReplacePolicy = DeletionPolicy.Retain };

    public Declared Data => field ??= new(
        "AWS::S3::Bucket",
        ("BucketName", "orders-prod-data"),
        ("BucketEncryption", new Part(("ServerSideEncryptionConfiguration", (Items<Part>)
        [
            new(("ServerSideEncryptionByDefault", new Part(("SSEAlgorithm", "aws:kms"), ("KMSMasterKeyID", Key.Arn)))),
        ]))))
    { DeletionPolicy = DeletionPolicy.Retain, UpdateReplacePolicy = DeletionPolicy.Retain };

    public Declared Worker => field ??= new(
        "AWS::IAM::Role",
        ("RoleName", "orders-prod-worker"),
        ("AssumeRolePolicyDocument", (Json)new PolicyDocument { Statements = [new() { Principal = Principal.Service("codebuild.amazonaws.com"), Actions = ["sts:AssumeRole"] }] }),
        ("Policies", (Items<Part>)
        [
            new(("PolicyName", "data"), ("PolicyDocument", (Json)new PolicyDocument
            {
                Statements = [new() { Actions = ["s3:GetObject", "s3:PutObject"], Resources = [Fn.Sub($"{Data.Arn}/*")] }],
            })),
        ]));

    public Declared Build => field ??= new(
        "AWS::CodeBuild::Project",
        ("Name", "orders-prod-build"),
        ("ServiceRole", Worker.Arn),
        ("Artifacts", new Part(("Type", "NO_ARTIFACTS"))),
        ("Environment", new Part(("Type", "LINUX_CONTAINER"), ("ComputeType", "BUILD_GENERAL1_SMALL"), ("Image", "aws/codebuild/standard:7.0"))),
        ("Source", new Part(("Type", "NO_SOURCE"), ("BuildSpec", "version: 0.2\nphases:\n  build:\n    commands:\n      - echo \"hello\"\n"))));

    public Declared Alerts => field ??= new("AWS::SNS::Topic", ("TopicName", "orders-prod-alerts"), ("KmsMasterKeyId", Key.Ref));

    public Declared Mail => field ??= new("AWS::SNS::Subscription", ("Protocol", "email"), ("Endpoint", "orders@example.com"), ("TopicArn", Alerts.Ref)) { Condition = IsProd };

    public Declared Guard => field ??= new(
        "AWS::EC2::SecurityGroup",
        ("GroupDescription", "endpoints"),
        ("VpcId", VpcId.Ref),
        ("SecurityGroupIngress", (Items<Part>)[new(("IpProtocol", "tcp"), ("FromPort", 443L), ("ToPort", 443L), ("CidrIp", "10.0.0.0/16"))]));

    public Declared DataName => field ??= new("AWS::SSM::Parameter", ("Name", "/orders/prod/Data"), ("Type", "String"), ("Value", Data.Ref)) { DependsOn = [Build, Worker] };

    public Output DataArn => field ??= new(Data.Arn) { Description = "The bucket", ExportName = Fn.Sub($"{Pseudo.StackName}-data") };
}
