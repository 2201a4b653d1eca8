namespace Groundplan.Migrations;

/// <summary>
/// Writes what a mapping makes of the items of a DynamoDB table into another, and verifies it by a pass of its own. The runner carries out the mapping
/// document that the lambda is turned into; attributes that a lambda leaves behind, invents, shortens or lets collide are findings.
/// </summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="From">The table that is read.</param>
/// <param name="To">The table that is written; items of the same key are replaced.</param>
/// <param name="Mapping">What becomes of an item.</param>
public sealed record TransformTable(string Id, Target<Aws.DynamoDB.Table> From, Target<Aws.DynamoDB.Table> To, ItemMapping Mapping) : Step(Id)
{
    /// <summary>The attributes of the old items that are left behind on purpose, a path of a nested one with dots. Those that the record does not declare are named too: the runner refuses to lose what it is not told of.</summary>
    public Items<string> Dropped { get; init; } = [];

    /// <summary>The attributes of the new items that no old one goes into, on purpose.</summary>
    public Items<string> Invented { get; init; } = [];

    /// <summary>The attributes of the new items in which something of the old ones is lost, on purpose.</summary>
    public Items<string> Shortened { get; init; } = [];

    /// <summary>How many parts of the table are read at once, 1 to 64; the runner chooses where it is null.</summary>
    public long? Segments { get; init; }

    /// <summary>The most items a second; null for as many as the tables take.</summary>
    public long? ItemsPerSecond { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("transform-table", "Transform the items of table {0} into table {1}, and verify each.", Idempotency.Upsert)
    {
        Places = [new("table", From), new("table", To)],
        Effects = [new(EffectKind.Writes, new("table", To))],
        Arguments =
        [
            new("from", From),
            new("to", To),
            new("mapping", Mapping?.Leaving(Dropped)),
            new("segments", Segments),
            new("itemsPerSecond", ItemsPerSecond),
        ],
        Outputs = ["itemCount", "digest"],
        Permissions = ["dynamodb:DescribeTable", "dynamodb:Scan", "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:BatchWriteItem"],
    };
}
