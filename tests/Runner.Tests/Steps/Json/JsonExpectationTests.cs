using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Json;

namespace Groundplan.Runner.Tests.Steps.Json;

public sealed class JsonExpectationTests
{
    private const string Document = """{"a":{"b c":[1,{"d":null}]},"n":2.50,"t":"some text","l":["x",{"y":1}],"big":12345678901234567890}""";

    [Theory]
    [InlineData("""{"path":"$","exists":true}""")]
    [InlineData("""{"path":"$.a['b c'][0]","equals":1}""")]
    [InlineData("""{"path":"$.a['b c'][1].d","equals":null}""")]
    [InlineData("""{"path":"$.a['b c'][2]","exists":false}""")]
    [InlineData("""{"path":"$.n","equals":2.5}""")]
    [InlineData("""{"path":"$.n","atLeast":2.5}""")]
    [InlineData("""{"path":"$.n","atMost":2.5}""")]
    [InlineData("""{"path":"$.t","contains":"text"}""")]
    [InlineData("""{"path":"$.l","contains":{"y":1}}""")]
    [InlineData("""{"path":"$.l","equals":["x",{"y":1}]}""")]
    public void What_is_as_expected_has_no_difference(string expectation) => Assert.Null(Difference(expectation));

    [Theory]
    [InlineData("""{"path":"$.a.b","equals":1}""", "$.a.b is missing")]
    [InlineData("""{"path":"$.t.x","exists":true}""", "$.t.x is missing")]
    [InlineData("""{"path":"$.t","exists":false}""", "$.t is there, and was not to be")]
    [InlineData("""{"path":"$.n","equals":"2.5"}""", "$.n is 2.50; expected: equals \"2.5\"")]
    [InlineData("""{"path":"$.t","atLeast":1}""", "$.t is \"some text\"; expected: atLeast 1")]
    [InlineData("""{"path":"$.n","contains":"2"}""", "$.n is 2.50; expected: contains \"2\"")]
    [InlineData("""{"path":"$.big","atMost":1}""", "$.big is 12345678901234567890; expected: atMost 1")]
    public void What_is_otherwise_is_said(string expectation, string difference) => Assert.Equal(difference, Difference(expectation));

    [Theory]
    [InlineData("""{"path":"a","equals":1}""", "Step s: argument expect[0].path must be a path such as $.status or $.items[0]['some name'].")]
    [InlineData("""{"path":"$..a","equals":1}""", "Step s: argument expect[0].path must be a path such as $.status or $.items[0]['some name'].")]
    [InlineData("""{"path":"$.a\n","equals":1}""", "Step s: argument expect[0].path must be a path such as $.status or $.items[0]['some name'].")]
    [InlineData("""{"path":"$.a"}""", "Step s: argument expect[0].path must have exactly one of equals, contains, atLeast, atMost, exists beside it.")]
    [InlineData("""{"path":"$.a","equals":1,"exists":true}""", "Step s: argument expect[0].path must have exactly one of equals, contains, atLeast, atMost, exists beside it.")]
    public void An_expectation_that_makes_no_sense_is_named(string expectation, string message)
        => Assert.Equal(message, Assert.Throws<StepFailure>(() => Difference(expectation)).Message);

    private static string? Difference(string expectation)
    {
        var step = new StepReading { Id = "s", Arguments = JsonNode.Parse($$"""{"expect":[{{expectation}}]}""")!.AsObject(), Services = null!, Time = TimeProvider.System };
        return Assert.Single(JsonExpectation.Of(StepArguments.Of(step), "expect")).Difference(JsonNode.Parse(Document));
    }
}
