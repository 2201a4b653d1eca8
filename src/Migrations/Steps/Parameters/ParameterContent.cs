namespace Groundplan.Migrations;

/// <summary>What an SSM parameter is given.</summary>
public abstract record ParameterContent
{
    private ParameterContent()
    {
    }

    /// <summary>The parameter's type, as SSM calls it.</summary>
    internal abstract string Type { get; }

    /// <summary>A text.</summary>
    public static implicit operator ParameterContent(string value) => new Text(value);

    /// <summary>A text, or an output of an earlier step.</summary>
    public static implicit operator ParameterContent(Value<string> value) => new Text(value);

    /// <summary>A secret, by where it is read.</summary>
    public static implicit operator ParameterContent(SecretSource source) => new Secure(source);

    /// <summary>A text.</summary>
    /// <param name="Value">The text, or an output of an earlier step.</param>
    public sealed record Text(Value<string> Value) : ParameterContent
    {
        internal override string Type => "String";
    }

    /// <summary>A list of texts without commas.</summary>
    /// <param name="Values">The texts.</param>
    public sealed record List(Items<string> Values) : ParameterContent
    {
        internal override string Type => "StringList";
    }

    /// <summary>A secret: the runbook holds where it is read, never the secret.</summary>
    /// <param name="Source">Where it is read.</param>
    public sealed record Secure(SecretSource Source) : ParameterContent
    {
        /// <summary>The KMS key that encrypts it; SSM's own where it is not set.</summary>
        public Value<string> KeyId { get; init; }

        internal override string Type => "SecureString";
    }
}
