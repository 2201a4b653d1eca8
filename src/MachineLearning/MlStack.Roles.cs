using Groundplan.Aws.IAM;

namespace Groundplan.MachineLearning;

internal sealed partial record MlStack
{
    private const string SageMakerService = "sagemaker.amazonaws.com";
    private const string CodeBuildService = "codebuild.amazonaws.com";

    public Role CodeBuildRole => field ??= Role(
        _names.CodeBuildRole,
        "CodeBuild runs the builds and deployments with it",
        [CodeBuildService],
        CodeBuildStatements(SageMakerExecutionRole.Arn));

    /// <summary>From the professional tier on, EventBridge assumes it too, to start the deploy pipeline: the tiers have three roles, not four.</summary>
    public Role CodePipelineRole => field ??= Role(
        _names.CodePipelineRole,
        "CodePipeline runs the pipelines with it",
        IsProfessional ? ["codepipeline.amazonaws.com", "events.amazonaws.com"] : ["codepipeline.amazonaws.com"],
        CodePipelineStatements(BuildProject.Arn, DeployProject.Arn));

    public Role SageMakerExecutionRole => field ??= Role(
        _names.SageMakerExecutionRole,
        "SageMaker runs jobs and endpoints with it",
        [SageMakerService],
        SageMakerStatements());

    private static PolicyDocument Trust(Items<Value<string>> services) => new()
    {
        Statements =
        [
            new()
            {
                Principal = new Principal("Service", services),
                Actions = ["sts:AssumeRole"],
                Condition = new() { ["StringEquals"] = new Json { ["aws:SourceAccount"] = Pseudo.AccountId } },
            },
        ],
    };

    private Role Role(string name, string description, Items<Value<string>> services, IEnumerable<Statement> statements) => new()
    {
        RoleName = name,
        Description = description,
        AssumeRolePolicyDocument = Trust(services),
        PermissionsBoundary = PermissionBoundary is null ? default : PermissionBoundary.Ref,
        Policies = [new() { PolicyName = "access", PolicyDocument = new PolicyDocument { Statements = statements.ToItems() } }],
    };
}
