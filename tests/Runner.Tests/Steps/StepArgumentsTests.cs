using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Tests.Steps;

public sealed class StepArgumentsTests
{
    private static StepArguments Arguments(string json)
        => StepArguments.Of(new StepReading { Id = "copy", Arguments = JsonNode.Parse(json)!.AsObject(), Services = null!, Time = TimeProvider.System });

    [Fact]
    public void Values_are_read_by_type()
    {
        var arguments = Arguments("""
            {"table":"orders","rate":12.5,"segments":4,"pause":1.5,"extra":true,"names":["a","b"],"nothing":null,"tags":{"team":"x"},
             "rows":[{"weight":90},{"weight":10}],"until":"2026-03-01T22:00:00+01:00"}
            """);

        Assert.Equal("orders", arguments.Text("table"));
        Assert.Equal(12.5m, arguments.Number("rate"));
        Assert.Equal(4, arguments.Integer("segments", 1, 16));
        Assert.Equal(TimeSpan.FromSeconds(1.5), arguments.Seconds("pause"));
        Assert.True(arguments.Truth("extra"));
        Assert.Equal(["a", "b"], arguments.SomeTexts("names"));
        Assert.Equal((null, false, null), (arguments.OptionalText("nothing"), arguments.Has("nothing"), arguments.OptionalInteger("absent")));
        Assert.Equal("x", arguments.TextsByName("tags")["team"]);
        Assert.Equal([90, 10], arguments.Objects("rows").Select(r => r.Integer("weight")));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 21, 0, 0, TimeSpan.Zero), arguments.Moment("until"));
        Assert.Equal("low", arguments.Choice("absent", "low", "high"));
    }

    [Fact]
    public void A_text_with_the_character_NUL_is_refused()
    {
        var arguments = Arguments("""{"sql":"select 1\u0000; drop table orders","names":["a","b\u0000c"]}""");

        Assert.Equal("Step copy: argument sql must be a text without the character NUL.", Assert.Throws<StepFailure>(() => arguments.Text("sql")).Message);
        Assert.Equal("Step copy: argument names must be a list of texts without the character NUL.", Assert.Throws<StepFailure>(() => arguments.Texts("names")).Message);
    }

    [Fact]
    public void Numbers_made_in_memory_are_read_as_those_of_a_document()
    {
        var step = new StepReading { Id = "s", Arguments = new JsonObject { ["a"] = 5, ["b"] = 5L, ["c"] = 5.0 }, Services = null!, Time = TimeProvider.System };

        Assert.Equal([5, 5, 5], ((string[])["a", "b", "c"]).Select(n => StepArguments.Of(step).Integer(n)));
    }

    [Theory]
    [InlineData("{}", "Step copy: argument value is missing; it must be a whole number.")]
    [InlineData("""{"value":1.5}""", "Step copy: argument value must be a whole number from 1 to 9, not this number.")]
    [InlineData("""{"value":10}""", "Step copy: argument value must be a whole number from 1 to 9, not this number.")]
    [InlineData("""{"value":"hunter2"}""", "Step copy: argument value must be a whole number from 1 to 9, not this text.")]
    [InlineData("""{"value":1e400}""", "Step copy: argument value must be a whole number from 1 to 9, not this number.")]
    public void What_is_wrong_is_named_without_the_value(string json, string message)
        => Assert.Equal(message, Assert.Throws<StepFailure>(() => Arguments(json).Integer("value", 1, 9)).Message);

    [Fact]
    public void An_argument_inside_a_list_is_named_by_its_place()
        => Assert.Equal(
            "Step copy: argument rows[1].weight must be a whole number of at least 0, not a list.",
            Assert.Throws<StepFailure>(() => Arguments("""{"rows":[{"weight":1},{"weight":[]}]}""").Objects("rows").Select(r => r.Integer("weight")).ToList()).Message);

    [Fact]
    public void A_moment_without_an_offset_is_refused()
        => Assert.Equal(
            "Step copy: argument until must be a moment such as 2026-03-01T22:00:00Z, not this text.",
            Assert.Throws<StepFailure>(() => Arguments("""{"until":"2026-03-01T22:00:00"}""").Moment("until")).Message);

    [Fact]
    public void A_misspelt_argument_is_not_passed_over()
        => Assert.Equal(
            "Step copy: there is no argument tabel; known are table, rate.",
            Assert.Throws<StepFailure>(() => Arguments("""{"tabel":"x"}""").Only("table", "rate")).Message);
}
