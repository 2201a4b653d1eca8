using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Output;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>One attempt at a step: the one that was cut off, with its token and from its last checkpoint, or a new one.</summary>
internal sealed class Attempt : IDisposable
{
    private const int TokenLength = 32;

    private readonly RunEnvironment _environment;
    private readonly RunLog _log;
    private readonly Checks _checks;
    private readonly RunProgress _progress;
    private readonly Host _host;
    private readonly Work _work;
    private readonly JsonObject? _consent;
    private readonly RequestIds _requestIds = new();
    private readonly StepServices _services;
    private readonly ArgumentResolver _resolver;
    private int _number;

    public Attempt(RunEnvironment environment, RunLog log, Checks checks, RunProgress progress, Host host, Work work, JsonObject? consent)
    {
        (_environment, _log, _checks, _progress, _host, _work, _consent) = (environment, log, checks, progress, host, work, consent);
        _services = environment.Services(_requestIds);
        _resolver = new ArgumentResolver(OutputsOf, environment.ResourceIdAsync);
        _number = Record.Number + 1;
    }

    private AttemptRecord Record => _work.Attempts(_log.State);

    private IStepExecutor Executor => _environment.Executors[_work.Definition.Kind];

    /// <summary>All of it; when it returns the journal says that the step is done.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var arguments = await ArgumentsAsync(stop);
        SecretArguments.Conceal(arguments.Values, _log.Redaction.Register);
        var run = new StepRun
        {
            Id = _work.Definition.Id,
            Arguments = arguments.Values,
            Services = _services,
            Writes = _services,
            Time = _host.Time,
            Attempt = _number,
            Token = "",
            Consent = _consent,
            SaveAsync = SaveAsync,
            Report = p => _progress.Report(_work, p),
            Conceal = _log.Redaction.Register,
        };
        using var timeout = new Timeout(Longest(run), _host.Time, stop);
        try
        {
            await BeginAsync(arguments, timeout.Token);
            run = run with { Attempt = _number, Token = Record.Token!, Checkpoint = Record.Checkpoint?.DeepClone().AsObject() };
            _progress.Started(_work, _number);
            var outcome = await Executor.RunAsync(run, timeout.Token);
            var verified = await VerifyAsync(run with { Outputs = outcome.Outputs?.DeepClone().AsObject() ?? [] }, outcome.Verdict, timeout.Token);
            await FinishAsync(outcome, verified);
        }
        catch (OperationCanceledException e) when (timeout.IsOver && !stop.IsCancellationRequested)
        {
            throw new StepFailure($"It was not done after {Durations.Text(timeout.After)}, its timeout.", inner: e);
        }
    }

    /// <summary>Says in the journal that the attempt failed.</summary>
    public async Task FailAsync(Exception error, bool again)
    {
        var message = FailureKind.Describe(error);
        await _log.AppendAsync(
            _work.FailedKind,
            new JsonObject { ["error"] = message, ["again"] = again, ["requestIds"] = _requestIds.ToJson() },
            _work.Step.Id,
            _number,
            Record.IsOpen ? Record.Token : null);
        _progress.Failed(_work, message);
    }

    public void Dispose() => _services.Dispose();

    private TimeSpan Longest(StepReading step)
    {
        var wait = Executor.OwnWait(step);
        return wait > _work.Definition.Timeout ? wait + _work.Definition.Timeout : _work.Definition.Timeout;
    }

    private async Task<ResolvedArguments> ArgumentsAsync(CancellationToken stop)
    {
        var arguments = await _resolver.ResolveAsync(_work.Definition.Arguments, stop);
        if (arguments.Unknown.Count == 0)
            return arguments;
        var hint = _work.IsUndo ? $" Look at what step {_work.Step.Id} did, then give --skip {_work.Step.Id} --reason \"…\"." : "";
        throw new StepFailure($"Its arguments cannot be made out: {string.Join("; ", arguments.Unknown)} is not there.{hint}");
    }

    // An attempt that was cut off goes on as it was, unless it would now be about something else.
    private async Task BeginAsync(ResolvedArguments arguments, CancellationToken cancellationToken)
    {
        if (Record.IsOpen && Record.Inputs == arguments.Hash)
        {
            _number = Record.Number;
            return;
        }
        if (Record.IsOpen)
        {
            await _log.AppendAsync(
                _work.FailedKind, new JsonObject { ["error"] = "Its arguments are no longer those that it was begun with; it begins anew.", ["again"] = true }, _work.Step.Id, Record.Number, Record.Token);
            _number = Record.Number + 1;
        }
        if (!Record.Began)
            foreach (var check in _work.Definition.Preconditions)
                await _checks.RequireAsync(check, "precondition", _resolver, cancellationToken);
        await _log.AppendAsync(
            _work.StartedKind,
            new JsonObject { ["kind"] = _work.Definition.Kind, ["inputs"] = arguments.Hash, ["definition"] = Work.Digest(_work.Step) },
            _work.Step.Id,
            _number,
            "g" + _host.RandomWord(TokenLength - 1));
    }

    private async Task SaveAsync(JsonObject checkpoint, CancellationToken cancellationToken)
        => await _log.AppendAsync(JournalKind.StepCheckpoint, new JsonObject { ["checkpoint"] = checkpoint.DeepClone() }, _work.Step.Id, _number, Record.Token);

    private async Task<JsonArray> VerifyAsync(StepRun run, StepVerdict? found, CancellationToken cancellationToken)
    {
        _progress.Verifying(_work);
        var verdict = found ?? await Executor.VerifyAsync(run, cancellationToken);
        if (!verdict.Holds)
            throw new StepFailure($"It was done, but verification does not find its effect: {verdict.Detail}");
        var said = new JsonArray(new JsonObject { ["check"] = run.Id, ["verified"] = verdict.Verified, ["detail"] = verdict.Detail });
        var own = new ArgumentResolver(step => step == _work.Step.Id && !_work.IsUndo ? run.Outputs : OutputsOf(step), _environment.ResourceIdAsync);
        foreach (var check in _work.Definition.Verifications)
        {
            var detail = await _checks.RequireAsync(check, "verification", own, cancellationToken);
            said.Add(new JsonObject { ["check"] = check.Id, ["verified"] = true, ["detail"] = detail });
        }
        return said;
    }

    private async Task FinishAsync(StepOutcome outcome, JsonArray verified)
    {
        await _log.AppendAsync(
            _work.FinishedKind,
            new JsonObject
            {
                ["summary"] = outcome.Summary,
                ["outputs"] = outcome.Outputs?.DeepClone(),
                ["report"] = outcome.Report?.DeepClone(),
                ["verified"] = verified,
                ["requestIds"] = _requestIds.ToJson(),
            },
            _work.Step.Id,
            _number,
            Record.Token);
        _progress.Finished(_work, outcome.Summary);
    }

    // What undoes a step that did not end takes what the step captured before its effect.
    private JsonObject? OutputsOf(string step)
    {
        var record = _log.State.Step(step);
        if (step == _work.Step.Id && _work.IsUndo)
            return record.Captured;
        return record.IsDone || record.Phase is StepPhase.Undoing or StepPhase.UndoFailed ? record.Outputs : null;
    }
}
