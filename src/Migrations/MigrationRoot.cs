using Groundplan.Documents;
using Groundplan.Migrations.Documents;
using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;

namespace Groundplan.Migrations;

/// <summary>A root that is a migration.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="Name">The root's name.</param>
/// <param name="Migration">The migration.</param>
public sealed record MigrationRoot(string Plan, string Name, Migration Migration) : ProcedureRoot(Plan, Name, Migration)
{
    /// <inheritdoc/>
    public override string Kind => nameof(Migration);

    /// <summary>The steps as a graph, read once.</summary>
    internal MigrationGraph Graph => field ??= MigrationGraph.Of(Migration);

    /// <summary>What the steps call things, read once.</summary>
    internal MigrationNames Names => field ??= new MigrationNames(Migration);

    /// <summary>What the steps do to which places, read once.</summary>
    internal TouchIndex Touches => field ??= new TouchIndex(this);

    /// <inheritdoc/>
    public override IEnumerable<object> Parts() => MigrationParts.Of(this);

    /// <inheritdoc/>
    public override IEnumerable<ProcedureFile> Write(ProcedureContext context) => MigrationDocuments.Write(this, context);
}
