using Groundplan.Migrations.Mapping;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules.Mappings;

/// <summary>A step that transforms a table, and the document of its mapping.</summary>
internal sealed record MappedStep(MigrationView View, TransformTable Step, MappingDocument Document)
{
    /// <summary>The old items' record.</summary>
    public ItemType From => Step.Mapping.From;

    /// <summary>All of the migrations; those of which something is unknown are left out.</summary>
    public static IEnumerable<MappedStep> Of(RuleContext context) =>
        from view in MigrationView.Of(context)
        from entry in view.AllSteps()
        let step = entry.Step as TransformTable
        where step?.Mapping is not null && view.Knows(step)
        select new MappedStep(view, step, MappingDocument.Of(step.Mapping, value => view.Names.NodeOf(value)));

    /// <summary>Those whose mapping can be carried out; of the others nothing more is said.</summary>
    public static IEnumerable<MappedStep> Sound(RuleContext context) => Of(context).Where(step => step.Document.Problems.Count == 0);

    /// <summary>A finding about the mapping as a whole.</summary>
    public Finding Find(string id, Severity severity, string sentence) => new(id, severity, sentence, new(View.Root, Step.Mapping) { Path = Path });

    /// <summary>A finding about an attribute: where it is given, or the record that does not have it.</summary>
    public Finding Find(string id, Severity severity, MappedField field, string sentence) =>
        new(id, severity, sentence, new(View.Root, field.Made, field.Given) { Path = $"{Path}.{field.Attribute}" });

    private string Path => $"{View.Root.Name}.{Step.Id}.{nameof(TransformTable.Mapping)}";

    /// <summary>Names in a sentence, the first few.</summary>
    public static string Few(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(5)) + (names.Count > 5 ? $" and {(names.Count - 5).ToString(System.Globalization.CultureInfo.InvariantCulture)} more" : "");
}
