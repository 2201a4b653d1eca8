namespace Groundplan.Aws.Tests;

public sealed class CoverageTests
{
    [Fact]
    public void All_resource_types_of_aws_are_there() => Assert.InRange(RecordTypes.Resources.Count, 1_500, 2_500);

    [Fact]
    public void All_property_types_are_there() => Assert.InRange(RecordTypes.PropertyTypes.Count, 8_000, 15_000);

    [Fact]
    public void Each_resource_type_of_the_schema_has_its_record() => Assert.Equal(
        SchemaFile.Resources.Keys.Order(StringComparer.Ordinal),
        RecordTypes.Resources.Select(type => RecordTypes.ShapeOf(type).TypeName).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_property_type_of_the_schema_has_its_record()
    {
        var expected = SchemaFile.Resources.SelectMany(resource => resource.Value.GetProperty("d").EnumerateObject()
            .Where(record => record.Name.Length > 0)
            .Select(record => $"{resource.Key}.{record.Name}"));
        Assert.Equal(
            expected.Append("Tag").Order(StringComparer.Ordinal),
            RecordTypes.PropertyTypes.Select(type => RecordTypes.ShapeOf(type).TypeName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_slot_has_one_property() => Assert.All(
        RecordTypes.Resources.Concat(RecordTypes.PropertyTypes),
        type => Assert.Equal(RecordTypes.ShapeOf(type).Properties.Count, RecordTypes.Slots(type).Count()));

    [Fact]
    public void Required_properties_are_those_of_the_schema() => Assert.All(RecordTypes.Resources, type =>
    {
        var root = SchemaFile.Resources[RecordTypes.ShapeOf(type).TypeName].GetProperty("d").GetProperty("");
        var expected = root.TryGetProperty("r", out var required) ? required.GetArrayLength() : 0;
        Assert.Equal(expected, RecordTypes.Required(type).Length);
    });

    [Fact]
    public void All_types_are_sealed() => Assert.All(RecordTypes.Resources.Concat(RecordTypes.PropertyTypes), type => Assert.True(type.IsSealed));

    [Fact]
    public void The_assembly_stays_below_26_megabytes() => Assert.InRange(new FileInfo(typeof(Tag).Assembly.Location).Length, 1, 26_000_000);
}
