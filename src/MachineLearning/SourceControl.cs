namespace Groundplan.MachineLearning;

/// <summary>Where the pipelines take the code of models and deployments from.</summary>
public enum SourceControl
{
    /// <summary>Two CodeCommit repositories of the stack, branch <c>main</c>. AWS closed CodeCommit to new customers from July 2024 to November 2025.</summary>
    CodeCommit,

    /// <summary>The objects <c>model-build/source.zip</c> and <c>model-deploy/source.zip</c> of the artifact bucket.</summary>
    S3,
}
