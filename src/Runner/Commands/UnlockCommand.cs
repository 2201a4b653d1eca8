using Groundplan.Runner.Engine;
using System.CommandLine;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan unlock</c>: removes the lease that a dead run left behind.</summary>
internal static class UnlockCommand
{
    public static Command Create(Host host)
    {
        var options = new EngineOptions();
        return CommandOptions.Create(
            host,
            "unlock",
            "Remove the lease of a run that is known to be dead; needs --reason.",
            OptionGroups.Root | OptionGroups.Aws,
            (i, r, ct) => RunAsync(i, options.Read(r), ct),
            [.. options.Reasoned]);
    }

    private static async Task<int> RunAsync(Invocation invocation, EngineAnswers answers, CancellationToken cancellationToken)
    {
        var reason = answers.RequireReason("unlock");
        using var context = await MigrationOpening.OpenToSayAsync(invocation, answers, cancellationToken);
        var lease = await context.Store.LeaseAsync(cancellationToken);
        await context.Store.UnlockAsync(LeaseOwner.OfProcess(context.Caller.Arn, invocation.Host.RandomWord), reason, cancellationToken);
        context.Printer.Line($"{context.Store.Location}: the lease of {lease} is removed.");
        context.Printer.Data("result", new() { ["journal"] = context.Store.Location, ["lease"] = lease?.ToJson(), ["reason"] = reason });
        return ExitCode.Done;
    }
}
