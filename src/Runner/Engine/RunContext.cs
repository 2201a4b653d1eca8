using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Groundplan.Migrations.Documents;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Output;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Engine;

/// <summary>A migration that was opened: its runbook, where it is run, by whom, and where its journal is.</summary>
internal sealed record RunContext : IDisposable
{
    public required Host Host { get; init; }

    public required Printer Printer { get; init; }

    public required MigrationRunbook Runbook { get; init; }

    public required AwsCaller Caller { get; init; }

    public required string Region { get; init; }

    public required RunEnvironment Environment { get; init; }

    public required Redaction Redaction { get; init; }

    public required IStateStore Store { get; init; }

    public required RunBinding Binding { get; init; }

    /// <summary>Path and digest of each document that the runbook may use.</summary>
    public required IReadOnlyList<DocumentEntry> Artifacts { get; init; }

    /// <summary>How the user named the plan and the state, for the commands that are shown.</summary>
    public required string Words { get; init; }

    /// <summary>The same for this very user: with their profile and their kinds of steps.</summary>
    public required string OwnWords { get; init; }

    /// <param name="invocation">What the user asked for.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="root">The root, a migration.</param>
    /// <param name="options">State and extensions.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<RunContext> OpenAsync(Invocation invocation, Plan plan, PlanRoot root, EngineAnswers options, CancellationToken cancellationToken)
    {
        var runbook = RunbookReader.Read(plan, root);
        var executors = ExecutorSet.Load(options.Extensions);
        var session = AwsSessions.Open(invocation.Target, runbook.Region);
        var caller = await session.CallerAsync(cancellationToken);
        RequireAccount(invocation, runbook, caller);
        var artifacts = ArtifactsOf(plan, root, runbook);
        var redaction = new Redaction();
        redaction.Publish(runbook.Steps.Select(s => s.Id));
        return new RunContext
        {
            Host = invocation.Host,
            Printer = invocation.Printer,
            Runbook = runbook,
            Caller = caller,
            Region = session.Region,
            Environment = new RunEnvironment(session, caller.Account, plan, runbook, executors, invocation.Host.Time),
            Redaction = redaction,
            Store = StateStores.Open(StateLocation.Of(options.State, plan, runbook), new StateSettings(invocation.Host.Time, redaction), () => session),
            Binding = BindingOf(plan, root, runbook),
            Artifacts = artifacts,
            Words = WordsOf(invocation, runbook, options.State),
            OwnWords = OwnWordsOf(invocation, runbook, options),
        };
    }

    /// <summary>What a run of this runbook goes by.</summary>
    public static RunBinding BindingOf(Plan plan, PlanRoot root, MigrationRunbook runbook) => new(runbook.Hash, Digest(ArtifactsOf(plan, root, runbook)), runbook.Environment);

    /// <summary>What follows a command that goes on with this run, to be copied.</summary>
    public static string WordsOf(Invocation invocation, MigrationRunbook runbook, string? state)
        => ShellText.Exact(
        [
            invocation.Path.StartsWith('-') ? $"./{invocation.Path}" : invocation.Path,
            .. invocation.NoBuild ? ["--no-build"] : Array.Empty<string>(),
            .. Option("--root", runbook.FullName),
            .. Option("--state", state),
            .. Option("--region", invocation.Target.Region),
            .. Option("--endpoint-url", invocation.Target.EndpointUrl),
        ]);

    /// <summary>What follows a command that the same user goes on with.</summary>
    public static string OwnWordsOf(Invocation invocation, MigrationRunbook runbook, EngineAnswers options)
    {
        string[] own = [.. Option("--profile", invocation.Target.Profile), .. options.Extensions.SelectMany(e => Option("--extension", e))];
        return WordsOf(invocation, runbook, options.State) + (own.Length > 0 ? $" {ShellText.Exact(own)}" : "");
    }

    /// <summary>That the journal has no run.</summary>
    public static RunnerError NoRun(MigrationRunbook runbook, IStateStore store, string ownWords)
        => RunnerError.Refused($"There is no run of {runbook.FullName} in {store.Location}. Begin one: groundplan run {ownWords}");

    /// <summary>That the journal has no run.</summary>
    public RunnerError NoRun() => NoRun(Runbook, Store, OwnWords);

    /// <summary>A command on this run that the same user may give next, to be copied.</summary>
    public string Command(string words) => $"groundplan {words} {OwnWords}";

    public string ApproveCommand(MigrationStep step) => ApproveCommand(Words, step);

    public static string ApproveCommand(string words, MigrationStep step)
        => $"groundplan approve {words} --step {step.Id}{string.Concat(step.Evidence.Select(e => $" --evidence {ShellText.Word($"<{e}>")}"))}";

    /// <summary>Takes the lease; from here on others are locked out.</summary>
    public async Task<RunLog> AcquireAsync(RunState state, CancellationToken cancellationToken)
    {
        StateLocation.Prepare(Store.Location);
        try
        {
            return new RunLog(await Store.AcquireAsync(LeaseOwner.OfProcess(Caller.Arn, Host.RandomWord), cancellationToken), state, Redaction);
        }
        catch (LeaseHeldError e)
        {
            throw e.With($"groundplan unlock {Words} --reason \"…\"");
        }
    }

    /// <summary>Who, where, with what: the head of a run or of what follows it.</summary>
    public JsonObject Head()
    {
        var data = new JsonObject
        {
            ["migration"] = Runbook.Migration,
            ["root"] = Runbook.FullName,
            ["operator"] = Caller.Arn,
            ["account"] = Caller.Account,
            ["region"] = Region,
            ["version"] = typeof(RunContext).Assembly.GetName().Version?.ToString(3),
        };
        Binding.WriteTo(data);
        return data;
    }

    public void Dispose()
    {
        Environment.Dispose();
        Store.Dispose();
    }

    private static void RequireAccount(Invocation invocation, MigrationRunbook runbook, AwsCaller caller)
    {
        if (runbook.AccountId is not { } planned || planned == caller.Account)
            return;
        if (!invocation.AllowAccountMismatch)
            throw RunnerError.Refused($"The runbook is for account {planned}, the credentials ({caller.Arn}) belong to {caller.Account}. Name another with --profile, or give --allow-account-mismatch.");
        invocation.Printer.Note($"warning: the runbook is for account {planned}, the credentials belong to {caller.Account}.");
    }

    private static IReadOnlyList<DocumentEntry> ArtifactsOf(Plan plan, PlanRoot root, MigrationRunbook runbook)
    {
        var roots = runbook.Stacks.Select(s => s.Root).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. root.Documents.Where(d => d.Kind == DocumentKind.Runbook),
            .. plan.Manifest.Roots.Where(r => roots.Contains(r.FullName)).SelectMany(r => r.Documents).Where(d => d.Kind == DocumentKind.Template),
        ];
    }

    private static string Digest(IReadOnlyList<DocumentEntry> artifacts)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
            artifacts.Where(a => a.Kind != DocumentKind.Runbook).OrderBy(a => a.Path, StringComparer.Ordinal).Select(a => $"{a.Path} {a.Sha256.ToLowerInvariant()}\n")))));

    private static string[] Option(string name, string? value) => value is null ? [] : value.StartsWith('-') ? [$"{name}={value}"] : [name, value];
}
