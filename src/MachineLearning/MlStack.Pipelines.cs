using Groundplan.Aws.CodeCommit;
using Groundplan.Aws.CodePipeline;
using Groundplan.Aws.Events;
using CodeBuild = Groundplan.Aws.CodeBuild;

namespace Groundplan.MachineLearning;

internal sealed partial record MlStack
{
    private const string SourceOutput = "Source";

    public Pipeline BuildPipeline => field ??= Pipeline(_names.BuildPipeline, "Build", BuildProject, SourceAction(ModelBuildRepository, BuildSourceKey));

    public Pipeline DeployPipeline => field ??= Pipeline(_names.DeployPipeline, "Deploy", DeployProject, SourceAction(ModelDeployRepository, DeploySourceKey));

    /// <summary>Starts the deploy pipeline when somebody approves a version of the group.</summary>
    public Rule? ApprovalRule => IsProfessional
        ? field ??= new()
        {
            Name = _names.ApprovalRule,
            Description = "Deploys a model version when it is approved",
            State = "ENABLED",
            EventPattern = new()
            {
                ["source"] = ["aws.sagemaker"],
                ["detail-type"] = ["SageMaker Model Package State Change"],
                ["detail"] = new Json
                {
                    ["ModelPackageGroupName"] = [ModelPackageGroupName],
                    ["ModelApprovalStatus"] = ["Approved"],
                },
            },
            Targets = [new() { Id = "deploy-pipeline", Arn = PipelineArn(DeployPipeline), RoleArn = CodePipelineRole.Arn }],
        }
        : null;

    private static Value<string> PipelineArn(Pipeline pipeline) => Arn("codepipeline", "", pipeline.Ref);

    private static PipelineActionTypeId ActionType(string category, string provider) =>
        new() { Category = category, Owner = "AWS", Provider = provider, Version = "1" };

    private Pipeline Pipeline(string name, string stage, CodeBuild.Project project, PipelineActionDeclaration source) => new()
    {
        Name = name,
        PipelineType = "V2",
        RoleArn = CodePipelineRole.Arn,
        ArtifactStore = new()
        {
            Type = "S3",
            Location = ArtifactBucket.Ref,
            EncryptionKey = Key is null ? null : new() { Type = "KMS", Id = Key.Arn },
        },
        Stages =
        [
            new() { Name = "Source", Actions = [source] },
            new()
            {
                Name = stage,
                Actions =
                [
                    new()
                    {
                        Name = stage,
                        ActionTypeId = ActionType("Build", "CodeBuild"),
                        Configuration = new() { ["ProjectName"] = project.Ref },
                        InputArtifacts = [new() { Name = SourceOutput }],
                        OutputArtifacts = [new() { Name = stage }],
                    },
                ],
            },
        ],
    };

    /// <summary>Sources are polled: the tiers have one Events rule between them, and that is the approval's.</summary>
    private PipelineActionDeclaration SourceAction(Repository? repository, string key) => new()
    {
        Name = "Source",
        ActionTypeId = ActionType("Source", repository is null ? "S3" : "CodeCommit"),
        Configuration = repository is null
            ? new() { ["S3Bucket"] = ArtifactBucket.Ref, ["S3ObjectKey"] = key, ["PollForSourceChanges"] = true }
            : new() { ["RepositoryName"] = repository.Name, ["BranchName"] = "main", ["PollForSourceChanges"] = true },
        OutputArtifacts = [new() { Name = SourceOutput }],
    };
}
