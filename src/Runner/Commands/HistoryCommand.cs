using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Engine;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Output;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan history</c>: the entries of the journal, or whether all of them are as they were written.</summary>
internal static class HistoryCommand
{
    public static Command Create(Host host)
    {
        var options = new EngineOptions();
        var verify = new Option<bool>("--verify") { Description = "Only say whether the journal is as it was written." };
        return CommandOptions.Create(
            host,
            "history",
            "Show the journal of a migration.",
            OptionGroups.Root | OptionGroups.Aws,
            (i, r, ct) => RunAsync(i, options.Read(r), r.GetValue(verify), ct),
            [.. options.State, verify]);
    }

    private static async Task<int> RunAsync(Invocation invocation, EngineAnswers answers, bool verify, CancellationToken cancellationToken)
    {
        var (plan, root) = await MigrationOpening.SelectAsync(invocation, cancellationToken);
        var runbook = RunbookReader.Read(plan, root);
        using var store = StateLocation.Open(invocation, answers.State, plan, runbook);
        var code = verify ? await VerifyAsync(invocation.Printer, store, cancellationToken) : await ShowAsync(invocation.Printer, store, cancellationToken);
        return code ?? throw RunContext.NoRun(runbook, store, RunContext.OwnWordsOf(invocation, runbook, answers));
    }

    // Null for a journal without an entry.
    private static async Task<int?> ShowAsync(Printer printer, IStateStore store, CancellationToken cancellationToken)
    {
        var any = false;
        await foreach (var entry in store.ReadAllAsync(cancellationToken))
        {
            any = true;
            printer.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.Sequence,6}  {Moments.Write(entry.Time)}  {entry.Kind}{(entry.Step is null ? "" : $" {entry.Step}")}{(entry.Attempt is > 1 ? $" (attempt {entry.Attempt})" : "")}{Detail(entry.Data)}"));
            printer.Data("entry", new()
            {
                ["sequence"] = entry.Sequence,
                ["time"] = UtcText.Write(entry.Time),
                ["kind"] = entry.Kind,
                ["step"] = entry.Step,
                ["attempt"] = entry.Attempt,
                ["token"] = entry.Token,
                ["data"] = entry.Data,
                ["hash"] = entry.Hash,
            });
        }
        return any ? ExitCode.Done : null;
    }

    private static async Task<int?> VerifyAsync(Printer printer, IStateStore store, CancellationToken cancellationToken)
    {
        var report = await store.VerifyAsync(cancellationToken);
        if (report is { State: JournalState.Whole, Entries: 0 })
            return null;
        var verdict = report.State switch
        {
            JournalState.Whole => string.Create(CultureInfo.InvariantCulture, $"all {report.Entries} entries are as they were written"),
            JournalState.Torn => string.Create(CultureInfo.InvariantCulture, $"{report.Entries} entries are as they were written; after them {report.TornBytes} bytes of one that was cut off, which the next run moves aside"),
            _ => $"damaged: {report.Problem}",
        };
        printer.Line($"{store.Location}: {verdict}");
        printer.Data("result", new()
        {
            ["journal"] = store.Location,
            ["state"] = report.State.ToString().ToLowerInvariant(),
            ["entries"] = report.Entries,
            ["hash"] = report.Hash,
            ["tornBytes"] = report.TornBytes,
            ["line"] = report.Problem?.Line,
            ["problem"] = report.Problem?.Reason,
        });
        return report.State == JournalState.Damaged ? ExitCode.Refused : ExitCode.Done;
    }

    private static string Detail(JsonObject data)
        => ((string[])["summary", "error", "reason", "approver", "operator"]).Select(name => RunState.Text(data, name)).FirstOrDefault(text => text is not null) is { } detail ? $": {detail}" : "";
}
