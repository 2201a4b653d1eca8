namespace Groundplan.Migrations;

/// <summary>Makes a DynamoDB table from a backup, and waits until it is there. A table of that name must not exist.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="BackupArn">The backup: <see cref="BackupTable.BackupArn"/> of an earlier step, or an ARN.</param>
/// <param name="Table">The table that is made.</param>
public sealed record RestoreTable(string Id, Value<string> BackupArn, Target<Aws.DynamoDB.Table> Table) : Step(Id)
{
    /// <summary>The ARN of the table.</summary>
    public Value<string> TableArn => Output("tableArn");

    /// <inheritdoc/>
    public override StepSpec Specify() => new("restore-table", "Restore table {0} from backup {1}.", Idempotency.Upsert)
    {
        Places = [new("table", Table), new("backup", BackupArn)],
        Effects = [new(EffectKind.Creates, new("table", Table)), new(EffectKind.Restores, new("table", Table))],
        Arguments = [new("backupArn", BackupArn), new("table", Table)],
        Commands =
        [
            CommandLine.Of("aws", "dynamodb", "restore-table-from-backup", "--target-table-name", Table, "--backup-arn", BackupArn),
            CommandLine.Of("aws", "dynamodb", "wait", "table-exists", "--table-name", Table),
        ],
        Outputs = ["tableArn"],
        Permissions = ["dynamodb:RestoreTableFromBackup", "dynamodb:DescribeBackup", "dynamodb:DescribeTable", "dynamodb:Scan", "dynamodb:BatchWriteItem"],
    };
}
