namespace Groundplan.Migrations;

/// <summary>An output of an earlier step, put in place by the runner. Made by <see cref="Step.Output"/>.</summary>
/// <param name="Step">The id of the step.</param>
/// <param name="Name">The name of the output.</param>
public sealed record StepOutput(string Step, string Name) : Intrinsic
{
    /// <inheritdoc/>
    public override string ToString() => $"{{{Step}.{Name}}}";
}
