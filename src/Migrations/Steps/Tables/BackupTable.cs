namespace Groundplan.Migrations;

/// <summary>Takes an on-demand backup of a DynamoDB table and waits until it is there.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Table">The table.</param>
/// <param name="BackupName">The backup's name: 3 to 255 of letters, digits, <c>_</c>, <c>.</c> and <c>-</c>.</param>
public sealed record BackupTable(string Id, Target<Aws.DynamoDB.Table> Table, string BackupName) : Step(Id)
{
    /// <summary>The ARN of the backup.</summary>
    public Value<string> BackupArn => Output("backupArn");

    /// <inheritdoc/>
    public override StepSpec Specify() => new("backup-table", "Back up table {0} as {1}, and see that the backup is there.", Idempotency.Upsert)
    {
        Places = [new("table", Table), new("backup", BackupName)],
        Effects = [new(EffectKind.BacksUp, new("table", Table)), new(EffectKind.Creates, new("backup", BackupName))],
        Arguments = [new("table", Table), new("backupName", BackupName)],
        Commands =
        [
            CommandLine.Of("aws", "dynamodb", "create-backup", "--table-name", Table, "--backup-name", BackupName),
            CommandLine.Of("aws", "dynamodb", "describe-backup", "--backup-arn", "<backup-arn>"),
        ],
        ByHand = "The first command says the backup's ARN. Repeat the second until BackupStatus is AVAILABLE: the AWS CLI does not wait for a backup.",
        Outputs = ["backupArn", "itemCount", "sizeBytes"],
        Permissions = ["dynamodb:CreateBackup", "dynamodb:DescribeBackup", "dynamodb:ListBackups", "dynamodb:DescribeTable"],
    };
}
