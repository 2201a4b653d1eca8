namespace Groundplan.Migrations;

/// <summary>Tells people: through an SNS topic or a webhook.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Channel">Where to.</param>
/// <param name="Message">What is said.</param>
public sealed record Notify(string Id, Channel Channel, string Message) : Step(Id)
{
    /// <summary>The subject; the migration's name where it is null.</summary>
    public string? Subject { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("notify", "Tell {0}: {1}", Idempotency.AppendOnly)
    {
        Places = [new("channel", Channel?.Address), new("message", Message)],
        Arguments =
        [
            new(Channel is Channel.Topic ? "topicArn" : "webhook", Channel?.Address),
            new("subject", Subject),
            new("message", Message),
        ],
        Commands = Channel is Channel.Topic ? [CommandLine.Of("aws", "sns", "publish", "--topic-arn", Channel.Address, "--message", Message)] : [],
        Outputs = Channel switch { Channel.Topic => ["messageId"], Channel.Webhook => ["status"], _ => [] },
        Permissions = Channel is Channel.Topic ? ["sns:Publish"] : [],
    };
}
