using System.Text;

namespace Groundplan.Bench;

/// <summary>Plans of any size, as a team would write them.</summary>
internal static class PlanSources
{
    private static readonly string[] Services = ["orders", "billing", "search", "ledger", "users"];

    /// <summary>ML platforms, fifty to a file: starters, each with names of its own, and a shared helper.</summary>
    public static IEnumerable<string> Platforms(int count)
    {
        yield return """
            using Groundplan.MachineLearning;
            public static class Team
            {
                public static MlPlatform Starter(string workload) => new()
                {
                    CompanyPrefix = "globalbank", TenantId = "c001", Environment = "prod", Region = "us-west-2", UseCase = "demand",
                    Workload = workload, Tier = Tier.Starter, Tags = Tags,
                };
                private static Map<string> Tags => new() { ["cost_center"] = "ml-4711", ["owner"] = "mlops@globalbank.com" };
            }
            """;
        for (var file = 0; file * 50 < count; file++)
        {
            var text = new StringBuilder($"using Groundplan.MachineLearning;\n[Plan]\npublic static class Platforms{file}\n{{\n");
            for (var i = file * 50; i < Math.Min(count, (file + 1) * 50); i++)
                text.Append($"    public static MlPlatform P{i} => Team.Starter(\"w{i}\") with {{ Environment = \"prod\", SourceControl = SourceControl.S3 }};\n");
            yield return text.Append("}\n").ToString();
        }
    }

    /// <summary>Stacks with 25 resources each (a bucket with a key and a policy, a queue, a role), ten stacks to a file.</summary>
    public static IEnumerable<string> Stacks(int count)
    {
        for (var file = 0; file * 10 < count; file++)
        {
            var text = new StringBuilder("using Groundplan.Aws.IAM;\nusing Groundplan.Aws.KMS;\nusing Groundplan.Aws.S3;\nusing Groundplan.Aws.SQS;\n[Plan]\n")
                .Append($"public static class Plan{file}\n{{\n");
            for (var i = file * 10; i < Math.Min(count, (file + 1) * 10); i++)
                text.Append($"    public static Stack{i} S{i} => new(\"prod\");\n");
            text.Append("}\n");
            for (var i = file * 10; i < Math.Min(count, (file + 1) * 10); i++)
                Stack(text, i);
            yield return text.ToString();
        }
    }

    /// <summary>As <see cref="Stacks"/>, with one type for all.</summary>
    public static IEnumerable<string> StacksOfOneType(int count)
    {
        var text = new StringBuilder("using Groundplan.Aws.IAM;\nusing Groundplan.Aws.KMS;\nusing Groundplan.Aws.S3;\nusing Groundplan.Aws.SQS;\n[Plan]\npublic static class Services\n{\n");
        for (var i = 0; i < count; i++)
            text.Append($"    public static Stack0 S{i} => new(\"s{i}\");\n");
        text.Append("}\n");
        Stack(text, 0);
        yield return text.ToString();
    }

    private static void Stack(StringBuilder text, int number)
    {
        text.Append($"public sealed record Stack{number}(string Env) : Stack($\"bench-{{Env}}-{number}\")\n{{\n");
        foreach (var service in Services)
        {
            var name = char.ToUpperInvariant(service[0]) + service[1..];
            text.Append($$"""
                    public Key {{name}}Key => field ??= new()
                    {
                        Description = $"Key of {{service}} in {Env}", EnableKeyRotation = true,
                        KeyPolicy = new PolicyDocument { Statements = [new() { Principal = Principal.Aws(Fn.Sub($"arn:{Pseudo.Partition}:iam::{Pseudo.AccountId}:root")), Actions = ["kms:*"], Resources = ["*"] }] },
                    };
                    public Bucket {{name}}Data => field ??= new()
                    {
                        BucketName = $"bench-{Env}-{{number}}-{{service}}",
                        BucketEncryption = new() { ServerSideEncryptionConfiguration = [new() { ServerSideEncryptionByDefault = new() { SSEAlgorithm = "aws:kms", KMSMasterKeyID = {{name}}Key.Arn } }] },
                        VersioningConfiguration = new() { Status = "Enabled" },
                        PublicAccessBlockConfiguration = new() { BlockPublicAcls = true, BlockPublicPolicy = true, IgnorePublicAcls = true, RestrictPublicBuckets = true },
                    };
                    public BucketPolicy {{name}}Policy => field ??= new()
                    {
                        Bucket = {{name}}Data.Ref,
                        PolicyDocument = new PolicyDocument { Statements = [new() { Effect = Effect.Deny, Principal = Principal.Aws("*"), Actions = ["s3:*"], Resources = [{{name}}Data.Arn, Fn.Sub($"{{{name}}Data.Arn}/*")] }] },
                    };
                    public Queue {{name}}Queue => field ??= new() { QueueName = $"bench-{Env}-{{number}}-{{service}}", KmsMasterKeyId = {{name}}Key.Arn, VisibilityTimeout = 30 * {{number % 4 + 1}} };
                    public Role {{name}}Role => field ??= new()
                    {
                        RoleName = $"bench-{Env}-{{number}}-{{service}}",
                        AssumeRolePolicyDocument = new PolicyDocument { Statements = [new() { Principal = Principal.Service("lambda.amazonaws.com"), Actions = ["sts:AssumeRole"] }] },
                        Tags = [new("service", "{{service}}"), new("env", Env)],
                    };

                """);
        }

        text.Append("}\n");
    }
}
