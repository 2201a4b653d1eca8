using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines.Writers;

/// <summary>An on-demand backup of a table, awaited.</summary>
internal sealed class BackupTableWriter() : StateWriter("backup-table")
{
    public override bool Gives(string output) => output == "backupArn";

    public override void Write(StepStates states)
    {
        var made = states.Work("") + ".arn";
        states.Sdk("", "dynamodb:createBackup", Node.Of(("TableName", states.Call.Need("table")), ("BackupName", states.Call.Need("backupName"))), Node.Of(("arn", Payload.Path("$.BackupDetails.BackupArn"))));
        states.Until(
            "available",
            "dynamodb:describeBackup",
            Node.Of(("BackupArn", Payload.Path(made))),
            "$.BackupDescription.BackupDetails.BackupStatus",
            seen => StepStates.Is(seen, "AVAILABLE"),
            seen => StepStates.Is(seen, "CREATING"));
        states.Output("backupArn", Payload.Path(made));
    }
}
