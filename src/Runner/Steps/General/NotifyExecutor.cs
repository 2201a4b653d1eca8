using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.General;

/// <summary>
/// <c>notify</c>: says something through an SNS topic (<c>topicArn</c>) or to a webhook, which takes a POST of JSON. Said once, unless the run is killed between saying it
/// and keeping that: then it may be said twice.
/// </summary>
internal sealed class NotifyExecutor : IStepExecutor
{
    private const int LongestSubject = 100;
    private static readonly AwsRead GetTopicAttributes = new(AwsService.Sns, "GetTopicAttributes");
    private static readonly AwsWrite Publish = new(AwsService.Sns, "Publish");
    private static readonly JsonObject Sent = new() { ["sent"] = true };

    public string Kind => "notify";

    public IReadOnlyList<string> Outputs => ["messageId", "status"];

    public async Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken)
    {
        if (step.Unknown.Count > 0)
            return StepForecasts.Unknown(step);
        var notice = Notice.Of(step);
        if (notice.Webhook is { } webhook)
        {
            webhook.Resolve(_ => { });
            return new StepForecast(StepState.WouldRun, $"would POST to {webhook.Shown}");
        }
        var problem = await TopicProblemAsync(step, notice.TopicArn!, cancellationToken);
        return problem is null ? new StepForecast(StepState.WouldRun, $"would publish to {notice.TopicArn}") : new StepForecast(StepState.WouldFail, problem);
    }

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var notice = Notice.Of(step);
        var where = notice.Webhook?.Shown ?? notice.TopicArn!;
        if (step.Checkpoint is not null)
            return new StepOutcome($"Said to {where}, before the run was cut off.");
        var outputs = notice.Webhook is { } webhook ? await PostAsync(step, notice, webhook, cancellationToken) : await PublishAsync(step, notice, cancellationToken);
        await step.SaveAsync(Sent.DeepClone().AsObject(), cancellationToken);
        return new StepOutcome($"Said to {where}.", outputs);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var notice = Notice.Of(step);
        if (notice.TopicArn is not { } topic)
            return StepVerdict.Unverified("a webhook cannot be asked what it was told");
        return await TopicProblemAsync(step, topic, cancellationToken) is { } problem ? new StepVerdict(false, problem) : StepVerdict.Unverified($"{topic} is there; what was said to it cannot be asked");
    }

    private static async Task<string?> TopicProblemAsync(StepReading step, string topic, CancellationToken cancellationToken)
    {
        try
        {
            await step.Services.Aws.XmlAsync(GetTopicAttributes, new JsonObject { ["TopicArn"] = topic }, cancellationToken);
            return null;
        }
        catch (AmazonServiceException e) when (e.ErrorCode is "NotFound" or "NotFoundException" or "InvalidParameter")
        {
            return $"there is no topic {topic} in {step.Services.Region}";
        }
    }

    private static async Task<JsonObject> PublishAsync(StepRun step, Notice notice, CancellationToken cancellationToken)
    {
        var input = new JsonObject { ["TopicArn"] = notice.TopicArn, ["Message"] = notice.Message };
        if (notice.Subject is { } subject)
            input["Subject"] = subject.Length <= LongestSubject ? subject : subject[..LongestSubject];
        if (notice.TopicArn!.EndsWith(".fifo", StringComparison.Ordinal))
        {
            input["MessageGroupId"] = "groundplan";
            input["MessageDeduplicationId"] = step.Token;
        }
        var answer = await step.Writes.Aws.XmlAsync(Publish, input, cancellationToken);
        return new JsonObject { ["messageId"] = answer.Text("MessageId") };
    }

    private static async Task<JsonObject> PostAsync(StepRun step, Notice notice, WebhookAddress webhook, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Resolve(step.Conceal));
        request.Headers.TryAddWithoutValidation("Idempotency-Key", step.Token);
        // "text" is what chat systems show.
        request.Content = JsonContent.Create(new JsonObject { ["text"] = notice.Subject is null ? notice.Message : $"{notice.Subject}: {notice.Message}", ["subject"] = notice.Subject, ["message"] = notice.Message, ["step"] = step.Id });
        using var response = await step.Writes.Http.SendAsync(request, cancellationToken);
        var status = (int)response.StatusCode;
        return response.IsSuccessStatusCode
            ? new JsonObject { ["status"] = status }
            : throw new StepFailure($"{webhook.Shown} answered {status}.", mayRetry: status is 408 or 429 or >= 500);
    }

    private sealed record Notice(string? TopicArn, WebhookAddress? Webhook, string? Subject, string Message)
    {
        public static Notice Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only("topicArn", "webhook", "subject", "message");
            if (arguments.Has("topicArn") == arguments.Has("webhook"))
                throw arguments.Failure("topicArn", "or webhook must be given, and not both");
            return new Notice(
                arguments.OptionalText("topicArn"),
                arguments.OptionalText("webhook") is { } url ? new WebhookAddress(url, arguments) : null,
                arguments.OptionalText("subject"),
                arguments.Text("message"));
        }
    }
}
