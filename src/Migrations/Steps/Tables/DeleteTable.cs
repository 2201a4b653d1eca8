namespace Groundplan.Migrations;

/// <summary>Deletes a DynamoDB table with all that is in it, and waits until it is gone.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Table">The table.</param>
public sealed record DeleteTable(string Id, Target<Aws.DynamoDB.Table> Table) : Step(Id)
{
    /// <inheritdoc/>
    public override StepSpec Specify() => new("delete-table", "Delete table {0} with all that is in it.", Idempotency.Upsert)
    {
        Places = [new("table", Table)],
        Effects = [new(EffectKind.Destroys, new("table", Table))],
        Arguments = [new("table", Table)],
        Commands =
        [
            CommandLine.Of("aws", "dynamodb", "delete-table", "--table-name", Table),
            CommandLine.Of("aws", "dynamodb", "wait", "table-not-exists", "--table-name", Table),
        ],
        Permissions = ["dynamodb:DescribeTable", "dynamodb:DeleteTable"],
    };
}
