namespace Groundplan.Migrations;

/// <summary>Asks a PostgreSQL database, in a transaction that can only read, and holds the answer to what is expected.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="Connection">The database.</param>
/// <param name="Sql">One statement.</param>
/// <param name="Expect">What it has to give.</param>
public sealed record SqlCheck(string Id, SqlConnection Connection, string Sql, SqlExpectation Expect) : Check(Id)
{
    /// <summary>How long the statement may take; the runner chooses where it is null.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>Whose health the answer tells, so that it counts as a gate for that; null where it only tells something.</summary>
    public Place? Gates { get; init; }

    /// <inheritdoc/>
    public override StepSpec Specify() => new("sql-check", "Ask database {0}: {1}", Idempotency.Read)
    {
        Places = [new("database", Joined.Of(Connection?.Database, " at ", Connection?.Host)), new("statement", Sql)],
        Effects = Gates is null ? [] : [new(EffectKind.Gates, Gates)],
        Arguments = [new("connection", Connection), new("sql", Sql), new("timeoutSeconds", StatementTimeout), .. Expect?.Arguments ?? []],
        Commands = Connection is null ? [] : [Connection.Command(Sql)],
        Outputs = ["rowCount", "value"],
        Permissions = [.. Connection?.PasswordFrom?.Permissions ?? []],
    };
}
