using System.Text.Json.Nodes;
using Groundplan.Documents.Fixture;

namespace Groundplan.Documents;

public sealed class SourceMapTests
{
    [Fact]
    public void Resources_properties_and_what_is_nested_elsewhere_have_places()
    {
        var inner = new Part(("Q", "x"));
        var resource = new Declared("T", ("P", new Items<Part>([inner])), ("R~/", 1L));
        var origins = new Places
        {
            [(resource, null)] = new("Plan.cs", 3, 9, 0, 1),
            [(resource, "P")] = new("Plan.cs", 4, 13, 0, 1),
            [(inner, "Q")] = new("Shared/Parts.cs", 7, 5, 0, 1),
        };
        var map = JsonNode.Parse(Made.Documents(Made.Root(new MemberStack("s", ("X", resource))), origins).Single(document => document.Kind == DocumentKinds.SourceMap).Text)!;
        Assert.Equal("""["Plan.cs","Shared/Parts.cs"]""", map["sources"]!.ToJsonString());
        Assert.Equal(
            """{"/Resources/X":{"source":0,"line":3,"column":9},"/Resources/X/Properties/P":{"source":0,"line":4,"column":13},"/Resources/X/Properties/P/0/Q":{"source":1,"line":7,"column":5},"/Resources/X/Properties/R~0~1":{"source":0,"line":3,"column":9}}""",
            map["pointers"]!.ToJsonString());
    }

    [Fact]
    public void Platform_stack_leads_to_the_field_that_decided()
    {
        var platform = new object();
        var stack = new Decided("s", platform);
        var origins = new Places { [(platform, "Field")] = new("Plan.cs", 5, 1, 0, 1) };
        var map = JsonNode.Parse(Made.Documents(Made.Root(stack), origins).Single(document => document.Kind == DocumentKinds.SourceMap).Text)!;
        Assert.Equal(5, map["pointers"]!["/Resources/X"]!["line"]!.GetValue<int>());
    }

    [Fact]
    public void Plan_without_origins_has_an_empty_map() => Assert.Equal(
        "{\n  \"version\": 1,\n  \"sources\": [],\n  \"pointers\": {}\n}\n", Made.Document(DocumentKinds.SourceMap, new OrderStack()));

    private sealed record Decided(string Name, object Platform) : Stack(Name)
    {
        public Declared X => field ??= new("T");

        protected internal override (object Record, string? Property)? Provenance(string logicalId, string? property) => (Platform, "Field");
    }

    private sealed class Places : Origins
    {
        private readonly Dictionary<(object, string?), Origin> _places = new();

        public Origin this[(object Record, string? Property) place]
        {
            set => _places[place] = value;
        }

        public override Origin? Find(object record, string? property = null, int? index = null) => _places.GetValueOrDefault((record, property));

        public override bool IsUnknown(object record, string property) => false;
    }
}
