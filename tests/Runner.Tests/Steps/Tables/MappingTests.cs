using System.Text.Json;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps.Tables.Mapping;

namespace Groundplan.Runner.Tests.Steps.Tables;

/// <summary>Each operation of docs/mapping.md: what it gives, and where it fails.</summary>
public sealed class MappingTests
{
    private const string Item = """
        {"t":{"S":"Ab c"},"n":{"N":"7"},"half":{"N":"2.50"},"yes":{"BOOL":true},"no":{"BOOL":false},"none":{"NULL":true},"bytes":{"B":"AQ=="},
         "list":{"L":[{"S":"x"},{"S":"y"}]},"nums":{"L":[{"N":"1"},{"N":"2"},{"N":"3"}]},"m":{"M":{"a":{"M":{"b":{"S":"deep"}}}}},"ss":{"SS":["p","q"]},"ns":{"NS":["1","2.0"]}}
        """;

    [Theory]
    [InlineData("""{"op":"const","value":{"M":{"a":{"L":[{"N":"1"}]}}}}""", """{"M":{"a":{"L":[{"N":"1"}]}}}""")]
    [InlineData("""{"op":"null"}""", "nothing")]
    [InlineData("""{"op":"get","path":["m","a","b"]}""", """{"S":"deep"}""")]
    [InlineData("""{"op":"get","path":["m","x","b"]}""", "nothing")]
    [InlineData("""{"op":"get","path":["none"]}""", "nothing")]
    [InlineData("""{"op":"get","path":["b"],"of":{"op":"get","path":["m","a"]}}""", """{"S":"deep"}""")]
    [InlineData("""{"op":"concat","parts":[$t,{"op":"null"},{"op":"const","value":{"S":"!"}}]}""", """{"S":"Ab c!"}""")]
    [InlineData("""{"op":"text","of":$half}""", """{"S":"2.5"}""")]
    [InlineData("""{"op":"text","of":$yes}""", """{"S":"True"}""")]
    [InlineData("""{"op":"text","of":{"op":"const","value":{"N":"1E3"}}}""", """{"S":"1000"}""")]
    [InlineData("""{"op":"text","of":{"op":"const","value":{"N":"-12E-4"}}}""", """{"S":"-0.0012"}""")]
    [InlineData("""{"op":"number","of":{"op":"const","value":{"S":"12.0"}}}""", """{"N":"12.0"}""")]
    [InlineData("""{"op":"format","of":$n,"format":"D4"}""", """{"S":"0007"}""")]
    [InlineData("""{"op":"format","of":$half,"format":"F1"}""", """{"S":"2.5"}""")]
    [InlineData("""{"op":"lower","of":$t}""", """{"S":"ab c"}""")]
    [InlineData("""{"op":"upper","of":$t}""", """{"S":"AB C"}""")]
    [InlineData("""{"op":"trim","of":{"op":"const","value":{"S":" x "}}}""", """{"S":"x"}""")]
    [InlineData("""{"op":"substring","of":$t,"start":{"op":"const","value":{"N":"1"}}}""", """{"S":"b c"}""")]
    [InlineData("""{"op":"substring","of":$t,"start":{"op":"const","value":{"N":"1"}},"length":{"op":"const","value":{"N":"2"}}}""", """{"S":"b "}""")]
    [InlineData("""{"op":"replace","of":$t,"old":{"op":"const","value":{"S":"b"}},"new":{"op":"const","value":{"S":""}}}""", """{"S":"A c"}""")]
    [InlineData("""{"op":"split","of":$t,"by":{"op":"const","value":{"S":" "}}}""", """{"L":[{"S":"Ab"},{"S":"c"}]}""")]
    [InlineData("""{"op":"join","by":{"op":"const","value":{"S":"-"}},"of":$list}""", """{"S":"x-y"}""")]
    [InlineData("""{"op":"length","of":$t}""", """{"N":"4"}""")]
    [InlineData("""{"op":"length","of":$nums}""", """{"N":"3"}""")]
    [InlineData("""{"op":"contains","of":$t,"value":{"op":"const","value":{"S":"b "}}}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"contains","of":$ns,"value":{"op":"const","value":{"N":"2"}}}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"contains","of":$list,"value":{"op":"const","value":{"S":"z"}}}""", """{"BOOL":false}""")]
    [InlineData("""{"op":"startsWith","of":$t,"value":{"op":"const","value":{"S":"a"}}}""", """{"BOOL":false}""")]
    [InlineData("""{"op":"endsWith","of":$t,"value":{"op":"const","value":{"S":"c"}}}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"add","left":$n,"right":$half,"type":"decimal"}""", """{"N":"9.50"}""")]
    [InlineData("""{"op":"subtract","left":$n,"right":$n,"type":"int"}""", """{"N":"0"}""")]
    [InlineData("""{"op":"multiply","left":$n,"right":$half,"type":"double"}""", """{"N":"17.5"}""")]
    [InlineData("""{"op":"divide","left":$n,"right":{"op":"const","value":{"N":"-2"}},"type":"int"}""", """{"N":"-3"}""")]
    [InlineData("""{"op":"remainder","left":{"op":"const","value":{"N":"-7"}},"right":{"op":"const","value":{"N":"2"}},"type":"long"}""", """{"N":"-1"}""")]
    [InlineData("""{"op":"negate","of":$half,"type":"decimal"}""", """{"N":"-2.50"}""")]
    [InlineData("""{"op":"convert","of":{"op":"const","value":{"N":"-2.9"}},"to":"int"}""", """{"N":"-2"}""")]
    [InlineData("""{"op":"convert","of":{"op":"const","value":{"N":"0.1"}},"to":"float"}""", """{"N":"0.1"}""")]
    [InlineData("""{"op":"equal","left":$half,"right":{"op":"const","value":{"N":"2.5"}}}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"equal","left":$none,"right":{"op":"null"}}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"notEqual","left":$t,"right":{"op":"null"}}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"equal","left":$nums,"right":{"op":"const","value":{"L":[{"N":"1.0"},{"N":"2"},{"N":"3"}]}}}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"less","left":$half,"right":$n}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"greaterOrEqual","left":$n,"right":{"op":"null"}}""", """{"BOOL":false}""")]
    [InlineData("""{"op":"lessOrEqual","left":{"op":"const","value":{"N":"12345678901234567890123456789012345678"}},"right":{"op":"const","value":{"N":"12345678901234567890123456789012345677"}}}""", """{"BOOL":false}""")]
    [InlineData("""{"op":"and","left":$no,"right":$t}""", """{"BOOL":false}""")]
    [InlineData("""{"op":"or","left":$yes,"right":$t}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"or","left":$no,"right":$yes}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"not","of":$no}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"if","test":$yes,"then":$n,"else":{"op":"lower","of":$n}}""", """{"N":"7"}""")]
    [InlineData("""{"op":"coalesce","left":$none,"right":$n}""", """{"N":"7"}""")]
    [InlineData("""{"op":"record","members":{"a":$n,"b":$none}}""", """{"M":{"a":{"N":"7"}}}""")]
    [InlineData("""{"op":"list","elements":[$n,$none]}""", """{"L":[{"N":"7"},{"NULL":true}]}""")]
    [InlineData("""{"op":"set","of":$list}""", """{"SS":["x","y"]}""")]
    [InlineData("""{"op":"set","of":{"op":"const","value":{"L":[{"N":"1"},{"N":"1.0"}]}}}""", """{"NS":["1"]}""")]
    [InlineData("""{"op":"set","of":{"op":"list","elements":[]}}""", "nothing")]
    [InlineData("""{"op":"select","list":$list,"as":"e","value":{"op":"upper","of":{"op":"element","name":"e"}}}""", """{"L":[{"S":"X"},{"S":"Y"}]}""")]
    [InlineData("""{"op":"select","list":$list,"as":"o","value":{"op":"select","list":$ss,"as":"i","value":{"op":"concat","parts":[{"op":"element","name":"o"},{"op":"element","name":"i"}]}}}""", """{"L":[{"L":[{"S":"xp"},{"S":"xq"}]},{"L":[{"S":"yp"},{"S":"yq"}]}]}""")]
    [InlineData("""{"op":"where","list":$nums,"as":"e","test":{"op":"greater","left":{"op":"element","name":"e"},"right":{"op":"const","value":{"N":"1"}}}}""", """{"L":[{"N":"2"},{"N":"3"}]}""")]
    [InlineData("""{"op":"any","list":$nums}""", """{"BOOL":true}""")]
    [InlineData("""{"op":"any","list":$list,"as":"e","test":{"op":"equal","left":{"op":"element","name":"e"},"right":{"op":"const","value":{"S":"z"}}}}""", """{"BOOL":false}""")]
    [InlineData("""{"op":"at","list":$list,"index":{"op":"const","value":{"N":"1"}}}""", """{"S":"y"}""")]
    [InlineData("""{"op":"get","path":["name"],"of":{"op":"lookup","table":"people","key":$n}}""", """{"S":"seven of people"}""")]
    [InlineData("""$bytes""", """{"B":"AQ=="}""")]
    public void An_expression_gives_a_value(string expression, string value) => Assert.Equal(value, Evaluate(expression));

    [Theory]
    [InlineData("""{"op":"lower","of":$none}""", "there is nothing where a text is wanted")]
    [InlineData("""{"op":"get","path":["t","x"]}""", "t.x: x is asked of a text")]
    [InlineData("""{"op":"number","of":$t}""", "'Ab c' is no number")]
    [InlineData("""{"op":"substring","of":$t,"start":{"op":"const","value":{"N":"5"}}}""", "substring from 5, -1 long, is out of range of a text of 4")]
    [InlineData("""{"op":"replace","of":$t,"old":{"op":"const","value":{"S":""}},"new":$t}""", "replace looks for an empty text")]
    [InlineData("""{"op":"format","of":$half,"format":"D2"}""", "2.50 is no whole number")]
    [InlineData("""{"op":"add","left":{"op":"const","value":{"N":"2147483647"}},"right":$n,"type":"int"}""", "2147483654 does not fit in int")]
    [InlineData("""{"op":"add","left":$half,"right":$n,"type":"int"}""", "2.50 is no whole number")]
    [InlineData("""{"op":"divide","left":$n,"right":{"op":"const","value":{"N":"0"}},"type":"long"}""", "7 is divided by zero")]
    [InlineData("""{"op":"divide","left":$n,"right":{"op":"const","value":{"N":"0"}},"type":"decimal"}""", "7 is divided by zero")]
    [InlineData("""{"op":"divide","left":$n,"right":{"op":"const","value":{"N":"0"}},"type":"double"}""", "Infinity is no number that DynamoDB can hold: 38 digits, from 1E-130 to 9.99E+125")]
    [InlineData("""{"op":"convert","of":{"op":"const","value":{"N":"300"}},"to":"byte"}""", "300 does not fit in byte")]
    [InlineData("""{"op":"and","left":$t,"right":$yes}""", "there is a text where a truth value is wanted")]
    [InlineData("""{"op":"at","list":$list,"index":{"op":"const","value":{"N":"2"}}}""", "there is no element 2 in a list of 2")]
    [InlineData("""{"op":"set","of":{"op":"list","elements":[$n,$t]}}""", "there is a text where a number is wanted")]
    [InlineData("""{"op":"less","left":$t,"right":$n}""", "there is a text where a number is wanted")]
    public void An_expression_fails(string expression, string message) => Assert.Equal(message, Assert.Throws<MappingError>(() => Evaluate(expression)).Message);

    [Theory]
    [InlineData("""{"version":2,"item":{"op":"null"}}""", "/version: only version 1 is known")]
    [InlineData("""{"version":1}""", "it must have either item or each")]
    [InlineData("""{"version":1,"item":{"op":"null"},"more":1}""", "there is no member more in a mapping document")]
    [InlineData("""{"version":1,"item":{"op":"null"},"known":"pk"}""", "/known: it must be a list of names")]
    [InlineData("""{"version":1,"item":{"op":"null"},"known":["pk",1]}""", "/known: it must be a list of names")]
    [InlineData("""{"version":1,"item":{"op":"null"},"known":[],"record":1}""", "/record: it must be a text")]
    [InlineData("""{"version":1,"item":{"op":"lower"}}""", "/item: of is missing")]
    [InlineData("""{"version":1,"item":{"op":"null","of":1}}""", "/item: there is no member of in this operation")]
    [InlineData("""{"version":1,"item":{"op":"record","members":{"a":{"op":"element","name":"e"}}}}""", "/item/members/a: there is no element e around it")]
    [InlineData("""{"version":1,"each":{"op":"concat","parts":[[]]}}""", "/each/parts/0: an object with op is wanted")]
    [InlineData("""{"version":1,"item":{"op":"add","left":{"op":"null"},"right":{"op":"null"},"type":"float"}}""", "/item: type must be one of int, long, decimal, double, not float")]
    [InlineData("""{"version":1,"item":{"op":"const","value":{"S":7}}}""", "/item: value must be an attribute value such as {\"S\": \"x\"} (S holds what is not of that type)")]
    [InlineData("""{"version":1,"item":{"op":"const","value":{"BOOL":"true"}}}""", "/item: value must be an attribute value such as {\"S\": \"x\"} (BOOL holds what is not of that type)")]
    [InlineData("""{"version":1,"item":{"op":"const","value":{"N":"seven"}}}""", "/item: value must be an attribute value such as {\"S\": \"x\"} ('seven' is no number)")]
    [InlineData("""{"version":1,"item":{"op":"const","value":{"L":[{"S":null}]}}}""", "/item: value must be an attribute value such as {\"S\": \"x\"} (S holds what is not of that type)")]
    [InlineData("""{"version":1,"item":{"op":"const","value":{"M":{"a":{}}}}}""", "/item: value must be an attribute value such as {\"S\": \"x\"} (it must have one type)")]
    [InlineData("""{"version":1,"item":{"op":"const","value":{"SS":[7]}}}""", "/item: value must be an attribute value such as {\"S\": \"x\"} (a set holds what is no text)")]
    public void A_document_that_is_none_is_refused(string document, string message) => Assert.Equal(message, Assert.Throws<MappingError>(() => MappingDocument.Read(JsonNode.Parse(document)!)).Message);

    [Fact]
    public void Large_sets_are_compared_in_a_pass()
    {
        var left = new SetValue("NS", [.. Enumerable.Range(0, 50_000).Select(i => $"{i}")]);
        var right = new SetValue("NS", [.. Enumerable.Range(0, 50_000).Reverse().Select(i => $"{i}.0")]);
        var begin = TimeProvider.System.GetTimestamp();

        Assert.True(left.Equals(right));
        Assert.False(left.Equals(right with { Elements = [.. right.Elements.Skip(1), "-1"] }));
        Assert.InRange(TimeProvider.System.GetElapsedTime(begin), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_schema_knows_the_operations_that_are_carried_out()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
            folder = folder.Parent!;
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "src", "Runner", "Steps", "Tables", "mapping.schema.json")))!;
        var known = schema["$defs"]!["expression"]!["oneOf"]!.AsArray().Select(o => o!["properties"]!["op"]!["const"]!.ToString());
        Assert.Equal(ExpressionReader.Names.Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    private static string Evaluate(string expression)
    {
        foreach (var name in (string[])["bytes", "half", "list", "nums", "none", "yes", "no", "ss", "ns", "t", "n"])
            expression = expression.Replace("$" + name, $$"""{"op":"get","path":["{{name}}"]}""", StringComparison.Ordinal);
        var document = MappingDocument.Read(JsonNode.Parse($$"""{"version":1,"item":{"op":"record","members":{"result":{{expression}}} } }""")!);
        using var item = JsonDocument.Parse(Item);
        var mapped = document.Map(new MappingScope(MappedValue.ReadItem(item.RootElement), Person)).Single();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            mapped.WriteItem(writer);
        return JsonNode.Parse(stream.ToArray())!["result"]?.ToJsonString() ?? "nothing";
    }

    private static MapValue Person(LookupKey key) => key == new LookupKey("people", "N", "7") ? new MapValue([new("name", new TextValue("seven of people"))]) : throw new LookupNeeded(key);
}
