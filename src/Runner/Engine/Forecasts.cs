using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>A step as <c>groundplan plan</c> shows it.</summary>
/// <param name="Step">The step.</param>
/// <param name="IsDone">The journal says that it is done.</param>
/// <param name="Forecast">What running it would mean.</param>
internal sealed record PlannedStep(MigrationStep Step, bool IsDone, StepForecast Forecast);

/// <summary>Looks at the environment, and at the journal where there is one, and says what each step would do. Holds nothing that could write.</summary>
internal sealed class Forecasts(RunContext context, RunState state)
{
    private readonly Checks _checks = new(context.Environment, context.Redaction.Register);
    private readonly Readiness _readiness = new(context.Runbook, state);
    private readonly AlongOrder<bool> _changing = new(context.Runbook, before => before.Any(b => b));

    public async Task<IReadOnlyList<PlannedStep>> AllAsync(CancellationToken cancellationToken)
    {
        var planned = new List<PlannedStep>();
        foreach (var step in context.Runbook.Steps)
        {
            var one = Concealed(await OneAsync(step, cancellationToken));
            planned.Add(one);
            // What comes after a step that will change something sees another environment than the one of now.
            var changes = step.Changes && !one.IsDone && one.Forecast.State != StepState.AlreadySatisfied;
            _changing.Say(step, changes || _changing.Before(step));
        }
        return planned;
    }

    private async Task<PlannedStep> OneAsync(MigrationStep step, CancellationToken cancellationToken)
    {
        var record = state.Step(step.Id);
        if (record.IsDone)
            return new PlannedStep(step, true, new StepForecast(StepState.AlreadySatisfied, record.Summary ?? "the journal says so"));
        try
        {
            return new PlannedStep(step, false, await LookAsync(step, record, cancellationToken));
        }
        catch (StepFailure e)
        {
            return new PlannedStep(step, false, new StepForecast(StepState.WouldFail, e.Message));
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException)
        {
            return new PlannedStep(step, false, new StepForecast(StepState.CannotVerifyYet, $"the environment could not be asked: {FailureKind.Describe(e)}"));
        }
        catch (Exception e) when (e is not RunnerError && !cancellationToken.IsCancellationRequested)
        {
            // An executor is anybody's code, and what it was answered may be anything.
            return new PlannedStep(step, false, new StepForecast(StepState.WouldFail, FailureKind.Describe(e)));
        }
    }

    private async Task<StepForecast> LookAsync(MigrationStep step, StepRecord record, CancellationToken cancellationToken)
    {
        var resolver = new ArgumentResolver(OutputsOf, context.Environment.ResourceIdAsync);
        var arguments = await resolver.ResolveAsync(step.Arguments, cancellationToken);
        SecretArguments.Conceal(arguments.Values, context.Redaction.Register);
        using var services = context.Environment.Services(new RequestIds());
        var reading = new StepReading
        {
            Id = step.Id,
            Arguments = arguments.Values,
            Unknown = arguments.Unknown,
            Services = services,
            Time = context.Host.Time,
        };
        var looked = await context.Environment.Executors[step.Kind].ForecastAsync(reading, cancellationToken);
        if (looked.State == StepState.CannotVerifyYet && arguments.Absent.Count > 0)
            looked = looked with { IsAbsence = true };
        var forecast = AfterChanges(step, looked);
        if (record.Forward.Began)
            return forecast with { Reason = $"it was begun before, attempt {record.Forward.Number}; {forecast.Reason}" };
        forecast = AfterNothing(step, forecast);
        if (_readiness.Obstacle(step, context.Host.Time.GetUtcNow()) is { } obstacle)
            forecast = forecast with { State = Worse(forecast.State, obstacle.Until is null ? StepState.WouldFail : StepState.CannotVerifyYet), Reason = Joined(obstacle.Reason, forecast.Reason) };
        return forecast.State == StepState.AlreadySatisfied ? forecast : await WithPreconditionsAsync(step, forecast, resolver, cancellationToken);
    }

    private async Task<StepForecast> WithPreconditionsAsync(MigrationStep step, StepForecast forecast, ArgumentResolver resolver, CancellationToken cancellationToken)
    {
        foreach (var check in step.Preconditions)
        {
            var verdict = await _checks.LookAheadAsync(check, resolver, cancellationToken);
            if (!verdict.Holds)
                forecast = Worsen(forecast, AfterChanges(step, new StepForecast(StepState.WouldFail, $"precondition {check.Id} does not hold now: {verdict.Detail}"), ""));
            else if (!verdict.Verified)
                forecast = Worsen(forecast, new StepForecast(StepState.CannotVerifyYet, $"precondition {check.Id}: {verdict.Detail}"));
        }
        return forecast;
    }

    private PlannedStep Concealed(PlannedStep step) => step with { Forecast = step.Forecast with { Reason = context.Redaction.Apply(step.Forecast.Reason) } };

    private StepForecast AfterChanges(MigrationStep step, StepForecast forecast, string when = "now: ")
        => forecast.State is StepState.WouldFail or StepState.AlreadySatisfied && _changing.Before(step)
            ? forecast with { State = StepState.CannotVerifyYet, Reason = Joined($"{when}{forecast.Reason}", "but steps before it change something") }
            : forecast;

    // Whether a step makes just that is not known here: any step that must be done before it, is still to do, and does more than read, may.
    private StepForecast AfterNothing(MigrationStep step, StepForecast forecast)
        => forecast.IsAbsence && !_changing.Before(step)
            ? forecast with { State = StepState.WouldFail, Reason = Joined(forecast.Reason, "nothing before it in this migration makes it") }
            : forecast;

    private static StepForecast Worsen(StepForecast forecast, StepForecast by)
        => by.State > forecast.State ? by with { Estimate = forecast.Estimate } : forecast with { Reason = Joined(forecast.Reason, by.Reason) };

    // What executors say may be a sentence with its full stop, or not.
    private static string Joined(string one, string other) => $"{one.TrimEnd('.')}; {other}";

    private static StepState Worse(StepState a, StepState b) => a > b ? a : b;

    private JsonObject? OutputsOf(string step) => state.Step(step).IsDone ? state.Step(step).Outputs : null;
}
