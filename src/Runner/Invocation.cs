using Groundplan.Runner.Aws;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Output;

namespace Groundplan.Runner;

/// <summary>What every command is told.</summary>
internal sealed record Invocation
{
    public required Host Host { get; init; }

    public required Printer Printer { get; init; }

    /// <summary>Project, project folder, or folder with documents.</summary>
    public required string Path { get; init; }

    public string? Root { get; init; }

    public bool NoBuild { get; init; }

    /// <summary>The manifest from before this run's build, where an earlier step of the run made that build.</summary>
    public Manifest? Previous { get; init; }

    public AwsTarget Target { get; init; } = new();

    /// <summary>Answer every confirmation with yes; approvals of a runbook are not confirmations.</summary>
    public bool Yes { get; init; }

    public bool AllowAccountMismatch { get; init; }

    public string? TemplateBucket { get; init; }

    /// <summary>Stops when nobody may be asked.</summary>
    public void RequireSomeoneToAsk(string what)
    {
        if (!CanConfirm)
            throw RunnerError.Refused(WantsConfirmation(what));
    }

    /// <summary>Whether a question would find an answer.</summary>
    public bool CanConfirm => Yes || (Host.CanAsk && !Printer.Json);

    /// <summary>What is said where it would not.</summary>
    public static string WantsConfirmation(string what) => $"{what} wants a confirmation and there is nobody to ask: give --yes.";

    /// <summary>Asks, unless told yes beforehand.</summary>
    public async Task<bool> ConfirmAsync(string question, CancellationToken cancellationToken)
        => Yes || await Prompt.YesAsync(Host, question, cancellationToken);
}
