using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>A table is made from a backup, and awaited.</summary>
internal sealed class RestoreTableWriter() : StateWriter("restore-table")
{
    public override void Write(StepStates states)
    {
        var table = states.Call.Need("table");
        states.Sdk("", "dynamodb:restoreTableFromBackup", Node.Of(("BackupArn", states.Call.Need("backupArn")), ("TargetTableName", table)));
        states.Until("active", "dynamodb:describeTable", Node.Of(("TableName", table)), "$.Table.TableStatus", seen => StepStates.Is(seen, "ACTIVE"), seen => StepStates.Is(seen, "CREATING"));
    }
}
