using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>What a statement has to give: <c>equals</c>, <c>minimum</c> and <c>maximum</c> for one value, <c>rows</c> for all values, <c>rowCount</c>.</summary>
internal sealed record SqlExpectation(bool OneValue, JsonNode? Value, decimal? Minimum, decimal? Maximum, JsonArray? Rows, long? RowCount)
{
    private const int MostShown = 200;

    public static readonly string[] Names = ["equals", "minimum", "maximum", "rows", "rowCount"];

    public static SqlExpectation Of(StepArguments arguments)
    {
        var given = Names.Where(arguments.Names.Contains).ToList();
        if (given.Count == 0 || (given.Count > 1 && given is not ["minimum", "maximum"]))
            throw arguments.Failure("equals", "or minimum, maximum, rows or rowCount must be given; of these only minimum and maximum go together");
        return new SqlExpectation(
            given[0] == "equals",
            arguments.Anything("equals"),
            arguments.OptionalNumber("minimum"),
            arguments.OptionalNumber("maximum"),
            given[0] == "rows" ? arguments.List("rows") : null,
            arguments.OptionalInteger("rowCount", 0, SqlReading.MostRows));
    }

    /// <summary>What is otherwise, in one sentence; null where the result is as expected.</summary>
    public string? Difference(SqlResult result)
    {
        if (RowCount is { } count)
            return !result.More && result.Rows.Count == count ? null : string.Create(CultureInfo.InvariantCulture, $"there are {(result.More ? "more than " : "")}{result.Rows.Count} rows; {count} were expected");
        if (Rows is not null)
            return !result.More && Same(new JsonArray([.. result.Rows.Select(r => r.DeepClone())]), Rows) ? null : $"the rows are {Shown(result)}; {Shown(Rows)} were expected";
        if (result is not { More: false, Rows: [[var value]] })
            return $"the statement gave {Shown(result)}; one row of one value was expected";
        if (OneValue)
            return Same(value, Value) ? null : $"the value is {Shown(value)}; {Shown(Value)} was expected";
        if (Number(value) is not { } number)
            return $"the value is {Shown(value)}; a number was expected";
        return number < Minimum || number > Maximum ? $"the value is {Shown(value)}; {Range} was expected" : null;
    }

    private string Range => (Minimum, Maximum) switch
    {
        ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"),
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"at least {least}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"at most {Maximum}"),
    };

    // 1 and 1.0 are one number.
    private static bool Same(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(p => Same(p.First, p.Second)),
        _ when Number(left) is { } a && Number(right) is { } b => a == b,
        _ => JsonNode.DeepEquals(left, right),
    };

    private static decimal? Number(JsonNode? value)
        => value?.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Shown(SqlResult result) => result.Rows.Count == 0 ? "no row" : Shown(new JsonArray([.. result.Rows.Take(5).Select(r => r.DeepClone())])) + (result.Rows.Count > 5 || result.More ? " and more" : "");

    private static string Shown(JsonNode? value) => value?.ToJsonString() switch
    {
        null => "null",
        { Length: > MostShown } text => text[..MostShown] + "…",
        var text => text,
    };
}
