using System.Data;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Npgsql;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>What a statement gave.</summary>
/// <param name="Rows">The rows, in the statement's order.</param>
/// <param name="More">There were more than are read.</param>
internal sealed record SqlResult(IReadOnlyList<JsonArray> Rows, bool More);

/// <summary>Runs one statement that reads, in a transaction that cannot write.</summary>
internal static partial class SqlReading
{
    public const int MostRows = 1000;
    private const int MostCharacters = 256 << 10;

    private const string StatementTimeout = "57014";
    private const string ReadOnly = "25006";

    /// <exception cref="StepFailure">The statement is not one that reads, the database refuses it or is not there.</exception>
    public static async Task<SqlResult> QueryAsync(
        StepReading step, DatabaseEndpoint endpoint, string sql, TimeSpan timeout, Action<string> conceal, CancellationToken cancellationToken)
    {
        if (!Reads().IsMatch(sql))
            throw new StepFailure($"Step {step.Id}: the statement must begin with SELECT, WITH, VALUES, TABLE or SHOW; nothing else is sent.");
        try
        {
            await using var connection = await endpoint.OpenAsync(step.Services, conceal, cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            // Each command of a batch is prepared by itself, and PostgreSQL prepares no two statements as one.
            await using var batch = new NpgsqlBatch(connection, transaction) { Timeout = (int)timeout.TotalSeconds + 5 };
            batch.BatchCommands.Add(new("SET TRANSACTION READ ONLY"));
            batch.BatchCommands.Add(new(string.Create(CultureInfo.InvariantCulture, $"SET LOCAL statement_timeout = {(long)timeout.TotalMilliseconds}")));
            batch.BatchCommands.Add(new(sql));
            SqlResult result;
            // Column by column, so that no row is held as a whole.
            await using (var reader = await batch.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken))
                result = await ReadAsync(step, reader, cancellationToken);
            await transaction.RollbackAsync(cancellationToken);
            return result;
        }
        catch (PostgresException e)
        {
            throw new StepFailure($"Step {step.Id}: {endpoint} says: {Explained(e, timeout)}", e.IsTransient, e);
        }
        catch (NpgsqlException e)
        {
            throw new StepFailure($"Step {step.Id}: {endpoint} cannot be asked: {e.Message}{(e.InnerException is { } inner ? $" ({inner.Message})" : "")}", mayRetry: true, e);
        }
    }

    private static string Explained(PostgresException error, TimeSpan timeout) => error.SqlState switch
    {
        StatementTimeout => string.Create(CultureInfo.InvariantCulture, $"the statement took longer than {timeout.TotalSeconds} s"),
        ReadOnly => $"{error.MessageText}; a check may not write",
        var state => $"{error.MessageText} ({state})",
    };

    private static async Task<SqlResult> ReadAsync(StepReading step, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<JsonArray>();
        var characters = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (rows.Count == MostRows || characters > MostCharacters)
                return new SqlResult(rows, true);
            var row = new JsonArray();
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var value = await SqlCell.ReadAsync(step, reader, column, MostCharacters, cancellationToken);
                characters += value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>().Length : 1;
                row.Add(value);
            }
            rows.Add(row);
        }
        return new SqlResult(rows, false);
    }

    [GeneratedRegex(@"^\s*\(*\s*(select|with|values|table|show)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reads();
}
