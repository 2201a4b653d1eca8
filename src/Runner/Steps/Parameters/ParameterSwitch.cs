using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Parameters;

/// <summary>A switch in a parameter of SSM, which applications read.</summary>
internal sealed record ParameterSwitch(string Name, string? Region, string Value) : IMaintenanceSwitch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static ParameterSwitch Of(StepArguments arguments)
    {
        var place = arguments.Object("switch");
        place.Only("parameter");
        var (on, off) = (arguments.OptionalText("onValue") ?? "true", arguments.OptionalText("offValue") ?? "false");
        return on == off
            ? throw arguments.Failure("onValue", "and offValue must differ")
            : new ParameterSwitch(place.Text("parameter"), arguments.OptionalText("region"), arguments.Truth("on") ? on : off);
    }

    public async Task<Observation> LookAsync(IReadServices services, CancellationToken cancellationToken)
        => Look(await SsmParameter.FindAsync(services.In(Region).Aws, Name, cancellationToken));

    public async Task<StepOutcome> SetAsync(StepRun step, CancellationToken cancellationToken)
    {
        var aws = step.Writes.In(Region).Aws;
        var found = await SsmParameter.FindAsync(aws, Name, cancellationToken);
        if (found is null || found.IsSecure)
            throw new StepFailure($"Step {step.Id}: {Look(found).Detail}");
        var captured = step.Checkpoint ?? new JsonObject { ["previousValue"] = found.Value };
        if (step.Checkpoint is null)
            await step.SaveAsync(captured, cancellationToken);
        if (found.Value != Value)
            await SsmParameter.PutAsync(
                aws, Name, Value, found.Type, overwrite: true, await SsmParameter.HistoryAsync(aws, Name, found.Version, cancellationToken), [], cancellationToken);
        var seen = await Polls.UntilAsync(step, Interval, ct => LookAsync(step.Services, ct), cancellationToken);
        return new StepOutcome(seen.Detail, captured.DeepClone().AsObject());
    }

    private Observation Look(SsmParameter? found) => found switch
    {
        null => Observation.Failed($"there is no parameter {Name}, so no application reads it; make it with the application's stack, or mend the name"),
        { IsSecure: true } => Observation.Failed($"parameter {Name} is a SecureString; a switch is no secret"),
        _ when found.Value == Value => Observation.Holds($"{Name} is '{Value}'"),
        _ => Observation.NotYet($"{Name} is '{found.Value}'; '{Value}' is wanted"),
    };
}
