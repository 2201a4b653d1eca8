namespace Groundplan.Migrations.Documents;

/// <summary>What stands at the head of the runbook: what to type around a run, and what to know without the runner.</summary>
internal static class RunGuide
{
    public const string WithRunner = "With the runner";

    public const string WithoutRunner = "By hand";

    public const string Braces = "What stands in braces is known only later:";

    /// <summary>What the commands of <see cref="Around"/> have in common.</summary>
    public static Note Head { get; } = new("", RunnerCommands.Project, " is the project's folder, or the one that holds its artifacts/plan. Where one command is given --state or --endpoint-url, each of them is.");

    /// <summary>What to type before, during and after a run.</summary>
    public static IEnumerable<Note> Around(MigrationFacts facts)
    {
        yield return Does("plan", ": what each step would do now. It writes nothing.");
        yield return Does("run", ": begins, and stops where a step fails or waits for a person.");
        yield return Does("status", ": where the run stands, and what comes next.");
        yield return Does("resume", ": goes on after a stop, a failure or an approval, also when the runner was killed.");
        yield return Does("rollback", $": undoes that step or phase and what hangs on it; resume goes on from there.{Refused(facts)}", "--to", "<step>");
        yield return Does("abort", $": undoes all that the run did, the latest first, and ends it.{Refused(facts)}");

        Note Does(string command, string words, params string[] options) => new("", RunnerCommands.Line(facts, command, options), words);
    }

    /// <summary>What to know before a step is done without the runner.</summary>
    public static IEnumerable<string> ByHand(MigrationFacts facts)
    {
        yield return "The commands of the steps are for whoever has to do one without the runner: about the same, without its journal and its checks.";
        yield return $"Type them in the order given{Waits(facts)} and in one folder. What stands in <…> you fill in.";
        yield return "Go on when a step's commands have ended well, what it is verified by holds, and what it asks for is there. Write down when each step was done.";
        yield return "A step that says \"the runner alone\" cannot be done by hand: give it to the runner, or to a program of yours.";
        yield return $"To give up, do the ways back of the steps that are done, that of the latest step first.{NoWayBack(facts)}";
    }

    private static string Waits(MigrationFacts facts) => facts.Root.Graph.InOrder.Where((node, place) => node.Index != place).Any()
        ? ", but for a step that says what it is done after: that waits for it, also where that stands below it,"
        : "";

    private static string Refused(MigrationFacts facts) => facts.Migration.PointOfNoReturn is { Id: { } id } ? $" Once {id} was begun, it is refused without --force and --reason." : "";

    private static string NoWayBack(MigrationFacts facts) => facts.Migration.PointOfNoReturn is { Id: { } id } ? $" From {id} on there is no way back." : "";
}
