using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>One step of a kind, run without an engine: what it saved, reported and concealed is kept for the test.</summary>
internal sealed class StepKit(IStepExecutor executor, string? endpointUrl, string arguments, IReadOnlyDictionary<string, string>? documents = null) : IDisposable
{
    public const string Region = "us-west-2";

    public const string AccountId = "123456789012";

    private readonly StepServices _services = new(
        new AwsSession(new BasicAWSCredentials("local", "local"), Region, endpointUrl), AccountId, path => documents?.TryGetValue(path, out var text) == true ? Encoding.UTF8.GetBytes(text) : throw new FileNotFoundException($"this test has no document {path}"), Client, _ => { });

    // A step that would wait for ever fails its test.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static HttpMessageInvoker Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>The checkpoints, in order; a test that wants a crash throws from <see cref="OnSave"/>.</summary>
    public List<JsonObject> Checkpoints { get; } = [];

    public List<StepProgress> Progress { get; } = [];

    public List<string> Concealed { get; } = [];

    /// <summary>Called after a checkpoint was kept.</summary>
    public Action<JsonObject>? OnSave { get; set; }

    public JsonObject Outputs { get; set; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Task<StepForecast> ForecastAsync() => executor.ForecastAsync(Reading(), CancellationToken.None);

    public Task<StepVerdict> VerifyAsync() => executor.VerifyAsync(Reading(), CancellationToken.None);

    /// <summary>Runs the step, from the last checkpoint where there is one.</summary>
    public async Task<StepOutcome> RunAsync(int attempt = 1, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var outcome = await executor.RunAsync(
            new StepRun
            {
                Id = "step",
                Arguments = Arguments(),
                Services = _services,
                Writes = _services,
                Time = Time,
                Attempt = attempt,
                Token = $"gptest{attempt}",
                Checkpoint = Checkpoints.LastOrDefault()?.DeepClone().AsObject(),
                SaveAsync = SaveAsync,
                Report = Progress.Add,
                Conceal = Concealed.Add,
            },
            limit.Token);
        Outputs = outcome.Outputs ?? [];
        foreach (var (name, _) in Outputs)
            Assert.True(executor.Outputs.Contains(name) || executor.Outputs.Contains("*"), $"{executor.Kind} leaves {name}, and does not say so");
        return outcome;
    }

    public void Dispose() => _services.Dispose();

    private StepReading Reading() => new() { Id = "step", Arguments = Arguments(), Services = _services, Time = Time, Outputs = Outputs.DeepClone().AsObject() };

    private JsonObject Arguments() => JsonNode.Parse(arguments)!.AsObject();

    private Task SaveAsync(JsonObject checkpoint, CancellationToken cancellationToken)
    {
        Checkpoints.Add(checkpoint.DeepClone().AsObject());
        OnSave?.Invoke(checkpoint);
        return Task.CompletedTask;
    }
}
