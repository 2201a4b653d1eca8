using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Groundplan.Runner;
using Groundplan.Runner.Output;

namespace Groundplan.Faults.Tests.Kit;

/// <summary>The documents of a sample in a folder of their own, and the real runner on them.</summary>
internal sealed class SampleOnDisk : IDisposable
{
    public const string Root = "Rehearsal";

    private readonly string _folder = Directory.CreateTempSubdirectory("groundplan-faults-").FullName;

    public SampleOnDisk()
    {
        var documents = Path.Combine(Repository(), "samples", "Orders", "artifacts", "plan");
        foreach (var file in Directory.GetFiles(documents, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, "artifacts", "plan", Path.GetRelativePath(documents, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Runbook = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "artifacts", "plan", "Orders", Root, "runbook.json")))!.AsObject();
        Journal = new JournalOnDisk(State);
    }

    public JsonObject Runbook { get; }

    public JournalOnDisk Journal { get; }

    public IReadOnlyList<string> Steps => [.. Runbook["steps"]!.AsArray().Select(s => s!["id"]!.ToString())];

    public string State => Path.Combine(_folder, "state");

    /// <summary>A command of the tool in this process.</summary>
    public Task<(int Code, string Text)> RunAsync(string endpoint, params string[] words) => RunAsync([words[0], _folder, "--no-build", "--endpoint-url", endpoint, .. words.Skip(1)]);

    /// <summary>Whether the journal is as it was written, as the tool says.</summary>
    public Task<(int Code, string Text)> AskHistoryAsync() => RunAsync(["history", _folder, "--no-build", "--root", Root, "--state", State, "--verify"]);

    private static async Task<(int Code, string Text)> RunAsync(string[] words)
    {
        var said = new StringWriter { NewLine = "\n" };
        var text = TextWriter.Synchronized(said);
        using var interrupts = new Interrupts();
        var code = await Cli.RunAsync(
            words,
            new Host { Out = text, Error = text, In = TextReader.Null, Interrupts = interrupts });
        return (code, said.ToString());
    }

    /// <summary>A command on the migration, in this process.</summary>
    public Task<(int Code, string Text)> AskAsync(string endpoint, params string[] words) => RunAsync(endpoint, [words[0], "--root", Root, "--state", State, .. words.Skip(1)]);

    /// <summary>A command on the migration, as a process of its own.</summary>
    public RunnerProcess Start(string endpoint, params string[] words) => Start(endpoint, null, words);

    /// <param name="endpoint">Where its calls go.</param>
    /// <param name="mostOfAFile">How many bytes a file may get, as on a disk that is full; null for any.</param>
    /// <param name="words">Command and options.</param>
    public RunnerProcess Start(string endpoint, long? mostOfAFile, params string[] words)
        => RunnerProcess.Start(mostOfAFile, [words[0], _folder, "--no-build", "--endpoint-url", endpoint, "--root", Root, "--state", State, .. words.Skip(1)]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
