namespace Groundplan.Migrations;

/// <summary>Gives an SSM parameter the value that it had in an earlier version; version 0 deletes it.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Version">The version, from 0; as a rule <see cref="PutParameter.PreviousVersion"/> of an earlier step.</param>
public sealed record RestoreParameter(string Id, Target<Aws.SSM.Parameter> Parameter, Value<long> Version) : Step(Id)
{
    /// <summary>The parameter's region; the migration's where it is null.</summary>
    public string? Region { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("restore-parameter", "Bring parameter {0} back to version {1}.", Idempotency.Upsert)
    {
        Places = [new("parameter", Parameter), new("version", Version)],
        Effects = [new(EffectKind.Restores, new("parameter", Parameter))],
        Arguments = [new("name", Parameter), new("region", Region), new("version", Version)],
        Commands =
        [
            CommandLine.Of("aws", "ssm", "get-parameter-history", "--name", Parameter, "--with-decryption").With("--region", Region),
            CommandLine.Of("aws", "ssm", "put-parameter", "--name", Parameter, "--value", "<value>", "--overwrite").With("--region", Region),
        ],
        ByHand = "The first command lists the values by version: give the second the one of the version that was there before the step. Where there was none, delete the parameter instead: aws ssm delete-parameter.",
        Permissions = ["ssm:GetParameter", "ssm:GetParameterHistory", "ssm:PutParameter", "ssm:DeleteParameter"],
    };
}
