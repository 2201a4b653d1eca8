using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Parameters;

/// <summary><c>restore-parameter</c>: gives a parameter the value of an earlier version of it; version 0 removes it, since it was not there.</summary>
internal sealed class RestoreParameterExecutor : IStepExecutor
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public string Kind => "restore-parameter";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        var aws = step.Services.In(wanted.Region).Aws;
        var found = await SsmParameter.FindAsync(aws, wanted.Name, cancellationToken);
        var earlier = await EarlierAsync(aws, wanted, cancellationToken);
        if (earlier is null && wanted.Version > 0)
            return new(StepState.WouldFail, Lost(wanted));
        return Look(wanted, found, earlier).State == ObservedState.Holds
            ? new(StepState.AlreadySatisfied, Look(wanted, found, earlier).Detail)
            : new(StepState.WouldRun, found is null ? $"{wanted.Name} is not there" : $"{wanted.Name} is another: {found}");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var aws = step.Writes.In(wanted.Region).Aws;
        var earlier = await EarlierAsync(aws, wanted, cancellationToken);
        if (earlier is null && wanted.Version > 0)
            throw new StepFailure($"Step {step.Id}: {Lost(wanted)}. Put its value back by hand.");
        if (earlier is not null && (string?)earlier["Type"] == SsmParameter.Secure)
            step.Conceal((string)earlier["Value"]!);
        var found = await SsmParameter.FindAsync(aws, wanted.Name, cancellationToken);
        if (Look(wanted, found, earlier).State != ObservedState.Holds)
        {
            if (earlier is null)
                await SsmParameter.DeleteAsync(aws, wanted.Name, cancellationToken);
            else
                await SsmParameter.PutAsync(aws, wanted.Name, (string)earlier["Value"]!, (string)earlier["Type"]!, overwrite: true, earlier, [], cancellationToken);
        }
        var seen = await Polls.UntilAsync(step, Interval, async ct => Look(wanted, await SsmParameter.FindAsync(aws, wanted.Name, ct), earlier), cancellationToken);
        return new StepOutcome(seen.Detail);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var aws = step.Services.In(wanted.Region).Aws;
        var earlier = await EarlierAsync(aws, wanted, cancellationToken);
        return earlier is null && wanted.Version > 0
            ? new StepVerdict(false, Lost(wanted))
            : Look(wanted, await SsmParameter.FindAsync(aws, wanted.Name, cancellationToken), earlier).Verdict;
    }

    private static async Task<JsonObject?> EarlierAsync(IAwsReader aws, Wanted wanted, CancellationToken cancellationToken)
        => wanted.Version == 0 ? null : await SsmParameter.HistoryAsync(aws, wanted.Name, wanted.Version, cancellationToken);

    private static string Lost(Wanted wanted) => string.Create(CultureInfo.InvariantCulture, $"SSM has no version {wanted.Version} of {wanted.Name}; it keeps the last hundred, and none of one that was deleted");

    private static Observation Look(Wanted wanted, SsmParameter? found, JsonObject? earlier)
    {
        if (earlier is null)
            return found is null ? Observation.Holds($"parameter {wanted.Name} is not there, as before") : Observation.NotYet($"parameter {wanted.Name} is there ({found}); it was not before");
        return found?.Is((string)earlier["Value"]!, (string)earlier["Type"]!) == true
            ? Observation.Holds(string.Create(CultureInfo.InvariantCulture, $"parameter {wanted.Name} has the value of version {wanted.Version} ({found})"))
            : Observation.NotYet(string.Create(CultureInfo.InvariantCulture, $"parameter {wanted.Name} does not have the value of version {wanted.Version} ({found?.ToString() ?? "it is not there"})"));
    }

    private sealed record Wanted(string Name, string? Region, long Version)
    {
        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("name", "region", "version");
            return new Wanted(arguments.Text("name"), arguments.OptionalText("region"), arguments.Integer("version"));
        }
    }
}
