namespace Groundplan.Runner.Journal;

/// <summary>The journal is not what was written; nothing is done on top of it.</summary>
internal sealed class JournalDamagedError(string location, JournalProblem problem)
    : RunnerError(ExitCode.Refused, $"The journal in {location} is damaged: {problem}. Nothing is appended to it. Look at it with groundplan history, and bring the files back as they were.")
{
    public JournalProblem Problem { get; } = problem;
}
