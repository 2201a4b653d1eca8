namespace Groundplan.Migrations;

/// <summary>Gives an SSM parameter a value, and keeps what it was for <see cref="Restore"/>.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Content">What it is given.</param>
public sealed record PutParameter(string Id, Target<Aws.SSM.Parameter> Parameter, ParameterContent Content) : Step(Id)
{
    /// <summary>Whether another value is replaced; else it stops the step.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The parameter's description; what it was where it is null.</summary>
    public string? Description { get; init; }

    /// <summary>The parameter's region; the migration's where it is null.</summary>
    public string? Region { get; init; }

    /// <summary>The version before the step; 0 where there was no such parameter.</summary>
    public Value<long> PreviousVersion => new StepOutput(Id, "previousVersion");

    /// <summary>A step that brings back what the parameter was.</summary>
    public RestoreParameter Restore(string id) => new(id, Parameter, PreviousVersion) { Region = Region };

    /// <inheritdoc/>
    public override StepSpec Specify() => new("put-parameter", "Set parameter {0}.", Idempotency.Upsert)
    {
        Places = [new("parameter", Parameter)],
        Effects = [new(EffectKind.Writes, new("parameter", Parameter))],
        Arguments =
        [
            new("name", Parameter),
            new("region", Region),
            new("type", Content?.Type),
            new("overwrite", Overwrite),
            new("value", Plain),
            new("valueFrom", (Content as ParameterContent.Secure)?.Source),
            new("keyId", (Content as ParameterContent.Secure)?.KeyId),
            new("description", Description),
        ],
        Commands =
        [
            CommandLine.Of("aws", "ssm", "get-parameter", "--name", Parameter, "--query", "Parameter.Version", "--output", "text").With("--region", Region),
            CommandLine.Of("aws", "ssm", "put-parameter", "--name", Parameter, "--type", Content?.Type, "--value", Plain ?? "<value>").If(Overwrite, "--overwrite").With("--description", Description).With("--region", Region),
        ],
        ByHand = "Keep what the first command says, the version before the step: the way back needs it. Where it says ParameterNotFound, the parameter was not there, and the way back is to delete it.",
        Outputs = ["existed", "previousVersion", "previousValue", "version"],
        Permissions = ["ssm:GetParameter", "ssm:GetParameterHistory", "ssm:PutParameter", .. (Content as ParameterContent.Secure)?.Source?.Permissions ?? []],
    };

    private object? Plain => Content switch
    {
        ParameterContent.Text text => text.Value.Raw,
        ParameterContent.List list => string.Join(",", list.Values ?? []),
        _ => null,
    };
}
