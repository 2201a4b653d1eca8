using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>Preconditions and verifications of steps.</summary>
/// <param name="environment">What they look at.</param>
/// <param name="conceal">Told each secret that stands in their arguments.</param>
internal sealed class Checks(RunEnvironment environment, Action<string> conceal)
{
    /// <summary>Brings a check to its end, as long as it needs.</summary>
    /// <exception cref="StepFailure">It does not hold.</exception>
    public async Task<string> RequireAsync(MigrationCheck check, string what, ArgumentResolver resolver, CancellationToken cancellationToken)
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
    public Task<StepVerdict> LookAsync(MigrationCheck check, ArgumentResolver resolver, CancellationToken cancellationToken)
        => ReadAsync(check, resolver, (executor, reading) => executor.VerifyAsync(reading, cancellationToken), cancellationToken);

    /// <summary>Looks once, before its step is due: what it is about need not be there.</summary>
    /// <exception cref="StepFailure">Its arguments make no sense.</exception>
    public Task<StepVerdict> LookAheadAsync(MigrationCheck check, ArgumentResolver resolver, CancellationToken cancellationToken)
        => ReadAsync(
            check,
            resolver,
            async (executor, reading) =>
            {
                try
                {
                    return await executor.VerifyAsync(reading, cancellationToken);
                }
                catch (StepFailure e)
                {
                    await ForecastAsync(check, executor, reading, cancellationToken);
                    return new StepVerdict(false, e.Message);
                }
            },
            cancellationToken);

    // A forecast throws for senseless arguments only, where a verification throws for what is not there too.
    private static async Task ForecastAsync(MigrationCheck check, IStepExecutor executor, StepReading reading, CancellationToken cancellationToken)
    {
        try
        {
            await executor.ForecastAsync(reading, cancellationToken);
        }
        catch (StepFailure e)
        {
            throw new StepFailure($"precondition {check.Id}: {e.Message}", e.MayRetry, e);
        }
    }

    private async Task<StepVerdict> ReadAsync(MigrationCheck check, ArgumentResolver resolver, Func<IStepExecutor, StepReading, Task<StepVerdict>> look, CancellationToken cancellationToken)
    {
        var arguments = await resolver.ResolveAsync(check.Arguments, cancellationToken);
        if (arguments.Unknown.Count > 0)
            return StepVerdict.Unverified($"{string.Join("; ", arguments.Unknown)} is not known yet");
        SecretArguments.Conceal(arguments.Values, conceal);
        using var services = environment.Services(new RequestIds());
        return await look(environment.Executors[check.Kind], new StepReading { Id = check.Id, Arguments = arguments.Values, Services = services, Time = environment.Time });
    }
}
