using Groundplan.Migrations.Mapping;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules.Mappings;

/// <summary>The record of the old or new items has another type for a key than the table.</summary>
internal static class KeyTypeRule
{
    private const string Id = "GP7036";

    public static Rule Rule { get; } = new(Id, Severity.Error, "A key of a mapping has another type than that of the table", context => MappedStep.Sound(context).SelectMany(step => Given(step).Concat(Read(step))));

    private static IEnumerable<Finding> Given(MappedStep step) =>
        from key in TableKey.TypesOf(step.Step.To.Raw)
        from field in step.Document.Fields
        where field.Attribute == key.Name && !field.IsMissing && Differs(field.Made.Type, key) is { }
        select step.Find(Id, Severity.Error, field, $"{step.Step.Id} gives the key {key.Name} of the target table as {Differs(field.Made.Type, key)}, and the table has it as {Words(key.Type)}: give the member another type, or convert it.");

    private static IEnumerable<Finding> Read(MappedStep step) =>
        from key in TableKey.TypesOf(step.Step.From.Raw)
        let differs = Differs(step.From, key)
        where differs is not null
        select step.Find(Id, Severity.Error, $"{step.Step.Id} reads the key {key.Name} of the source table as {differs}, and the table has it as {Words(key.Type)}: give the member of {step.From.Name} another type.");

    /// <summary>The member's type where no value of it is one of the key's; null where they agree, or there is no such member.</summary>
    private static string? Differs(ItemType record, (string Name, string Type) key) =>
        record.Members.FirstOrDefault(member => member.Attribute == key.Name) is { } member && TableKey.TypeOf(member.Type) != key.Type ? member.Type.Name : null;

    private static string Words(string type) => type switch
    {
        "S" => "S, a text",
        "N" => "N, a number",
        "B" => "B, bytes",
        _ => type,
    };
}
