using System.Text.RegularExpressions;
using Groundplan.Runner;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>Those who do not run the migration but let it go on: they do what a run that stopped says.</summary>
internal sealed partial class People(SampleOnDisk sample, World world)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly List<string> _passed = [];

    /// <summary>The steps that they let pass, in order; those twice for which they were asked twice.</summary>
    public IReadOnlyList<string> Passed => _passed;

    /// <summary>The step that they let pass; null where nobody asked for that.</summary>
    public async Task<string?> LetPassAsync(int code, string said)
    {
        if (code != ExitCode.Refused || Asked().Match(said) is not { Success: true } asked)
            return null;
        var step = asked.Groups["step"].Value;
        var evidence = sample.Step(step)["evidence"]!.AsArray().SelectMany(e => (string[])["--evidence", $"seen: {e}"]);
        using var runner = sample.Start(world.Url, new Manner { Credentials = world.Approver }, ["approve", "--step", step, .. evidence]);
        var (approved, text) = await runner.EndAsync(Patience);
        if (approved != ExitCode.Done)
            throw new InvalidOperationException($"{step} could not be approved: {text}");
        _passed.Add(step);
        return step;
    }

    [GeneratedRegex(@"groundplan approve [^\n]* --step (?<step>[a-z0-9-]+)")]
    private static partial Regex Asked();
}
