using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>Preconditions and verifications of steps.</summary>
internal sealed class Checks(RunEnvironment environment)
{
    /// <summary>Brings a check to its end, as long as it needs.</summary>
    /// <exception cref="StepFailure">It does not hold.</exception>
    public async Task<string> RequireAsync(MigrationCheck check, string what, ArgumentResolver resolver, Action<string> conceal, CancellationToken cancellationToken)
    {
        var executor = environment.Executors[check.Kind];
        var arguments = await resolver.ResolveAsync(check.Arguments, cancellationToken);
        if (arguments.Unknown.Count > 0)
            throw new StepFailure($"{what} {check.Id}: {string.Join("; ", arguments.Unknown)} is not known.");
        SecretArguments.Conceal(arguments.Values, conceal);
        using var services = environment.Services(new RequestIds());
        var run = new StepRun
        {
            Id = check.Id,
            Arguments = arguments.Values,
            Services = services,
            Writes = services,
            Time = environment.Time,
            Attempt = 1,
            Token = "check",
            SaveAsync = (_, _) => Task.CompletedTask,
            Report = _ => { },
            Conceal = conceal,
        };
        try
        {
            var outcome = await executor.RunAsync(run, cancellationToken);
            var verdict = await executor.VerifyAsync(run with { Outputs = outcome.Outputs ?? [] }, cancellationToken);
            return verdict.Holds ? outcome.Summary : throw new StepFailure(verdict.Detail);
        }
        catch (StepFailure e)
        {
            throw new StepFailure($"{what} {check.Id} does not hold: {e.Message}", e.MayRetry, e);
        }
    }

    /// <summary>Looks once, and cannot write.</summary>
    public async Task<StepVerdict> LookAsync(MigrationCheck check, ArgumentResolver resolver, CancellationToken cancellationToken)
    {
        var arguments = await resolver.ResolveAsync(check.Arguments, cancellationToken);
        if (arguments.Unknown.Count > 0)
            return StepVerdict.Unverified($"{string.Join("; ", arguments.Unknown)} is not known yet");
        using var services = environment.Services(new RequestIds());
        return await environment.Executors[check.Kind].VerifyAsync(
            new StepReading { Id = check.Id, Arguments = arguments.Values, Services = services, Time = environment.Time }, cancellationToken);
    }
}
