using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Groundplan.Faults.Runner;
using Groundplan.Runner;
using Groundplan.Runner.Output;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>The documents of a sample in a folder of their own, and the real runner on them.</summary>
internal sealed class SampleOnDisk : IDisposable
{
    private readonly Scenario _scenario;
    private readonly string _folder = Directory.CreateTempSubdirectory("groundplan-faults-").FullName;

    public SampleOnDisk(Scenario scenario)
    {
        _scenario = scenario;
        var documents = Path.Combine(Repository(), "samples", "Orders", "artifacts", "plan");
        foreach (var file in Directory.GetFiles(documents, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, "artifacts", "plan", Path.GetRelativePath(documents, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Runbook = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "artifacts", "plan", "Orders", scenario.Root, "runbook.json")))!.AsObject();
        Journal = new JournalOnDisk(State);
        if (scenario.Begins is not { } begins)
            return;
        Clock = new ClockFile(Path.Combine(_folder, "clock"));
        Clock.Move(begins - TimeProvider.System.GetUtcNow());
    }

    public JsonObject Runbook { get; }

    public JournalOnDisk Journal { get; }

    public IReadOnlyList<string> Steps => [.. Runbook["steps"]!.AsArray().Select(s => s!["id"]!.ToString())];

    /// <summary>What its runners and its endpoint go by; null for the machine's.</summary>
    public ClockFile? Clock { get; }

    /// <summary>What <c>run</c> and <c>resume</c> are told besides.</summary>
    public string[] Words => _scenario.Words;

    public string State => Path.Combine(_folder, "state");

    /// <summary>A command of the tool in this process.</summary>
    public Task<(int Code, string Text)> RunAsync(string endpoint, params string[] words) => RunAsync([words[0], _folder, "--no-build", "--endpoint-url", endpoint, .. words.Skip(1)]);

    /// <summary>Whether the journal is as it was written, as the tool says.</summary>
    public Task<(int Code, string Text)> AskHistoryAsync() => RunAsync(["history", _folder, "--no-build", "--root", _scenario.Root, "--state", State, "--verify"]);

    private async Task<(int Code, string Text)> RunAsync(string[] words)
    {
        var said = new StringWriter { NewLine = "\n" };
        var text = TextWriter.Synchronized(said);
        using var interrupts = new Interrupts();
        var code = await Cli.RunAsync(
            words,
            new Host { Out = text, Error = text, In = TextReader.Null, Interrupts = interrupts, Time = Clock is null ? TimeProvider.System : new FastTime(Clock) });
        return (code, said.ToString());
    }

    /// <summary>A command on the migration, in this process.</summary>
    public Task<(int Code, string Text)> AskAsync(string endpoint, params string[] words) => RunAsync(endpoint, [words[0], "--root", _scenario.Root, "--state", State, .. words.Skip(1)]);

    /// <summary>A step of the runbook.</summary>
    public JsonNode Step(string id) => Runbook["steps"]!.AsArray().Single(s => s!["id"]!.ToString() == id)!;

    /// <summary>A command on the migration, as a process of its own.</summary>
    public RunnerProcess Start(string endpoint, params string[] words) => Start(endpoint, new Manner(), words);

    public RunnerProcess Start(string endpoint, Manner manner, params string[] words)
    {
        string[] all = [words[0], _folder, "--no-build", "--endpoint-url", endpoint, "--root", _scenario.Root, "--state", State, .. words.Skip(1)];
        return Clock is null
            ? RunnerProcess.Start(manner, typeof(Cli), all)
            : RunnerProcess.Start(manner, typeof(FastTime), [Clock.Path, Journal.File, manner.Held ?? "", .. all]);
    }

    public void Dispose()
    {
        Clock?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
