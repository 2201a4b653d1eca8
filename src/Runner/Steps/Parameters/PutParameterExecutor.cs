using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps.Polling;

namespace Groundplan.Runner.Steps.Parameters;

/// <summary><c>put-parameter</c>: gives a parameter of SSM a value; what it was is captured once, before the change.</summary>
internal sealed class PutParameterExecutor : IStepExecutor
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public string Kind => "put-parameter";

    public IReadOnlyList<string> Outputs => ["existed", "previousVersion", "previousValue", "version"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        var aws = step.Services.In(wanted.Region).Aws;
        var found = await SsmParameter.FindAsync(aws, wanted.Name, cancellationToken);
        if (found is null)
            return new(StepState.WouldRun, $"{wanted.Name} is not there; creates it as {wanted.Type}");
        if (found.Is(await wanted.ValueAsync(step.Services, _ => { }, cancellationToken), wanted.Type))
            return new(StepState.AlreadySatisfied, $"{wanted.Name} has this value: {found}");
        return wanted.Overwrite
            ? new(StepState.WouldRun, $"{wanted.Name} has another value: {found}")
            : new(StepState.WouldFail, $"{wanted.Name} has another value ({found}), and the step says not to overwrite");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var aws = step.Writes.In(wanted.Region).Aws;
        var value = await wanted.ValueAsync(step.Services, step.Conceal, cancellationToken);
        var found = await SsmParameter.FindAsync(aws, wanted.Name, cancellationToken);
        if (found?.IsSecure == true)
            step.Conceal(found.Value);
        var captured = step.Checkpoint?.DeepClone().AsObject() ?? Capture(found);
        if (step.Checkpoint is null)
            await step.SaveAsync(captured, cancellationToken);
        var version = found?.Version ?? 0;
        if (found?.Is(value, wanted.Type) != true)
            version = await PutAsync(step, wanted, aws, value, found, cancellationToken);
        await Polls.UntilAsync(step, Interval, async ct => Look(wanted, await SsmParameter.FindAsync(aws, wanted.Name, ct), value), cancellationToken);
        captured["version"] = version;
        return new StepOutcome(string.Create(CultureInfo.InvariantCulture, $"{wanted.Name} is at version {version}"), captured);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var found = await SsmParameter.FindAsync(step.Services.In(wanted.Region).Aws, wanted.Name, cancellationToken);
        return Look(wanted, found, await wanted.ValueAsync(step.Services, _ => { }, cancellationToken)).Verdict;
    }

    private static async Task<long> PutAsync(StepRun step, Wanted wanted, IAwsWriter aws, string value, SsmParameter? found, CancellationToken cancellationToken)
    {
        if (found is not null && !wanted.Overwrite)
            throw new StepFailure($"Step {step.Id}: parameter {wanted.Name} has another value ({found}); nothing was changed. Let the step overwrite it, or mend the name.");
        var like = found is null ? null : await SsmParameter.HistoryAsync(aws, wanted.Name, found.Version, cancellationToken);
        return await SsmParameter.PutAsync(aws, wanted.Name, value, wanted.Type, overwrite: found is not null, like, wanted.More, cancellationToken);
    }

    // Version 0 is no version: restore-parameter takes it as "was not there". The value of a secure one stays where it is encrypted.
    private static JsonObject Capture(SsmParameter? found)
    {
        var captured = new JsonObject { ["existed"] = found is not null, ["previousVersion"] = found?.Version ?? 0 };
        if (found is { IsSecure: false })
            captured["previousValue"] = found.Value;
        return captured;
    }

    private static Observation Look(Wanted wanted, SsmParameter? found, string value) => found switch
    {
        null => Observation.NotYet($"parameter {wanted.Name} is not there"),
        _ when found.Is(value, wanted.Type) => Observation.Holds($"parameter {wanted.Name} has this value: {found}"),
        _ => Observation.NotYet($"parameter {wanted.Name} has another value or type: {found}; {wanted.Type} was expected"),
    };

    private sealed record Wanted(string Name, string? Region, string Type, bool Overwrite, string? Value, StepArguments? From, JsonObject More)
    {
        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("name", "region", "type", "overwrite", "value", "valueFrom", "keyId", "tier", "description");
            if (arguments.Has("value") == arguments.Has("valueFrom"))
                throw arguments.Failure("value", "or valueFrom must be given, and not both");
            var type = arguments.Choice("type", "String", SsmParameter.Secure, "StringList");
            if (type == SsmParameter.Secure && arguments.Has("value"))
                throw arguments.Failure("value", "stands in a document, where no SecureString may be; give valueFrom");
            var more = new JsonObject { ["KeyId"] = arguments.OptionalText("keyId"), ["Tier"] = arguments.OptionalText("tier"), ["Description"] = arguments.OptionalText("description") };
            return new Wanted(
                arguments.Text("name"), arguments.OptionalText("region"), type, arguments.Truth("overwrite", otherwise: true), arguments.OptionalText("value"), arguments.OptionalObject("valueFrom"), more);
        }

        /// <summary>The value, concealed where it comes from elsewhere.</summary>
        public async Task<string> ValueAsync(IReadServices services, Action<string> conceal, CancellationToken cancellationToken)
        {
            if (Value is not null)
                return Value;
            var value = await ValueSource.ReadAsync(services.In(Region), From!, cancellationToken);
            conceal(value);
            return value;
        }
    }
}
