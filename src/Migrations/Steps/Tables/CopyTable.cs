namespace Groundplan.Migrations;

/// <summary>Copies the items of a DynamoDB table, in parallel, and verifies them by a pass of its own. A second run copies only what differs.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="From">The table that is read.</param>
/// <param name="To">The table that is written; items of the same key are replaced.</param>
public sealed record CopyTable(string Id, Target<Aws.DynamoDB.Table> From, Target<Aws.DynamoDB.Table> To) : Step(Id)
{
    /// <summary>How many parts of the table are read at once, 1 to 64; the runner chooses where it is null.</summary>
    public long? Segments { get; init; }

    /// <summary>The most items a second; null for as many as the tables take.</summary>
    public long? ItemsPerSecond { get; init; }

    /// <summary>Whether items that only the target has are deleted.</summary>
    public bool DeleteExtra { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("copy-table", "Copy the items of table {0} to table {1}, and verify each.", Idempotency.Upsert)
    {
        Places = [new("table", From), new("table", To)],
        Effects = [new(EffectKind.Writes, new("table", To)), .. DeleteExtra ? (StepEffect[])[new(EffectKind.Destroys, new("table", To))] : []],
        Arguments =
        [
            new("from", From),
            new("to", To),
            new("segments", Segments),
            new("itemsPerSecond", ItemsPerSecond),
            new("deleteExtra", DeleteExtra),
        ],
        Outputs = ["itemCount", "digest"],
        Permissions = ["dynamodb:DescribeTable", "dynamodb:Scan", "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem"],
    };
}
