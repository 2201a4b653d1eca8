using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>
/// A team's own kind of step, loaded from this assembly by the real runner. Its effect is a file <c>name.done</c> in <c>folder</c>; each call leaves a line in <c>calls</c>.
/// It can fail so many times, and stand still until <c>name.go</c> is there.
/// </summary>
public class ScriptExecutor : IStepExecutor
{
    private static readonly Lock Calls = new();

    public virtual string Kind => "test/script";

    public virtual bool ResumesByItself => true;

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        var arguments = StepArguments.Of(step);
        ThrowWhenAsked(arguments);
        if (step.Unknown.Count > 0)
            return Task.FromResult(new StepForecast(StepState.CannotVerifyYet, string.Join(", ", step.Unknown)));
        if (arguments.OptionalText("missing") is { } missing)
            return Task.FromResult(new StepForecast(StepState.WouldFail, $"there is no {missing}"));
        if (arguments.OptionalText("needs") is { } needed && !File.Exists(Path.Combine(arguments.Text("folder"), needed + ".done")))
            return Task.FromResult(StepForecast.Absent($"There is no {needed} yet."));
        return Task.FromResult(File.Exists(Done(arguments))
            ? new StepForecast(StepState.AlreadySatisfied, "it is there")
            : new StepForecast(StepState.WouldRun, "it is not there", arguments.OptionalSeconds("estimate")));
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var arguments = StepArguments.Of(step);
        var name = arguments.Text("name");
        Call(arguments, string.Create(CultureInfo.InvariantCulture, $"{name} {step.Attempt} {step.Token} {step.Checkpoint?["at"]?.ToString() ?? "-"}"));
        if (step.Attempt <= (arguments.OptionalInteger("fails") ?? 0))
            throw new StepFailure(arguments.OptionalText("error") ?? $"{name} does not want to", arguments.Truth("mayRetry"));
        if (arguments.OptionalText("secret") is { } secret)
            step.Conceal(secret);
        var at = step.Checkpoint?["at"]?.GetValue<long>() ?? 0;
        for (var checkpoints = arguments.OptionalInteger("checkpoints") ?? 0; at < checkpoints; at++)
        {
            step.Report(new StepProgress(at, checkpoints, "items"));
            await step.SaveAsync(new JsonObject { ["at"] = at + 1, ["captured"] = $"{name} at {at + 1}" }, cancellationToken);
        }
        if (arguments.Truth("hangs"))
            await StandStillAsync(arguments, name, arguments.Truth("deaf") ? CancellationToken.None : cancellationToken);
        if (!arguments.Truth("doesNothing"))
            await File.WriteAllTextAsync(Done(arguments), step.Token, CancellationToken.None);
        if (arguments.OptionalText("removes") is { } removes)
            File.Delete(Path.Combine(arguments.Text("folder"), removes + ".done"));
        return new StepOutcome($"{name} is done.", new JsonObject { ["captured"] = $"{name}, attempt {step.Attempt}", ["value"] = arguments.Anything("value")?.DeepClone(), ["note"] = arguments.OptionalText("secret") })
        {
            Verdict = arguments.OptionalText("finds") is { } found ? new StepVerdict(found == "all", $"its own look found {found}") : null,
        };
    }

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        ThrowWhenAsked(StepArguments.Of(step));
        if (StepArguments.Of(step).OptionalText("needs") is { } needed && !File.Exists(Path.Combine(StepArguments.Of(step).Text("folder"), needed + ".done")))
            throw new StepFailure($"There is no {needed}.");
        return Task.FromResult(File.Exists(Done(StepArguments.Of(step))) ? new StepVerdict(true, "the file is there") : new StepVerdict(false, "there is no file"));
    }

    // What a team's own code may do.
    private static void ThrowWhenAsked(StepArguments arguments)
    {
        if (arguments.OptionalText("throwsWhile") is { } file && File.Exists(Path.Combine(arguments.Text("folder"), file)))
            throw new InvalidCastException("an odd answer");
    }

    private static async Task StandStillAsync(StepArguments arguments, string name, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(arguments.Text("folder"), name + ".still"), "", cancellationToken);
        while (!File.Exists(Path.Combine(arguments.Text("folder"), name + ".go")))
            await Task.Delay(10, cancellationToken);
    }

    private static string Done(StepArguments arguments) => Path.Combine(arguments.Text("folder"), arguments.Text("name") + ".done");

    private static void Call(StepArguments arguments, string line)
    {
        lock (Calls)
            File.AppendAllText(Path.Combine(arguments.Text("folder"), "calls"), line + "\n");
    }
}

/// <summary>The same, of a kind that cannot know what it did before it was cut off.</summary>
public sealed class ForgetfulExecutor : ScriptExecutor
{
    public override string Kind => "test/forgetful";

    public override bool ResumesByItself => false;
}
