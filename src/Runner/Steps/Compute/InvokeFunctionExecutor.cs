using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Json;

namespace Groundplan.Runner.Steps.Compute;

/// <summary>Invokes a function of Lambda, waits for its answer and holds it to expectations. What the function did besides answering is for checks of the step to find out.</summary>
internal sealed class InvokeFunctionExecutor : IStepExecutor
{
    private const int LargestKeptAnswer = 64 * 1024;

    public string Kind => "invoke-function";

    public IReadOnlyList<string> Outputs => ["payload"];

    public bool ResumesByItself => false;

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var call = Call.Of(step);
        return await LambdaFunctions.StateAsync(step.Services.Aws, call.Function, call.Qualifier, cancellationToken) switch
        {
            null => StepForecast.Absent($"there is no function {call} yet"),
            "Active" or "Inactive" => new(StepState.WouldRun, $"would invoke {call}"),
            "Failed" => new(StepState.WouldFail, $"the function {call} is Failed"),
            var state => new(StepState.CannotVerifyYet, $"the function {call} is {state}"),
        };
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var call = Call.Of(step);
        var answer = Answered(step) ?? await InvokeAsync(step, call, cancellationToken);
        if (Differences(call, answer["payload"]) is { Count: > 0 } differences)
            throw new StepFailure($"The function {call} answered otherwise than expected: {string.Join("; ", differences)}.");
        return new StepOutcome($"{call} answered as expected ({call.Expected.Count} expectations).", new JsonObject { ["payload"] = answer["payload"]?.DeepClone() });
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var call = Call.Of(step);
        var state = await LambdaFunctions.StateAsync(step.Services.Aws, call.Function, call.Qualifier, cancellationToken);
        return new StepVerdict(state is not null, state is null ? $"There is no function {call}." : $"The function {call} is {state}; what it did is not verified by this, only by checks of the step's own.");
    }

    private static List<string> Differences(Call call, JsonNode? payload) => [.. call.Expected.Select(e => e.Difference(payload)).OfType<string>()];

    private static JsonObject? Answered(StepRun step)
        => step.Checkpoint is { } saved && (int?)saved["attempt"] == step.Attempt && saved.ContainsKey("payload") ? saved : null;

    private static async Task<JsonObject> InvokeAsync(StepRun step, Call call, CancellationToken cancellationToken)
    {
        if (!call.Repeatable && step.Checkpoint is { } saved && (int?)saved["attempt"] == step.Attempt)
            throw new StepFailure($"The function {call} was invoked and its answer was lost; it may have done its work. Find out whether it did: then skip the step, or run it again as a new attempt.");
        await step.SaveAsync(new JsonObject { ["attempt"] = step.Attempt }, cancellationToken);
        var answer = await LambdaFunctions.InvokeAsync(step.Writes.Aws, call.Function, call.Qualifier, call.Payload, cancellationToken);
        var payload = answer["Payload"];
        if ((string?)answer["FunctionError"] is { } error)
            throw new StepFailure($"The function {call} failed ({error}): {ErrorMessage(payload)}");
        if ((payload?.ToJsonString().Length ?? 0) > LargestKeptAnswer)
            throw new StepFailure(Differences(call, payload) is { Count: > 0 } differences
                ? $"The function {call} answered otherwise than expected: {string.Join("; ", differences)}."
                : $"The function {call} answered with more than {LargestKeptAnswer / 1024} KiB, which is too much to keep. Let it answer with a summary.");
        var kept = new JsonObject { ["attempt"] = step.Attempt, ["payload"] = payload?.DeepClone() };
        await step.SaveAsync(kept, cancellationToken);
        return kept;
    }

    private static string ErrorMessage(JsonNode? payload)
        => payload is JsonObject error && error["errorMessage"] is { } message ? $"{error["errorType"]} {message}".Trim() : "it gave no message";

    private sealed record Call(string Function, string? Qualifier, JsonNode? Payload, IReadOnlyList<JsonExpectation> Expected, bool Repeatable)
    {
        public static Call Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("function", "qualifier", "payload", "expect", "repeatable");
            return new(arguments.Text("function"), arguments.OptionalText("qualifier"), arguments.Anything("payload"), JsonExpectation.Of(arguments, "expect"), arguments.Truth("repeatable"));
        }

        public override string ToString() => Qualifier is null ? Function : $"{Function}:{Qualifier}";
    }
}
