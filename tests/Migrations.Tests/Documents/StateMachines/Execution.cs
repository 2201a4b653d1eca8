using System.Text.Json;
using System.Text.RegularExpressions;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>An execution of a migration's state machine on the local endpoint, with somebody who answers what is done outside.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Error">The error where it failed.</param>
/// <param name="States">The states that were entered, in order.</param>
/// <param name="Outside">The steps that were done outside, in order.</param>
/// <param name="Failures">What failed on the way.</param>
internal sealed partial record Execution(string Status, string? Error, IReadOnlyList<string> States, IReadOnlyList<string> Outside, IReadOnlyList<string> Failures)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs a machine, in which no time passes and each window is open. The answer to the refused step, if any, is no.</summary>
    public static async Task<Execution> RunAsync(EndpointCalls endpoint, string url, string machine, IEnumerable<KeyValuePair<string, string>> documents, string? refused, string name = "migration")
    {
        await endpoint.ExecuteStateMachinesAsync();
        var bucket = $"{name}-documents";
        await endpoint.PutAsync($"/{bucket}", """<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>us-west-2</LocationConstraint></CreateBucketConfiguration>""");
        foreach (var (path, text) in documents.Where(document => document.Key.EndsWith("template.yaml", StringComparison.Ordinal)))
            await endpoint.PutAsync($"/{bucket}/{path}", text);
        var queue = (await endpoint.JsonAsync("sqs", "AmazonSQS.CreateQueue", new { QueueName = name })).GetProperty("QueueUrl").GetString()!;
        var made = await endpoint.JsonAsync("states", "AWSStepFunctions.CreateStateMachine", new { name, definition = Timeless(machine), roleArn = "arn:aws:iam::123456789012:role/migration" });
        var started = await endpoint.JsonAsync("states", "AWSStepFunctions.StartExecution", new
        {
            stateMachineArn = made.GetProperty("stateMachineArn").GetString(),
            name = "run",
            input = JsonSerializer.Serialize(new { documents = $"{url}/{bucket}", taskQueueUrl = queue }),
        });
        var execution = started.GetProperty("executionArn").GetString()!;
        var outside = new List<string>();
        var state = await WatchAsync(endpoint, execution, queue, refused, outside);
        return await ReadAsync(endpoint, execution, state, outside);
    }

    private static async Task<JsonElement> WatchAsync(EndpointCalls endpoint, string execution, string queue, string? refused, List<string> outside)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var state = await endpoint.JsonAsync("states", "AWSStepFunctions.DescribeExecution", new { executionArn = execution });
            if (state.GetProperty("status").GetString() != "RUNNING")
                return state;
            var received = await endpoint.JsonAsync("sqs", "AmazonSQS.ReceiveMessage", new { QueueUrl = queue, MaxNumberOfMessages = 10 });
            foreach (var message in received.TryGetProperty("Messages", out var messages) ? messages.EnumerateArray() : [])
            {
                await endpoint.JsonAsync("sqs", "AmazonSQS.DeleteMessage", new { QueueUrl = queue, ReceiptHandle = message.GetProperty("ReceiptHandle").GetString() });
                outside.Add(await AnswerAsync(endpoint, message.GetProperty("Body").GetString()!, refused));
            }

            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task<string> AnswerAsync(EndpointCalls endpoint, string body, string? refused)
    {
        using var task = JsonDocument.Parse(body);
        var token = task.RootElement.GetProperty("taskToken").GetString();
        var step = task.RootElement.GetProperty("step").GetString()!;
        if (step == refused)
            await endpoint.JsonAsync("states", "AWSStepFunctions.SendTaskFailure", new { taskToken = token, error = "Refused", cause = "not well" });
        else
            await endpoint.JsonAsync("states", "AWSStepFunctions.SendTaskSuccess", new { taskToken = token, output = JsonSerializer.Serialize(Outputs(task.RootElement)) });
        return step;
    }

    /// <summary>Something for each output that the machine asks for.</summary>
    private static Dictionary<string, string> Outputs(JsonElement task) =>
        task.GetProperty("outputs").EnumerateArray().ToDictionary(name => name.GetString()!, name => $"{name} of {task.GetProperty("step")}", StringComparer.Ordinal);

    private static async Task<Execution> ReadAsync(EndpointCalls endpoint, string execution, JsonElement state, List<string> outside)
    {
        var history = (await endpoint.JsonAsync("states", "AWSStepFunctions.GetExecutionHistory", new { executionArn = execution })).GetProperty("events").EnumerateArray().ToList();
        return new(
            state.GetProperty("status").GetString()!,
            state.TryGetProperty("error", out var error) ? error.GetString() : null,
            [.. history.Where(entry => entry.TryGetProperty("stateEnteredEventDetails", out _)).Select(entry => entry.GetProperty("stateEnteredEventDetails").GetProperty("name").GetString()!)],
            outside,
            [.. history.Where(entry => entry.TryGetProperty("taskFailedEventDetails", out _)).Select(entry => entry.GetProperty("taskFailedEventDetails").ToString())]);
    }

    private static string Timeless(string machine) =>
        Closings().Replace(Openings().Replace(Retries().Replace(Waits().Replace(machine, "$1 0"), "$1 1"), "$1 \"2000-01-01T00:00:00Z\""), "$1 \"9999-01-01T00:00:00Z\"");

    [GeneratedRegex("(\"Seconds\":) [0-9]+")]
    private static partial Regex Waits();

    [GeneratedRegex("(\"IntervalSeconds\":) [0-9]+")]
    private static partial Regex Retries();

    [GeneratedRegex("(\"Timestamp\":) \"[^\"]*\"")]
    private static partial Regex Openings();

    [GeneratedRegex("(\"TimestampLessThan\":) \"[^\"]*\"")]
    private static partial Regex Closings();
}
