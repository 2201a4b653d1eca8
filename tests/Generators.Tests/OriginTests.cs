using Groundplan.Generators.Evaluation;
using Groundplan.Rules;

namespace Groundplan.Generators.Tests;

public sealed class OriginTests
{
    private const string Source = """
        [Plan]
        public static class P
        {
            public static S Root => new("orders", Make("shared"));
            private static Output Make(string text) => new(text) { Description = text };
        }
        public sealed record S(string N, Output O) : Stack(N)
        {
            private static readonly string[] More = ["y", "z"];
            public Parameter<string> Env => field ??= new()
            {
                Default = "prod",
                AllowedValues = ["x", .. More],
            };
            public Output Copy => field ??= Url with { Description = "copy" };
            public Output Url => field ??= new("u") { ExportName = "e" };
        }
        """;

    private readonly EvaluationResult _result = Plans.Evaluate(Source);

    private StackRoot Root => _result.Stacks[0];

    [Fact]
    public void A_property_is_where_its_value_is_written() => Assert.Equal("\"prod\"", TextOf(Member<Parameter<string>>("Env"), "Default"));

    [Fact]
    public void A_positional_property_of_a_stack_is_where_its_argument_is_written()
    {
        Assert.Equal("Make(\"shared\")", TextOf(Root.Value, "O"));
        Assert.True(_result.Origins.IsGiven(Root.Value, "O"));
        Assert.False(_result.Origins.IsGiven(Root.Value, "Url"));
    }

    [Fact]
    public void An_element_is_where_it_is_written_also_through_a_spread()
    {
        Assert.Equal("\"x\"", TextOf(Member<Parameter<string>>("Env"), "AllowedValues", 0));
        Assert.Equal("\"z\"", TextOf(Member<Parameter<string>>("Env"), "AllowedValues", 2));
    }

    [Fact]
    public void A_record_is_where_it_is_created_without_its_initializer() => Assert.Equal("new()", TextOf(Member<Parameter<string>>("Env")));

    [Fact]
    public void A_property_that_is_not_set_is_at_its_record() => Assert.Equal("new(\"u\")", TextOf(Member<Output>("Url"), "Description"));

    [Fact]
    public void A_constructor_argument_is_a_property() => Assert.Equal("\"u\"", TextOf(Member<Output>("Url"), "Value"));

    [Fact]
    public void A_copy_keeps_the_origins_that_it_does_not_overwrite()
    {
        Assert.Equal("\"copy\"", TextOf(Member<Output>("Copy"), "Description"));
        Assert.Equal("\"e\"", TextOf(Member<Output>("Copy"), "ExportName"));
    }

    [Fact]
    public void A_parameter_of_a_helper_is_at_the_argument_of_the_call() => Assert.Equal("\"shared\"", TextOf(Member<Output>("O"), "Description"));

    [Fact]
    public void A_stack_name_is_at_the_argument_of_the_base_call() => Assert.Equal("N", TextOf(Root.Value, "StackName"));

    [Fact]
    public void Origins_are_relative_and_count_from_one()
    {
        var origin = _result.OriginsBelow("/project").Find(Member<Parameter<string>>("Env"), "Default")!;
        Assert.Equal(new Origin("Plan.cs", 12, 19, Source.ReplaceLineEndings("\n").IndexOf("\"prod\"", StringComparison.Ordinal), 6), origin);
    }

    private T Member<T>(string name) => (T)Root.Content.Members.Single(member => member.Name == name).Item;

    private string TextOf(object record, string? property = null, int? index = null)
    {
        var location = _result.Locate(new Subject(Root, record, property, index));
        return location.SourceTree!.GetText().ToString(location.SourceSpan);
    }
}
