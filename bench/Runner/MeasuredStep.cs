using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Bench;

/// <summary>One step of a kind with a journal on disk, against an endpoint; what it leaves is deleted at the end.</summary>
internal sealed class MeasuredStep : IAsyncDisposable
{
    private const string Id = "measured";

    private readonly string _state = Directory.CreateTempSubdirectory("groundplan-bench-").FullName;
    private readonly IStepExecutor _executor;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());
    private readonly StepServices _services;
    private readonly FileStateStore _store;
    private StateSession? _session;

    /// <param name="executor">The kind.</param>
    /// <param name="endpoint">Where S3 or DynamoDB is.</param>
    /// <param name="from">The source.</param>
    /// <param name="to">The target.</param>
    public MeasuredStep(IStepExecutor executor, string endpoint, string from, string to)
    {
        _executor = executor;
        _services = new(new AwsSession(new BasicAWSCredentials("test", "test"), "us-east-1", endpoint), "000000000000", _ => [], _http, _ => { });
        _store = new(_state, new StateSettings(TimeProvider.System, new Redaction()));
        Run = new()
        {
            Id = Id,
            Arguments = new JsonObject { ["from"] = from, ["to"] = to },
            Services = _services,
            Writes = _services,
            Time = TimeProvider.System,
            Attempt = 1,
            Token = "bench",
            SaveAsync = (checkpoint, token) => _session!.AppendAsync(new JournalEvent(JournalKind.StepCheckpoint, Id, 1, "bench", checkpoint), token),
            Report = _ => { },
            Conceal = _ => { },
        };
    }

    /// <summary>What the executor is given.</summary>
    public StepRun Run { get; }

    /// <summary>How many entries the journal has.</summary>
    public long Entries => _session!.Sequence;

    /// <summary>Takes the lease; before the clock starts.</summary>
    public async Task OpenAsync() => _session = await _store.AcquireAsync(new LeaseOwner("bench", Environment.MachineName, Environment.ProcessId), CancellationToken.None);

    /// <summary>Runs the step and writes its end into the journal.</summary>
    public async Task<JsonObject> RunAsync()
    {
        var outcome = await _executor.RunAsync(Run, CancellationToken.None);
        await _session!.AppendAsync(new JournalEvent(JournalKind.StepFinished, Id, 1, "bench", outcome.Report), CancellationToken.None);
        return outcome.Report!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
        _store.Dispose();
        _services.Dispose();
        _http.Dispose();
        Directory.Delete(_state, recursive: true);
    }
}
