namespace Groundplan.Documents.Runbooks;

/// <summary>The provisioning sequence of a root.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Root">The root.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="Region">The region, or null where whoever deploys decides it.</param>
/// <param name="Steps">What brings the stack to life, in order.</param>
/// <param name="Later">What is done again and again afterwards; no part of a run.</param>
internal sealed record Runbook(string Plan, string Root, string Stack, string? Region, Items<RunbookStep> Steps, Items<RunbookStep> Later)
{
    /// <summary>A step's command, with the region where the command speaks to AWS.</summary>
    /// <param name="step">The step.</param>
    /// <param name="unknown">What stands for a region that is not known; null leaves the option out.</param>
    public Items<string>? CommandOf(RunbookStep step, string? unknown) =>
        step is { Command: { } command, IsInRegion: true } ? InRegion(command, unknown) : step.Command;

    /// <summary>A command that speaks to AWS, with the region.</summary>
    public Items<string> InRegion(Items<string> command, string? unknown) => (Region ?? unknown) is { } region ? [.. command, "--region", region] : command;
}

/// <summary>A step.</summary>
/// <param name="Id">Unique in the runbook; approvals name it.</param>
/// <param name="Title">One line.</param>
/// <param name="Kind">One of <see cref="StepKind"/>.</param>
/// <param name="Description">What it does and what to look at.</param>
/// <param name="Command">How a person does it, without the region; null when there is nothing to type.</param>
/// <param name="IsInRegion">The command speaks to AWS and takes a region.</param>
internal sealed record RunbookStep(string Id, string Title, string Kind, string Description, Items<string>? Command, bool IsInRegion = false);

/// <summary>The kinds of steps; the runner knows how to do each.</summary>
internal static class StepKind
{
    public const string Check = "check";
    public const string Show = "show";
    public const string TestDeploy = "test-deploy";
    public const string Deploy = "deploy";
    public const string VerifyOutputs = "verify-outputs";
    public const string Approval = "approval";
    public const string Manual = "manual";
}
