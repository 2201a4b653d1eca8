using System.Text.Json.Nodes;
using Groundplan.Documents;
using Groundplan.TestKit;

namespace Groundplan.Generators.Tests;

/// <summary>Mappings: the compiler's reading of a lambda and the executed plan's give the same document.</summary>
public sealed class MappingTests
{
    private const string Records = """
        public sealed record Address(string Street, [Attribute("zip")] string PostCode);
        public sealed record Line(string Sku, int Count, decimal Price);
        public sealed record OldOrder(string OrderId, string Customer, long Total, Address Address, List<Line> Lines, bool Paid, int? Rating, [Attribute("tags")] HashSet<string> Tags);
        public sealed record Customer(string Id, string Name, string Tier);
        public sealed record NewOrder
        {
            public required string Id { get; init; }
            public string? Text { get; init; }
            public bool Flag { get; init; }
            public int Whole { get; init; }
            public decimal Amount { get; init; }
            public Address? Place { get; init; }
            public List<Line>? Lines { get; init; }
            public HashSet<string>? Words { get; init; }
            [Attribute("schema")] public int Version { get; init; }
        }
        public sealed record NewLine(string Id, int Index, string Sku);
        """;

    [Theory]
    [InlineData("new NewOrder { Id = o.OrderId }", """{"op":"record","members":{"Id":{"op":"get","path":["OrderId"]}}}""")]
    [InlineData("new NewOrder { Id = \"order-\" + o.OrderId + suffix }", """{"op":"record","members":{"Id":{"op":"concat","parts":[{"op":"const","value":{"S":"order-"}},{"op":"get","path":["OrderId"]},{"op":"const","value":{"S":"-v2"}}]}}}""")]
    [InlineData("new NewOrder { Id = $\"{o.OrderId}/{o.Total:D8}{suffix}\", Text = $\"{o.Paid}\" }", null)]
    [InlineData("new NewOrder { Id = string.Format(\"{0}-{1}\", o.OrderId, o.Total), Text = string.Concat(o.Customer, \"!\") }", null)]
    [InlineData("new NewOrder { Id = o.OrderId, Text = o.Address.PostCode, Version = 2 }", """{"op":"record","members":{"Id":{"op":"get","path":["OrderId"]},"Text":{"op":"get","path":["Address","zip"]},"schema":{"op":"const","value":{"N":"2"}}}}""")]
    [InlineData("new NewOrder { Id = o.OrderId, Text = o.Paid ? \"paid\" : o.Customer ?? \"nobody\", Flag = !o.Paid && o.Total > 100 }", null)]
    [InlineData("new NewOrder { Id = o.OrderId, Whole = (int)o.Total, Amount = o.Total / 100m, Flag = o.Rating == null || o.Rating > 3 }", null)]
    [InlineData("new NewOrder { Id = o.OrderId.ToLowerInvariant(), Text = o.Customer.Substring(0, 3).Replace(\"a\", \"b\"), Whole = o.Lines.Count, Flag = o.Customer.StartsWith(\"x\", StringComparison.Ordinal) }", null)]
    [InlineData("new NewOrder { Id = o.OrderId, Place = new Address(o.Address.Street, o.Address.PostCode.Trim()), Lines = o.Lines, Words = o.Tags }", null)]
    [InlineData("new NewOrder { Id = o.OrderId, Words = o.Lines.Select(line => line.Sku).ToHashSet(), Lines = o.Lines.Where(line => line.Count > 0).ToList(), Flag = o.Lines.Any(line => line.Price > 10m) }", null)]
    [InlineData("new NewOrder { Id = o.OrderId, Text = Lookup.Item<Customer>(customers, o.Customer).Name, Whole = int.Parse(o.OrderId), Amount = -o.Lines[0].Price }", null)]
    [InlineData("new NewOrder { Id = o.OrderId, Text = Lookup.Item<Customer>(customers, \"everybody\").Name, Whole = int.Parse(o.OrderId), Amount = -o.Lines[0].Price }", null)]
    [InlineData("new NewOrder { Id = o.OrderId, Whole = o.Rating.GetValueOrDefault(), Flag = o.Rating.HasValue, Text = o.Total.ToString() + o.Total.ToString(\"D4\") }", null)]
    [InlineData("o.Lines.Select(line => new NewLine(o.OrderId + \"/\" + line.Sku, line.Count, line.Sku))", null)]
    [InlineData("new[] { new NewLine(o.OrderId, 1, \"a\"), new NewLine(o.OrderId + \"b\", 2, suffix) }", null)]
    [InlineData("o.Paid ? new NewOrder { Id = o.OrderId } : new NewOrder { Id = \"unpaid-\" + o.OrderId }", null)]
    [InlineData("new NewOrder { Id = string.Join(\",\", o.Lines.Select(line => line.Sku)), Text = o.Customer.Split(\' \', StringSplitOptions.None)[0], Flag = o.Tags.Contains(\"gift\") && string.IsNullOrEmpty(o.Customer) }", null)]
    public void Is_read_as_it_is_executed(string lambda, string? expected)
    {
        var source = $$"""
            using Groundplan.Migrations;
            [Plan] public static class P
            {
                public static Migration Move
                {
                    get
                    {
                        var suffix = "-v" + 2;
                        Target<Groundplan.Aws.DynamoDB.Table> customers = "customers";
                        var step = new TransformTable("transform", "orders-blue", "orders-green", ItemMapping.Of((OldOrder o) => {{lambda}})) { Dropped = ["Note", "stamp", "Customer"] };
                        return new("move") { Phases = [new("Move") { Steps = [step, new Notify("tell", new Channel.Webhook("https://example.com"), suffix + customers)] }] };
                    }
                }
            }
            {{Records}}
            """;
        var compilation = UserCode.CompileWithErrors(source);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        var result = Plans.Evaluate(compilation);
        Assert.True(result.IsWhole, string.Join('\n', result.Findings));
        var evaluated = PlanDocuments.Create(result.Roots, [], Origins.None, new HashSet<string>()).Single(document => document.Path == "P/Move/runbook.json").Text;
        using var executed = new ExecutedPlan(compilation);
        Assert.Equal(executed.Document("P", "Move", "/runbook.json"), evaluated);
        var mapping = JsonNode.Parse(evaluated)!["steps"]![0]!["arguments"]!["mapping"]!;
        Assert.Equal(1, mapping["version"]!.GetValue<int>());
        Assert.Equal("OldOrder", mapping["record"]!.GetValue<string>());
        Assert.Equal("""["OrderId","Customer","Total","Address","Lines","Paid","Rating","tags","Note","stamp"]""", mapping["known"]!.ToJsonString());
        if (expected is not null)
            Assert.Equal(expected, mapping["item"]!.ToJsonString());
    }
}
