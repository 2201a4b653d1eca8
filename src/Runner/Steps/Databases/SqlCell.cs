using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>One value of a row, read in its turn and never as a whole where it is long.</summary>
internal static class SqlCell
{
    /// <param name="step">For messages.</param>
    /// <param name="reader">Stands on the row; columns are asked for in their order, once.</param>
    /// <param name="column">Which.</param>
    /// <param name="mostCharacters">The longest text that is read.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="StepFailure">The text is longer, or of a type that cannot be compared.</exception>
    public static async Task<JsonNode?> ReadAsync(StepReading step, NpgsqlDataReader reader, int column, int mostCharacters, CancellationToken cancellationToken)
    {
        try
        {
            if (await reader.IsDBNullAsync(column, cancellationToken))
                return null;
            return reader.GetFieldType(column) == typeof(string) ? await TextAsync(step, reader, column, mostCharacters, cancellationToken) : Value(reader, column);
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException)
        {
            throw new StepFailure($"Step {step.Id}: column {reader.GetName(column)} is a {reader.GetDataTypeName(column)} that cannot be compared; cast it to text in the statement.", inner: e);
        }
    }

    private static async Task<JsonNode> TextAsync(StepReading step, NpgsqlDataReader reader, int column, int most, CancellationToken cancellationToken)
    {
        using var text = await reader.GetTextReaderAsync(column, cancellationToken);
        var characters = new char[most + 1];
        var length = await text.ReadBlockAsync(characters, cancellationToken);
        return length <= most
            ? JsonValue.Create(new string(characters, 0, length))
            : throw new StepFailure(string.Create(
                CultureInfo.InvariantCulture, $"Step {step.Id}: a value of column {reader.GetName(column)} has more than {most} characters, which is more than is read; select less of it, such as left({reader.GetName(column)}, 100), or its md5."));
    }

    // By type first: what cannot be compared may be of any size.
    private static JsonNode Value(NpgsqlDataReader reader, int column) => Type.GetTypeCode(reader.GetFieldType(column)) switch
    {
        TypeCode.Boolean => JsonValue.Create(reader.GetBoolean(column)),
        TypeCode.Int16 => JsonValue.Create((decimal)reader.GetInt16(column)),
        TypeCode.Int32 => JsonValue.Create((decimal)reader.GetInt32(column)),
        TypeCode.Int64 => JsonValue.Create((decimal)reader.GetInt64(column)),
        TypeCode.UInt32 => JsonValue.Create((decimal)reader.GetFieldValue<uint>(column)),
        TypeCode.Decimal => JsonValue.Create(reader.GetDecimal(column)),
        TypeCode.Single => JsonValue.Create((decimal)reader.GetFloat(column)),
        TypeCode.Double => JsonValue.Create((decimal)reader.GetDouble(column)),
        TypeCode.DateTime => JsonValue.Create(Moment(reader.GetDateTime(column))),
        _ when reader.GetFieldType(column) == typeof(Guid) => JsonValue.Create(reader.GetGuid(column).ToString()),
        _ when reader.GetFieldType(column) == typeof(DateOnly) => JsonValue.Create(reader.GetFieldValue<DateOnly>(column).ToString("O", CultureInfo.InvariantCulture)),
        _ => throw new InvalidCastException(reader.GetDataTypeName(column)),
    };

    private static string Moment(DateTime time)
        => time.ToString(time.Kind == DateTimeKind.Utc ? "O" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
