using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.Yaml;

public sealed class YamlRoundTripTests
{
    private static readonly string[] Nasty =
    [
        "", " ", "a ", " a", "yes", "No", "ON", "off", "y", "N", "true", "False", "null", "~", "012345678901", "123", "-1", "+1", "1.5", "1e3", "1E+16", ".5", "5.", "0x1F", "0o17", "0b1",
        "1_000", "12:30:45", "2010-09-09", "2012-10-17T00:00:00Z", ".inf", "-.INF", ".nan", "<<", "=", "-", "- a", "--- a", "...", "-a", "?", "? a", ":", "a:", "a: b", "a:b", "a #b", "#a", "a#b",
        "!x", "*", "*x", "&x", "{{resolve:ssm:/a:1}}", "{a}", "[a]", "a, b", "a]", "%x", "@x", "`x", "|", ">", "'", "''", "\"", "it's", "say \"x\"", "\\", "\\n", "C:\\x", "\t", "a\tb", "\ta",
        "\n", "\n\n", "a\nb", "a\nb\n", "a\nb\n\n", "a\n\nb\n", "\na", " a\nb", "a\n b\n  c", "a\n \nb", "a \nb ", "a\r\nb", "\r", "a\n\tb", "version: 0.2\nphases:\n  build:\n    - echo \"x\"\n", "a\n# b", "---\na",
        "\u0000", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\ufffe", "\u202eabc", "ä", "日本", "😀", "${AWS::Region}", "AWS::S3::Bucket", "arn:aws:s3:::x/*", "10.0.0.0/16", "10.0.0.1",
        "<html>", "a|b", "key: |\n  x", "x:\n", "0123456789abcdef", "1a", "e1", "1:2", "190:20:30", "0", "-0", "00", "08", "1,000", "__", "_1", "!!str x", "a\n...\nb", "\u0130stanbul", "i",
    ];

    private static readonly string[] Functions = ["Fn::Sub", "Ref", "Fn::Base64", "Fn::ImportValue", "Fn::GetAZs", "Fn::ToJsonString"];

    private static readonly string[] ListFunctions = ["Fn::If", "Fn::Join", "Fn::Select", "Fn::And", "Fn::Cidr", "Fn::Length"];

    public static TheoryData<string> Texts => [.. Nasty];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nasty_text_reads_back_as_value_key_and_item(string text)
    {
        var tree = Node.Of(("a", Node.Text(text)), ("k", Node.Of((text, Node.Text(text)), ("z", Node.ListOf([text, text])))), ("f", new Node.Tag("Fn::If", Node.ListOf([text, "b"]))), ("s", new Node.Tag("Fn::Sub", Node.Text(text))), ("last", Node.Text(text)));
        AssertReadsBack(tree);
    }

    [Fact]
    public void Generated_trees_read_back()
    {
        for (var seed = 0; seed < 1_500; seed++)
            AssertReadsBack(Node.Of(("Root", Tree(new Random(seed), 0))));
    }

    [Fact]
    public void Generated_texts_read_back()
    {
        const string Alphabet = "ab01 \n\t:#-!&*'\"\\{}[],|>%@`?~=.<_eE+xäß\u2028\u00a0$";
        for (var seed = 0; seed < 5_000; seed++)
        {
            var random = new Random(seed);
            AssertReadsBack(Node.Of(("a", Node.Text(string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Alphabet[random.Next(Alphabet.Length)])))), ("b", Node.Number(1))));
        }
    }

    [Fact]
    public void Long_keys_read_back() => AssertReadsBack(Node.Of((new string('k', 3_000), Node.Text("v")), ("b", Node.ListOf([Node.Of((new string('x', 2_000), Node.Of(("c", Node.Text("d")))))]))));

    [Fact]
    public void Json_reads_back_indented_and_compact()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var tree = Node.Of(("Root", Tree(new Random(seed), 0)));
            Assert.Equal(tree.Plain, Read(JsonNode.Parse(JsonWriter.Compact(tree))));
            Assert.Equal(tree.Plain, Read(JsonNode.Parse(JsonWriter.Indented(tree))));
        }
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(5.0, "5")]
    [InlineData(1e16, "1.0E+16")]
    [InlineData(-1.5e-7, "-1.5E-07")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    public void Numbers_have_one_text(double number, string text) => Assert.Equal(text, Numbers.Text(number));

    [SuppressMessage("Security", "CA5394", Justification = "A seeded generator of test data.")]
    private static Node Tree(Random random, int depth) => random.Next(depth > 4 ? 4 : 9) switch
    {
        0 or 1 => Node.Text(Nasty[random.Next(Nasty.Length)]),
        2 => Node.Number(random.NextInt64(-1_000, 1_000_000_000_000)),
        3 => Node.Truth(random.Next(2) == 0),
        4 => Node.ListOf(Enumerable.Range(0, random.Next(4)).Select(_ => Tree(random, depth + 1)).ToList()),
        5 => new Node.Tag(Functions[random.Next(Functions.Length)], random.Next(3) == 0 ? Tag(random, depth) : Node.Text(Nasty[random.Next(Nasty.Length)])),
        6 => Tag(random, depth),
        _ => new Node.Object(Map<Node>.From(Enumerable.Range(0, random.Next(4)).Select(_ => new KeyValuePair<string, Node>(Nasty[random.Next(Nasty.Length)], Tree(random, depth + 1))))),
    };

    private static Node Tag(Random random, int depth) => random.Next(3) == 0
        ? new Node.Tag("Fn::GetAtt", Node.ListOf(["Key", Nasty[random.Next(Nasty.Length)]]))
        : new Node.Tag(ListFunctions[random.Next(ListFunctions.Length)], Node.ListOf(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Tree(random, depth + 1)).ToList()));

    private static void AssertReadsBack(Node tree)
    {
        var yaml = YamlWriter.Write(tree);
        Assert.DoesNotContain('\r', yaml);
        Assert.EndsWith("\n", yaml, StringComparison.Ordinal);
        Node? read = null;
        var failure = Record.Exception(() => read = YamlReader.Read(yaml));
        Assert.True(failure is null && tree.Plain.Equals(read), $"{failure?.Message}\n{JsonWriter.Compact(tree)}\n{(read is null ? "" : JsonWriter.Compact(read))}\n---\n{yaml}");
    }

    private static Node Read(JsonNode? node) => node switch
    {
        null => Node.Text(null),
        JsonObject entries => new Node.Object(Map<Node>.From(entries.Select(entry => new KeyValuePair<string, Node>(entry.Key, Read(entry.Value))))),
        JsonArray items => Node.ListOf(items.Select(Read).ToList()),
        _ => node.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => Node.Text(node.GetValue<string>()),
            System.Text.Json.JsonValueKind.Number => Node.Number(node.GetValue<long>()),
            _ => Node.Truth(node.GetValue<bool>()),
        },
    };
}
