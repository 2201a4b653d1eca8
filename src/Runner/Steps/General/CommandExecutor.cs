using System.Text.Json.Nodes;
using Groundplan.Migrations;

namespace Groundplan.Runner.Steps.General;

/// <summary>
/// <c>command</c>: runs a program without a shell, in the plan's folder, and holds its exit code and what it prints to what is expected. What it did before it was cut
/// off nobody knows, so the engine asks a person where doing it twice does harm.
/// </summary>
internal sealed class CommandExecutor : IStepExecutor
{
    private const int LongestShown = 500;
    private static readonly string[] AlwaysSeen = ["PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR", "TEMP", "LANG"];

    private static readonly string[] Keys = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

    public string Kind => "command";

    public IReadOnlyList<string> Outputs => ["exitCode", "stdout", "truncated"];

    public bool ResumesByItself => false;

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        if (step.Unknown.Count > 0)
            return Task.FromResult(StepForecasts.Unknown(step));
        var command = Command.Of(step);
        return Task.FromResult(Programs.Find(command.Words[0], step.Services.Folder) is { } path
            ? new StepForecast(StepState.WouldRun, $"would run {path}")
            : new StepForecast(StepState.WouldFail, $"there is no program {command.Words[0]} on PATH"));
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var command = Command.Of(step);
        var variables = Variables(step, command);
        foreach (var (name, value) in variables)
        {
            if (SecretNames.IsSecretVariable(name))
                step.Conceal(value);
            else if (SecretNames.InAddress(value) is { } password)
                step.Conceal(password);
        }
        var answer = await ToolProcess.RunAsync(
            new ToolRun(Programs.Find(command.Words[0], step.Services.Folder) ?? command.Words[0], [.. command.Words.Skip(1)]) { Folder = step.Services.Folder, Environment = [], Variables = variables }, cancellationToken);
        if (answer.ExitCode != command.ExitCode)
            throw new StepFailure($"{command.Words[0]} ended with {answer.ExitCode}, not {command.ExitCode}: {Shown(answer.Error.Length > 0 ? answer.Error : answer.Out)}");
        if (command.Objection(answer.Out) is { } objection)
            throw new StepFailure($"{command.Words[0]} ended well, but what it printed is not as expected: {objection}.");
        return new StepOutcome($"{command.Words[0]} ended with {answer.ExitCode}.", new JsonObject { ["exitCode"] = answer.ExitCode, ["stdout"] = answer.Out.Trim(), ["truncated"] = answer.Truncated });
    }

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
        => Task.FromResult(StepVerdict.Unverified("what a program did is verified by the step's verifications only"));

    private static Dictionary<string, string> Variables(StepReading step, Command command)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(v => ((string)v.Key, (string?)v.Value ?? "")))
            if (name.StartsWith("AWS_", StringComparison.Ordinal) || AlwaysSeen.Contains(name, StringComparer.OrdinalIgnoreCase) || command.Environment.Contains(name, StringComparer.Ordinal))
                variables[name] = value;
        if (command.Environment.FirstOrDefault(name => !variables.ContainsKey(name)) is { } missing)
            throw new StepFailure($"Step {step.Id}: argument environment names {missing}, which is not set.");
        foreach (var (name, value) in step.Services.ToolVariables)
            variables[name] = value;
        // Keys in the environment would win over the profile that the run was given.
        if (step.Services.ToolVariables.ContainsKey("AWS_PROFILE"))
            foreach (var name in Keys)
                variables.Remove(name);
        return variables;
    }

    private static string Shown(string text) => (text.Trim() is var trimmed && trimmed.Length <= LongestShown ? trimmed : trimmed[..LongestShown] + "…").ReplaceLineEndings(" ");

    private sealed record Command(IReadOnlyList<string> Words, int ExitCode, IReadOnlyList<string> Environment, string? Contains, string? Whole, ValueExpectation Value)
    {
        public static Command Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only(["command", "expectedExitCode", "environment", "stdoutContains", "stdoutEquals", "ledger", .. ValueExpectation.Arguments]);
            var words = arguments.SomeTexts("command");
            if (string.IsNullOrWhiteSpace(words[0]))
                throw arguments.Failure("command", "must begin with the name of a program");
            return new Command(
                words,
                (int)(arguments.OptionalInteger("expectedExitCode", 0, 255) ?? 0),
                arguments.Texts("environment"),
                arguments.OptionalText("stdoutContains"),
                arguments.OptionalText("stdoutEquals"),
                ValueExpectation.Of(arguments));
        }

        public string? Objection(string output)
        {
            if (Contains is not null && !output.Contains(Contains, StringComparison.Ordinal))
                return $"it does not hold '{Contains}'";
            return Whole is not null && output.Trim() != Whole.Trim() ? $"it is '{Shown(output)}', not '{Whole}'" : Value.Objection(output);
        }
    }
}
