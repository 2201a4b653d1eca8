using System.Diagnostics;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A hand-written migration in a temporary folder, and the real runner on it: in this process, or as a child that can be killed.</summary>
internal sealed class MigrationOnDisk : IDisposable
{
    private readonly PlanOnDisk _plan = new();

    public MigrationOnDisk(params JsonObject[] steps) => Steps = [.. steps];

    public ScriptedSts Sts { get; } = new();

    /// <summary>Sorted as the runbook has them; changed, then saved, by a test that wants another runbook.</summary>
    public List<JsonObject> Steps { get; }

    public JsonObject Head { get; } = new()
    {
        ["version"] = 2,
        ["migration"] = "move-orders",
        ["plan"] = "Orders",
        ["root"] = "Move",
        ["title"] = "Move the orders",
        ["environment"] = "prod",
        ["region"] = "us-west-2",
        ["accountId"] = "123456789012",
        ["pointOfNoReturn"] = null,
        ["phases"] = new JsonArray(new JsonObject { ["name"] = "Prepare" }, new JsonObject { ["name"] = "Move" }),
        ["stacks"] = new JsonArray(),
    };

    /// <summary>Templates of stacks by their paths in the plan's folder.</summary>
    public Dictionary<string, string> Templates { get; } = new(StringComparer.Ordinal);

    public string Folder => _plan.Folder;

    public string State => Path.Combine(Folder, ".groundplan", "Orders", "Move", "prod");

    public Interrupts Interrupts { get; private set; } = new();

    /// <summary>Where AWS is, in place of <see cref="Sts"/>.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>What the user types; null for nobody there.</summary>
    public string? Answers { get; set; }

    /// <summary>Whether the output goes to a terminal.</summary>
    public bool IsTerminal { get; set; }

    /// <summary>Variables of a process that is started, beside those of this one.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a shell lets the streams of a process that is started go, such as <c>&gt; /dev/full</c>.</summary>
    public string? Redirection { get; set; }

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>A step of the test's own kind, after others.</summary>
    public JsonObject Script(string id, string more = "{}", params string[] after) => Step(id, "test/script", Arguments(id, more), after);

    public static JsonObject Step(string id, string kind, JsonObject arguments, params string[] after) => new()
    {
        ["id"] = id,
        ["kind"] = kind,
        ["title"] = $"Do {id}",
        ["phase"] = "Prepare",
        ["after"] = new JsonArray([.. after.Select(a => (JsonNode)a)]),
        ["idempotency"] = "upsert",
        ["arguments"] = arguments,
        ["timeoutSeconds"] = 60,
        ["retry"] = new JsonObject { ["attempts"] = 3, ["delaySeconds"] = 0.01 },
    };

    /// <summary>What undoes a step: a step of the test's own kind.</summary>
    public JsonObject Undo(string id, string more = "{}") => new() { ["id"] = id, ["kind"] = "test/script", ["idempotency"] = "upsert", ["arguments"] = Arguments(id, more), ["retry"] = new JsonObject { ["attempts"] = 1, ["delaySeconds"] = 0 } };

    public JsonObject Arguments(string name, string more = "{}")
    {
        var arguments = new JsonObject { ["folder"] = Folder, ["name"] = name };
        foreach (var (key, value) in JsonNode.Parse(more)!.AsObject())
            arguments[key] = value?.DeepClone();
        return arguments;
    }

    public MigrationOnDisk Save()
    {
        var runbook = Head.DeepClone().AsObject();
        runbook["steps"] = new JsonArray([.. Steps.Select(s => s.DeepClone())]);
        SaveRunbook(runbook.ToJsonString());
        return this;
    }

    public void SaveRunbook(string runbook) => _plan.Write("manifest.json", new JsonObject
    {
        ["version"] = 1,
        ["roots"] = new JsonArray(new JsonObject
        {
            ["plan"] = "Orders",
            ["root"] = "Move",
            ["kind"] = "Migration",
            ["stack"] = null,
            ["documents"] = new JsonArray([_plan.Document("Orders/Move/runbook.json", "runbook", runbook), .. Templates.Select(t => _plan.Document(t.Key, "template", t.Value))]),
        }),
    }.ToJsonString());

    /// <summary>Runs a command of the tool in this process.</summary>
    public async Task<RunResult> RunAsync(params string[] words)
    {
        Interrupts = new Interrupts();
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var code = await Cli.RunAsync(Words(words), new Host
        {
            Out = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            In = new StringReader(Answers ?? ""),
            CanAsk = Answers is not null,
            IsTerminal = IsTerminal,
            Time = Time,
            Interrupts = Interrupts,
            Jitter = () => 0.5,
        });
        return new RunResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Starts a command of the tool as a process of its own.</summary>
    public Process Start(params string[] words)
    {
        string[] command = [System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", typeof(Cli).Assembly.Location, .. Words(words)];
        if (Redirection is not null)
            command = ["bash", "-c", $"exec \"$@\" {Redirection}", "--", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Starts a command, kills it without warning when a file is there, and waits for its end.</summary>
    public async Task KillWhenAsync(string file, params string[] words)
    {
        using var process = Start(words);
        await AppearsAsync(file);
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async Task AppearsAsync(string file)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!Exists(file))
            await Task.Delay(10, patience.Token);
    }

    public bool Exists(string file) => File.Exists(Path.Combine(Folder, file));

    public void Put(string file, string text = "") => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>The calls of the test's own kind: name, attempt, token, checkpoint.</summary>
    public List<string[]> Calls() => Exists("calls") ? [.. File.ReadAllLines(Path.Combine(Folder, "calls")).Select(l => l.Split(' '))] : [];

    public async Task<List<JournalEntry>> JournalAsync()
    {
        var entries = new List<JournalEntry>();
        using var store = new FileStateStore(State, new StateSettings(TimeProvider.System, new Redaction()));
        await foreach (var entry in store.ReadAllAsync(CancellationToken.None))
            entries.Add(entry);
        return entries;
    }

    /// <summary>The journal's entries as <c>kind step</c>.</summary>
    public async Task<List<string>> StoryAsync() => [.. (await JournalAsync()).Select(e => e.Step is null ? e.Kind : $"{e.Kind} {e.Step}")];

    public void Dispose()
    {
        Sts.Dispose();
        Interrupts.Dispose();
        _plan.Dispose();
    }

    private string[] Words(string[] words)
        => [words[0], Folder, "--endpoint-url", EndpointUrl ?? Sts.Url, .. words.Skip(1), .. TakesExtensions(words[0]) ? (string[])["--extension", typeof(ScriptExecutor).Assembly.Location] : []];

    private static bool TakesExtensions(string command) => command is not ("status" or "history" or "unlock" or "approve");
}
