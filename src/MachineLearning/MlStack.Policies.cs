using Groundplan.Aws.IAM;

namespace Groundplan.MachineLearning;

internal sealed partial record MlStack
{
    /// <summary>For people who write models: attached to nobody by the stack.</summary>
    public ManagedPolicy? DeveloperPolicy => IsProfessional
        ? field ??= ManagedPolicy(_names.DeveloperPolicy, $"Developing models on {_names.MlName}", DeveloperStatements())
        : null;

    /// <summary>For people who release models: attached to nobody by the stack.</summary>
    public ManagedPolicy? ApproverPolicy => IsProfessional
        ? field ??= ManagedPolicy(_names.ApproverPolicy, $"Approving and rejecting models of {_names.MlName}", ApproverStatements())
        : null;

    /// <summary>The most that the three roles may ever do, whatever else is attached to them: what they do today.</summary>
    public ManagedPolicy? PermissionBoundary => IsEnterprise
        ? field ??= ManagedPolicy(_names.PermissionBoundary, $"The most that the roles of {_names.MlName} may do", BoundaryStatements())
        : null;

    private static ManagedPolicy ManagedPolicy(string name, string description, IEnumerable<Statement> statements) => new()
    {
        ManagedPolicyName = name,
        Description = description,
        PolicyDocument = new PolicyDocument { Statements = statements.ToItems() },
    };

    private static Statement Reading(string sid, Items<string> actions, params Value<string>[] resources) =>
        new() { Sid = sid, Actions = actions, Resources = resources };

    private IEnumerable<Statement> DeveloperStatements() =>
    [
        .. DeveloperSources(),
        Reading(
            "Pipelines",
            ["codepipeline:GetPipeline", "codepipeline:GetPipelineExecution", "codepipeline:GetPipelineState", "codepipeline:ListPipelineExecutions"],
            PipelineArn(BuildPipeline),
            PipelineArn(DeployPipeline)),
        new() { Sid = "StartBuild", Actions = ["codepipeline:StartPipelineExecution"], Resources = [PipelineArn(BuildPipeline)] },
        Reading("Builds", ["codebuild:BatchGetBuilds", "codebuild:BatchGetProjects", "codebuild:ListBuildsForProject"], BuildProject.Arn, DeployProject.Arn),
        Reading("Registry", ["sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"], ModelPackageGroup.ModelPackageGroupArn, ModelPackages),
        Reading("Artifacts", ["s3:GetObject", "s3:GetObjectVersion"], ArtifactObjects),
        Reading("ArtifactList", ["s3:GetBucketLocation", "s3:ListBucket"], ArtifactBucket.Arn),
        .. UseOfKey,
    ];

    private IEnumerable<Statement> DeveloperSources() => ModelBuildRepository is null || ModelDeployRepository is null
        ?
        [
            new()
            {
                Sid = "Sources",
                Actions = ["s3:PutObject"],
                Resources = [Fn.Sub($"{ArtifactBucket.Arn}/{BuildSourceKey}"), Fn.Sub($"{ArtifactBucket.Arn}/{DeploySourceKey}")],
            },
        ]
        :
        [
            new()
            {
                Sid = "Sources",
                Actions =
                [
                    "codecommit:CreatePullRequest", "codecommit:GetBranch", "codecommit:GetCommit", "codecommit:GetPullRequest", "codecommit:GetRepository",
                    "codecommit:GitPull", "codecommit:GitPush", "codecommit:ListBranches", "codecommit:ListPullRequests",
                ],
                Resources = [ModelBuildRepository.Arn, ModelDeployRepository.Arn],
            },
        ];

    private IEnumerable<Statement> ApproverStatements() =>
    [
        new()
        {
            Sid = "Approve",
            Actions = ["sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages", "sagemaker:UpdateModelPackage"],
            Resources = [ModelPackageGroup.ModelPackageGroupArn, ModelPackages],
        },
        Reading("Deployments", ["codepipeline:GetPipelineExecution", "codepipeline:GetPipelineState", "codepipeline:ListPipelineExecutions"], PipelineArn(DeployPipeline)),
    ];

    /// <summary>
    /// The union of the roles' statements, naming by ARN what refers to a role and so cannot be referred to here; without ids, since IAM allows 6,144 characters.
    /// </summary>
    private IEnumerable<Statement> BoundaryStatements() =>
        CodeBuildStatements(SageMakerExecutionRoleArn)
            .Concat(CodePipelineStatements(Arn("codebuild", $"project/{_names.BuildProject}"), Arn("codebuild", $"project/{_names.DeployProject}")))
            .Concat(SageMakerStatements())
            .Select(statement => statement with { Sid = null })
            .Distinct();
}
