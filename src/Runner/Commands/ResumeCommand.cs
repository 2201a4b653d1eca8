using Groundplan.Runner.Engine;
using System.CommandLine;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan resume</c>: goes on with the run of a migration.</summary>
internal static class ResumeCommand
{
    public static Command Create(Host host)
    {
        var options = new EngineOptions();
        return CommandOptions.Create(
            host,
            "resume",
            "Go on with the run of a migration that was stopped, failed or killed.",
            OptionGroups.Root | OptionGroups.Aws,
            (i, r, ct) => RunAsync(i, options.Read(r), ct),
            [.. options.Resume]);
    }

    private static async Task<int> RunAsync(Invocation invocation, EngineAnswers answers, CancellationToken cancellationToken)
    {
        using var context = await MigrationOpening.OpenAsync(invocation, answers, cancellationToken);
        return await MigrationRun.ResumeAsync(context, answers, cancellationToken);
    }
}
