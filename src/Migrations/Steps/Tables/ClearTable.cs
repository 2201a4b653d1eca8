namespace Groundplan.Migrations;

/// <summary>Deletes all items of a DynamoDB table; the table stays.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Table">The table.</param>
public sealed record ClearTable(string Id, Target<Aws.DynamoDB.Table> Table) : Step(Id)
{
    /// <inheritdoc/>
    public override StepSpec Specify() => new("clear-table", "Delete all items of table {0}.", Idempotency.Destructive)
    {
        Places = [new("table", Table)],
        Effects = [new(EffectKind.Destroys, new("table", Table))],
        Arguments = [new("table", Table)],
        Outputs = ["deletedCount"],
        Permissions = ["dynamodb:DescribeTable", "dynamodb:Scan", "dynamodb:BatchWriteItem"],
    };
}
