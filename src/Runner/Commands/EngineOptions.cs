using System.CommandLine;
using System.Globalization;
using Groundplan.Runner.Engine;

namespace Groundplan.Runner.Commands;

/// <summary>The options of the commands on a migration, defined once.</summary>
internal sealed class EngineOptions
{
    private const int MostParallel = 64;

    private readonly Option<string?> _state = new("--state") { Description = "Where the journal is: a folder, or s3://bucket/prefix; else .groundplan beside the project." };
    private readonly Option<string[]> _extension = new("--extension") { Description = "An assembly with a team's own kinds of steps; may be repeated.", DefaultValueFactory = _ => [] };
    private readonly Option<int> _parallel = new("--parallel") { Description = "How many steps run at the same time.", DefaultValueFactory = _ => EngineAnswers.DefaultParallel };
    private readonly Option<bool> _wait = new("--wait") { Description = "Wait for times and windows instead of stopping before them." };
    private readonly Option<string[]> _rerun = new("--rerun") { Description = "A step that is run again although nobody knows what it did; may be repeated.", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> _skip = new("--skip") { Description = "A step that was begun and is not run again; needs --reason; may be repeated.", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> _skipUndo = new("--skip") { Description = "A step that is left as it is, since a person undid it; needs --reason; may be repeated.", DefaultValueFactory = _ => [] };
    private readonly Option<bool> _acceptChanged = new("--accept-changed-runbook") { Description = "Go on although the runbook has changed; needs --reason, and invalidates approvals." };
    private readonly Option<bool> _force = new("--force") { Description = "Go past the point of no return, or past what nothing undoes; needs --reason." };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why; goes into the journal." };

    /// <summary>Where the journal is.</summary>
    public IReadOnlyList<Option> State => [_state];

    /// <summary>For commands that look at the environment.</summary>
    public IReadOnlyList<Option> Look => [_state, _extension];

    /// <summary>For commands that carry out steps.</summary>
    public IReadOnlyList<Option> Run => [_state, _extension, _parallel, _wait, _rerun, _skip, _reason];

    /// <summary>For commands that go on with a run.</summary>
    public IReadOnlyList<Option> Resume => [.. Run, _acceptChanged];

    /// <summary>For commands that undo.</summary>
    public IReadOnlyList<Option> Undo => [_state, _extension, _rerun, _skipUndo, _acceptChanged, _force, _reason];

    /// <summary>For commands that only want to know why.</summary>
    public IReadOnlyList<Option> Reasoned => [_state, _reason];

    public EngineAnswers Read(ParseResult result)
    {
        var parallel = Get(result, _parallel, EngineAnswers.DefaultParallel);
        if (parallel is < 1 or > MostParallel)
            throw RunnerError.Usage(string.Create(CultureInfo.InvariantCulture, $"--parallel takes 1 to {MostParallel}."));
        return new EngineAnswers
        {
            State = Get(result, _state, null),
            Extensions = Get(result, _extension, []),
            Parallel = parallel,
            Wait = Get(result, _wait, false),
            Rerun = Get(result, _rerun, []),
            Skip = [.. Get(result, _skip, []), .. Get(result, _skipUndo, [])],
            AcceptChangedRunbook = Get(result, _acceptChanged, false),
            Force = Get(result, _force, false),
            Reason = Get(result, _reason, null),
        };
    }

    private static T Get<T>(ParseResult result, Option<T> option, T otherwise)
        => result.CommandResult.Command.Options.Contains(option) ? result.GetValue(option) ?? otherwise : otherwise;
}
