namespace Groundplan.Migrations;

/// <summary>Where the runner reads what no document may hold: a password, a token.</summary>
public abstract record SecretSource : IArguments
{
    private SecretSource()
    {
    }

    /// <inheritdoc/>
    public abstract Items<Argument> Arguments { get; }

    /// <summary>A secret of Secrets Manager.</summary>
    /// <param name="SecretId">Its name or ARN.</param>
    public sealed record Secret(Target<Aws.SecretsManager.Secret> SecretId) : SecretSource
    {
        /// <summary>The member of a secret that is a JSON object, such as <c>password</c>; null for the whole text.</summary>
        public string? Key { get; init; }

        /// <inheritdoc/>
        public override Items<Argument> Arguments => [new("secretId", SecretId), new("key", Key)];
    }

    /// <summary>An SSM parameter, a SecureString as a rule.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Parameter(Target<Aws.SSM.Parameter> Name) : SecretSource
    {
        /// <inheritdoc/>
        public override Items<Argument> Arguments => [new("parameter", Name)];
    }

    /// <summary>A variable of the runner's environment.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Environment(string Name) : SecretSource
    {
        /// <inheritdoc/>
        public override Items<Argument> Arguments => [new("environment", Name)];
    }

    /// <summary>The IAM actions that it takes to read it.</summary>
    internal IEnumerable<string> Permissions => this switch
    {
        Secret => ["secretsmanager:GetSecretValue"],
        Parameter => ["ssm:GetParameter"],
        _ => [],
    };
}
