namespace Groundplan.Migrations;

/// <summary>Fails where a DynamoDB table has an item.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Table">The table.</param>
public sealed record RequireEmptyTable(string Id, Target<Aws.DynamoDB.Table> Table) : Check(Id)
{
    /// <inheritdoc/>
    public override StepSpec Specify() => new("require-empty-table", "See that table {0} is empty.", Idempotency.Read)
    {
        Places = [new("table", Table)],
        Arguments = [new("table", Table)],
        Commands = [CommandLine.Of("aws", "dynamodb", "scan", "--table-name", Table, "--select", "COUNT", "--limit", 1L)],
        Permissions = ["dynamodb:Scan"],
    };
}
