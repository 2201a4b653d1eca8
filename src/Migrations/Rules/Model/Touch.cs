using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>An effect of a step of the graph, or of one of its checks.</summary>
/// <param name="Node">The step.</param>
/// <param name="Moment">When, in the step.</param>
/// <param name="Step">The step itself, or its check.</param>
/// <param name="Spec">What <paramref name="Step"/> does.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Category">What it is done to, such as <c>table</c>.</param>
/// <param name="Place">The place as one text: category and name.</param>
internal sealed record Touch(StepNode Node, Moment Moment, Step Step, StepSpec Spec, EffectKind Kind, string Category, string Place)
{
    /// <summary>Where the place is a member of a stack that is destroyed: the resource.</summary>
    public Resource? Member { get; init; }

    /// <summary>Whether what was done is looked at before the migration goes on.</summary>
    public bool IsVerified => Spec.VerifiesItself || Step.Verify.Count > 0 || (Step is Manual && Step.Evidence.Count > 0);
}

/// <summary>When something happens in a step.</summary>
internal enum Moment
{
    /// <summary>A check before it.</summary>
    Requires,

    /// <summary>The step itself.</summary>
    Runs,

    /// <summary>A check after it.</summary>
    Verify,
}
