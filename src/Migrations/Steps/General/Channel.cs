namespace Groundplan.Migrations;

/// <summary>Where a notification goes.</summary>
public abstract record Channel
{
    private Channel()
    {
    }

    /// <summary>The address, as the runner is given it.</summary>
    internal abstract object? Address { get; }

    /// <summary>An SNS topic.</summary>
    /// <param name="Arn">The topic, or its ARN.</param>
    public sealed record Topic(Target<Aws.SNS.Topic> Arn) : Channel
    {
        internal override object? Address => Arn;
    }

    /// <summary>An address that takes a POST of JSON.</summary>
    /// <param name="Url">An https address; a part of it that is a secret stands as <c>${NAME}</c> and is read from the runner's environment.</param>
    public sealed record Webhook(string Url) : Channel
    {
        internal override object? Address => Url;
    }
}
