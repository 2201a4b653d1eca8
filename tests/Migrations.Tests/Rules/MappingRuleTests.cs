using Groundplan.Rules;
using DynamoDB = Groundplan.Aws.DynamoDB;

namespace Groundplan.Migrations.Rules;

/// <summary>GP7033, GP7035 and GP7036: what a mapping gives the new items, and their keys.</summary>
public sealed class MappingRuleTests
{
    [Theory]
    [InlineData("N", "N")]
    [InlineData("N", "S", "transform gives the key Id of the target table as int, and the table has it as S, a text")]
    [InlineData("N", "B", "transform gives the key Id of the target table as int, and the table has it as B, bytes")]
    [InlineData("S", "N", "transform reads the key Id of the source table as int, and the table has it as S, a text")]
    public void A_key_has_the_type_of_the_table(string source, string target, params string[] faults) =>
        Assert.Equal(faults, Found("GP7036", source, target, ItemMapping.Of((Numbered item) => new Numbered(item.Id, item.Name))).Select(finding => finding.Message.Split(':')[0]));

    [Fact]
    public void A_truth_value_is_no_key() =>
        Assert.Contains("gives the key Id of the target table as bool", Assert.Single(Found("GP7036", "S", "S", ItemMapping.Of((Named item) => new Flagged(item.Id == "a", item.Id)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_that_is_not_given_is_found_in_each_new_record()
    {
        Assert.StartsWith("transform gives the key Id of the target table no value", Assert.Single(Found("GP7035", "S", "S", ItemMapping.Of((Named item) => new Keyless(item.Id, item.Name)))).Message, StringComparison.Ordinal);
        Assert.Single(Found("GP7035", "S", "S", ItemMapping.Of((Named item) => item.Name == "" ? new Settable { Id = item.Id } : new Settable { Name = item.Name })));
        Assert.Single(Found("GP7035", "S", "S", ItemMapping.Of((Named item) => item.Name == "" ? new Settable { Name = item.Name } : new Settable { Id = item.Id })));
    }

    [Fact]
    public void Each_attribute_that_is_invented_is_a_finding_of_its_own_and_those_without_a_value_are_one()
    {
        Assert.Equal(
            ["transform takes Name of the new items from no old one: name it in Invented if that is meant."],
            Found("GP7033", "S", "S", ItemMapping.Of((Named item) => new Named(item.Id, "nobody"))).Select(finding => finding.Message));
        Assert.Equal(
            ["transform gives Name, Note of the new items no value: map them, or name them in Invented."],
            Found("GP7033", "S", "S", ItemMapping.Of((Named item) => new Settable { Id = item.Id })).Select(finding => finding.Message));
    }

    [Fact]
    public void A_division_loses_what_its_type_does_not_hold()
    {
        static IEnumerable<string> Lost(ItemMapping mapping) => Found("GP7034", "S", "S", mapping).Select(finding => finding.Message.Split(" on the way")[0]);

        Assert.Equal(["transform loses the remainder of a division"], Lost(ItemMapping.Of((Weighed item) => new Weighed(item.Id, item.Grams / 1000, item.Kilograms))));
        Assert.Empty(Lost(ItemMapping.Of((Weighed item) => new Weighed(item.Id, item.Grams, item.Grams / 1000m))));
        Assert.Empty(Lost(ItemMapping.Of((Weighed item) => new Weighed(item.Id, item.Grams, item.Kilograms / 8))));
        Assert.Equal(["transform loses digits of a fraction"], Lost(ItemMapping.Of((Weighed item) => new Weighed(item.Id, item.Grams, item.Kilograms / 3m))));
        Assert.Equal(["transform loses digits of a fraction"], Lost(ItemMapping.Of((Weighed item) => new Weighed(item.Id, item.Grams, item.Kilograms / item.Grams))));
    }

    private static List<Finding> Found(string id, string sourceKey, string targetKey, ItemMapping mapping)
    {
        var (blue, green) = (new Keyed("blue", sourceKey), new Keyed("green", targetKey));
        var step = new TransformTable("transform", blue.Items, green.Items, mapping);
        return [.. Checked.Run(Checked.Of(step) with { Stacks = [blue, green] }).Where(finding => finding.RuleId == id)];
    }

    private sealed record Numbered(int Id, string Name);

    private sealed record Named(string Id, string Name);

    private sealed record Weighed(string Id, int Grams, decimal Kilograms);

    private sealed record Flagged(bool Id, string Name);

    private sealed record Keyless(string Key, string Name);

    private sealed record Settable
    {
        public string? Id { get; init; }

        public string? Name { get; init; }

        public string? Note { get; init; }
    }

    private sealed record Keyed(string Colour, string KeyType) : Stack($"items-{Colour}")
    {
        public DynamoDB.Table Items => field ??= new()
        {
            TableName = $"items-{Colour}",
            AttributeDefinitions = [new() { AttributeName = "Id", AttributeType = KeyType }],
            KeySchema = [new() { AttributeName = "Id", KeyType = "HASH" }],
        };
    }
}
