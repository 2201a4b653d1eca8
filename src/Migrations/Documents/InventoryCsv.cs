using System.Text;

namespace Groundplan.Migrations.Documents;

/// <summary>The applications as RFC 4180 has it: a head, quotes where they are needed; but LF ends a line, as in every other document. No cell is taken for a formula by a spreadsheet.</summary>
internal static class InventoryCsv
{
    private const string Formulas = "=+-@\t\r\n";
    private const string Special = ",\"\r\n";

    public static string Write(Migration migration)
    {
        var map = Dependencies.Of(migration);
        var dependsOn = map.DependsOn;
        var consumedBy = map.ConsumedBy;
        var text = new StringBuilder();
        Row(text, "name", "technology", "traffic", "data store", "critical", "owner", "depends on", "consumed by", "data");
        var fates = DataFate.Of(migration).ToLookup(fate => fate.Application, StringComparer.Ordinal);
        var positions = Enumerable.Range(0, map.Names.Count).ToDictionary(i => map.Names[i], i => i, StringComparer.Ordinal);
        foreach (var application in migration.Applications.OfType<Application>())
        {
            var position = positions[application.Name ?? ""];
            Row(
                text,
                application.Name,
                application.Technology,
                application.Traffic,
                application.DataStore,
                application.Critical ? "yes" : "no",
                application.Owner ?? migration.Owner,
                Names(map, dependsOn[position]),
                Names(map, consumedBy[position]),
                string.Join("; ", fates[application.Name ?? ""].Select(fate => $"{fate.Data.Name} ({fate.Text})")));
        }

        return text.ToString();
    }

    private static string Names(Dependencies map, IEnumerable<int> names) => string.Join("; ", names.Select(name => map.Names[name]));

    private static void Row(StringBuilder text, params string?[] cells) => text.Append(string.Join(",", cells.Select(Cell))).Append('\n');

    private static string Cell(string? text)
    {
        var cell = Groundplan.Documents.Nodes.Characters.WellFormed(text ?? "");
        if (cell.Length > 0 && Formulas.IndexOf(cell[0]) >= 0)
            cell = "'" + cell;
        return cell.Any(character => Special.IndexOf(character) >= 0) ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
    }
}
