using System.Text;
using System.Text.Json.Nodes;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

/// <summary>What is wrong with a document that somebody edited is one error: where, what is there, what belongs there, what to do.</summary>
public sealed class JsonInputTests
{
    private const string Stack = """{"version":1,"roots":[{"plan":"P","root":"R","kind":"Stack","stack":{"name":"s","tags":{"a b":"c"}},"names":[{"logicalId":"L","type":"T","property":"p","name":"n","limit":3}],"publishes":["/a"],"documents":[]}]}""";

    [Theory]
    [InlineData("\"timeoutSeconds\":60", "\"timeoutSeconds\":\"60\"", "$.steps[1].timeoutSeconds is \"60\", where a number belongs")]
    [InlineData("\"timeoutSeconds\":60", "\"timeoutSeconds\":1e999", "$.steps[1].timeoutSeconds is 1e999, where a number belongs")]
    [InlineData("\"timeoutSeconds\":60", "\"timeoutSeconds\":null", "$.steps[1].timeoutSeconds is null, where a number belongs")]
    [InlineData("\"attempts\":3", "\"attempts\":99999999999", "$.steps[1].retry.attempts is 99999999999, where a whole number up to 2147483647 belongs")]
    [InlineData("\"attempts\":3", "\"attempts\":1.5", "$.steps[1].retry.attempts is 1.5, where a whole number up to 2147483647 belongs")]
    [InlineData("\"attempts\":3,", "", "$.steps[1].retry.attempts is missing, where a whole number up to 2147483647 belongs")]
    [InlineData("\"kind\":\"wait\",", "", "$.steps[1].kind is missing, where a text belongs")]
    [InlineData("\"kind\":\"wait\"", "\"kind\":{}", "$.steps[1].kind is an object, where a text belongs")]
    [InlineData("\"after\":[\"first\"]", "\"after\":{}", "$.steps[1].after is an object, where a list belongs")]
    [InlineData("\"after\":[\"first\"]", "\"after\":[\"first\",[]]", "$.steps[1].after[1] is a list, where a text belongs")]
    [InlineData("\"arguments\":{\"seconds\":null}", "\"arguments\":[]", "$.steps[1].arguments is a list, where an object belongs")]
    [InlineData("\"commands\":[[\"aws\"]]", "\"commands\":[[\"aws\",true]]", "$.steps[1].commands[0][1] is true, where a text belongs")]
    [InlineData("\"parts\":{\"bucket b\":\"x/\"}", "\"parts\":{\"bucket b\":null}", "$.steps[1].parts['bucket b'] is null, where a text belongs")]
    [InlineData("\"compensation\":null", "\"compensation\":{\"id\":\"undo\",\"kind\":\"wait\"}", "$.steps[1].compensation.idempotency is missing, where a text belongs")]
    [InlineData("\"idempotency\":\"read\",\"timeoutSeconds\":60", "\"idempotency\":\"\\u0041aaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\",\"timeoutSeconds\":\"\\u0041aaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"", "$.steps[1].timeoutSeconds is \"\\u0041aaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbb…, where a number belongs")]
    [InlineData("\"version\":2", "\"version\":\"2\"", "$.version is \"2\", where a whole number up to 2147483647 belongs")]
    [InlineData("\"steps\":[", "\"steps\":[7,", "$.steps[0] is 7, where an object belongs")]
    [InlineData("\"version\":2", "\"version\":2,\"version\":2", "Duplicate property 'version' encountered during deserialization")]
    [InlineData("\"version\":2", "\"version\":2\0", "at line 1, byte 13, '0x00' is an invalid end of a number")]
    public void A_runbook_that_was_edited_says_where_and_what_belongs_there(string old, string now, string expected)
    {
        const string text = """{"version":2,"migration":"m","plan":"P","root":"R","phases":[{"name":"A"}],"steps":[{"id":"first","kind":"wait","idempotency":"read","phase":"A"},{"id":"second","kind":"wait","phase":"A","idempotency":"read","timeoutSeconds":60,"after":["first"],"arguments":{"seconds":null},"retry":{"attempts":3,"delaySeconds":1},"compensation":null,"commands":[["aws"]],"parts":{"bucket b":"x/"}}]}""";
        Assert.Equal(2, RunbookReader.Read(Encoding.UTF8.GetBytes(text)).Steps.Count);
        var place = text.LastIndexOf(old, StringComparison.Ordinal);
        var edited = text[..place] + now + text[(place + old.Length)..];

        var error = Assert.Throws<RunnerError>(() => RunbookReader.Read(Encoding.UTF8.GetBytes(edited)));

        Assert.Equal((ExitCode.Usage, $"runbook.json cannot be read: {expected}. Rebuild the project."), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("x", "$.x")]
    [InlineData(" ", "$[' ")]
    public void A_name_of_any_length_is_shown_up_to_a_bound(string character, string place)
    {
        var name = string.Concat(Enumerable.Repeat(character, 100_000));

        var error = Assert.Throws<RunnerError>(() => Read<Dictionary<string, string>>($"{{\"{name}\":7}}"));

        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 1, 200);
    }

    [Theory]
    [InlineData("\"limit\":3", "\"limit\":\"3\"", "$.roots[0].names[0].limit is \"3\", where a whole number up to 2147483647 belongs")]
    [InlineData("\"a b\":\"c\"", "\"a b\":7", "$.roots[0].stack.tags['a b'] is 7, where a text belongs")]
    [InlineData("\"name\":\"s\",", "", "$.roots[0].stack.name is missing, where a text belongs")]
    [InlineData("\"publishes\":[\"/a\"]", "\"publishes\":[null]", "$.roots[0].publishes[0] is null, where a text belongs")]
    [InlineData("\"documents\":[]}]}", "\"docu", "it is cut off")]
    [InlineData("\"documents\":[]}]}", "\"documents\":[]}", "it is cut off")]
    [InlineData("{\"version\":1", "", "at line 1, byte 1, ',' is an invalid start of a value")]
    public void So_does_a_manifest(string old, string now, string expected)
    {
        Assert.Single(Read<Manifest>(Stack).Roots);

        var error = Assert.Throws<RunnerError>(() => Read<Manifest>(Stack.Replace(old, now, StringComparison.Ordinal)));

        Assert.Equal($"document.json cannot be read: {expected}. Rebuild the project.", error.Message);
    }

    [Fact]
    public void So_does_a_source_map()
        => Assert.Equal(
            "document.json cannot be read: $.pointers['/Resources/A'].line is \"7\", where a whole number up to 2147483647 belongs. Rebuild the project.",
            Assert.Throws<RunnerError>(() => Read<SourceMap>("""{"version":1,"sources":["a.cs"],"pointers":{"/Resources/A":{"source":0,"line":"7","column":1}}}""")).Message);

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    [InlineData(1_000_000, false)]
    public void What_is_nested_too_deeply_is_said_to_be(int depth, bool isTaken)
    {
        var text = """{"version":1,"roots":[],"free":""" + new string('[', depth - 1) + new string(']', depth - 1) + "}";

        if (isTaken)
            Assert.Empty(Read<Manifest>(text).Roots);
        else
            Assert.Equal("document.json cannot be read: it is nested more than 32 deep. Rebuild the project.", Assert.Throws<RunnerError>(() => Read<Manifest>(text)).Message);
    }

    [Fact]
    public void Large_documents_are_held_to_their_shape_quickly()
    {
        var pointers = new JsonObject(Enumerable.Range(0, 200_000).Select(i => KeyValuePair.Create($"/Resources/R{i}/Properties/P", (JsonNode?)new JsonObject { ["source"] = 0, ["line"] = i, ["column"] = 1 })));
        var text = new JsonObject { ["version"] = 1, ["sources"] = new JsonArray("a.cs"), ["pointers"] = pointers }.ToJsonString();
        var begin = TimeProvider.System.GetTimestamp();

        Assert.Equal(200_000, Read<SourceMap>(text).Pointers.Count);

        Assert.InRange(TimeProvider.System.GetElapsedTime(begin), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("{", "it is cut off")]
    [InlineData("\0", "at line 1, byte 1, '0x00' is an invalid start of a value")]
    [InlineData("[]", "$ is a list, where an object belongs")]
    [InlineData("""{"owner":"o","host":"h","pid":"1","acquired":"a","expires":"e"}""", "$.pid is \"1\", where a whole number up to 2147483647 belongs")]
    [InlineData("""{"owner":"o","host":"h","pid":99999999999,"acquired":"a","expires":"e"}""", "$.pid is 99999999999, where a whole number up to 2147483647 belongs")]
    [InlineData("""{"owner":"o","host":null,"pid":1,"acquired":"a","expires":"e"}""", "$.host is null, where a text belongs")]
    [InlineData("""{"owner":"o","host":"h","pid":1,"expires":"e"}""", "$.acquired is missing, where a text belongs")]
    [InlineData("""{"owner":"o","host":"h","pid":1,"acquired":"a","expires":"e"}""", "$.acquired is \"a\", where a moment belongs")]
    public void So_does_a_lease(string text, string expected)
    {
        var error = Assert.Throws<RunnerError>(() => Lease.Read(Encoding.UTF8.GetBytes(text), "journal.lease"));

        Assert.Equal((ExitCode.Refused, $"journal.lease is no lease ({expected}). When you know that nobody runs, delete it."), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("""{"sequence":"1","hash":"x"}""", "$.sequence is \"1\", where a whole number")]
    [InlineData("""{"sequence":1}""", "$.hash is missing, where a text belongs")]
    [InlineData("""{"sequence":1,"hash":"x" }""", "it is written otherwise")]
    [InlineData("{", "it is cut off")]
    public async Task So_does_the_head_of_a_journal(string text, string expected)
    {
        using var folder = new StateFolder();
        await File.WriteAllTextAsync(folder.Paths.Head, text);

        Assert.Contains(expected, Assert.Throws<FormatException>(() => JournalHead.Read(folder.Paths.Head)).Message, StringComparison.Ordinal);
    }

    private static T Read<T>(string text) => JsonInput.Read<T>(Encoding.UTF8.GetBytes(text), "document.json");
}
