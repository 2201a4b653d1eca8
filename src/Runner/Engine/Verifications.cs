using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>What was seen of one claim.</summary>
/// <param name="Step">The step that is done.</param>
/// <param name="Check">Its own verification, or one that the runbook adds.</param>
/// <param name="Verdict">What was seen.</param>
/// <param name="SupersededBy">Where it does not hold: the later step that changed it on purpose; null for none.</param>
internal sealed record Verification(string Step, string Check, StepVerdict Verdict, string? SupersededBy);

/// <summary>Looks once more at all that finished steps claim. Holds nothing that could write.</summary>
internal sealed class Verifications(RunContext context, RunState state)
{
    private readonly Checks _checks = new(context.Environment, context.Redaction.Register);

    public async Task<IReadOnlyList<Verification>> AllAsync(CancellationToken cancellationToken)
    {
        var resolver = new ArgumentResolver(OutputsOf, context.Environment.ResourceIdAsync);
        var superseding = new Superseding(context.Runbook, state);
        var seen = new List<Verification>();
        foreach (var step in context.Runbook.Steps.Where(s => state.Step(s.Id).Phase == StepPhase.Finished))
        {
            var own = await AskAsync(() => OwnAsync(step, resolver, cancellationToken), cancellationToken);
            seen.Add(new Verification(step.Id, step.Id, own, own.Holds ? null : superseding.Of(step)));
            foreach (var check in step.Verifications)
            {
                var verdict = await AskAsync(() => _checks.LookAsync(check, resolver, cancellationToken), cancellationToken);
                seen.Add(new Verification(step.Id, check.Id, verdict, verdict.Holds ? null : superseding.Of(step, check)));
            }
        }
        return seen;
    }

    private async Task<StepVerdict> OwnAsync(MigrationStep step, ArgumentResolver resolver, CancellationToken cancellationToken)
    {
        var arguments = await resolver.ResolveAsync(step.Arguments, cancellationToken);
        SecretArguments.Conceal(arguments.Values, context.Redaction.Register);
        if (arguments.Unknown.Count > 0)
            return new StepVerdict(false, $"{string.Join("; ", arguments.Unknown)} is not there any more");
        using var services = context.Environment.Services(new RequestIds());
        return await context.Environment.Executors[step.Kind].VerifyAsync(
            new StepReading
            {
                Id = step.Id,
                Arguments = arguments.Values,
                Services = services,
                Time = context.Host.Time,
                Outputs = state.Step(step.Id).Outputs.DeepClone().AsObject(),
            },
            cancellationToken);
    }

    private async Task<StepVerdict> AskAsync(Func<Task<StepVerdict>> ask, CancellationToken cancellationToken)
    {
        var verdict = await TryAsync(ask, cancellationToken);
        return verdict with { Detail = context.Redaction.Apply(verdict.Detail) };
    }

    private static async Task<StepVerdict> TryAsync(Func<Task<StepVerdict>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (StepFailure e)
        {
            return new StepVerdict(false, e.Message);
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException)
        {
            return StepVerdict.Unverified($"the environment could not be asked: {FailureKind.Describe(e)}");
        }
        catch (Exception e) when (e is not RunnerError && !cancellationToken.IsCancellationRequested)
        {
            return new StepVerdict(false, FailureKind.Describe(e)); // an executor is anybody's code
        }
    }

    private JsonObject? OutputsOf(string step) => state.Step(step).IsDone ? state.Step(step).Outputs : null;
}
