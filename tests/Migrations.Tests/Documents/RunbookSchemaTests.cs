using System.Diagnostics;
using System.Text.Json.Nodes;
using Groundplan.Migrations.Documents.Kit;
using Groundplan.TestKit;

namespace Groundplan.Migrations.Documents;

public sealed class RunbookSchemaTests
{
    private const string Script = """
        import json, sys
        from jsonschema import Draft202012Validator as Validator
        schema, runbook = json.load(open(sys.argv[1])), json.load(sys.stdin)
        Validator.check_schema(schema)
        for error in sorted(Validator(schema).iter_errors(runbook), key=str):
            print(error.json_path)
        """;

    [SchemaTheory]
    [MemberData(nameof(SamplePlans.Migrations), MemberType = typeof(SamplePlans))]
    public async Task Runbooks_of_the_samples_hold_to_it(string migration) => Assert.Equal("", await ValidateAsync(SamplePlans.Documents[$"{migration}/runbook.json"]));

    [SchemaFact]
    public async Task A_runbook_with_everything_holds_to_it() => Assert.Equal("", await ValidateAsync(Made.File("runbook.json", Rich.Create())));

    [SchemaFact]
    public async Task Parts_of_buckets_are_told_apart_and_hold_to_it()
    {
        var text = Made.File("runbook.json", Made.Of(new SyncBucket("sync", "blue", "green") { Prefix = "assets/", ToPrefix = "moved/" }, new EmptyBucket("empty", "blue") { Prefix = "logs/" }, new EmptyBucket("all", "green")));
        var steps = JsonNode.Parse(text)!["steps"]!.AsArray();

        Assert.Equal("", await ValidateAsync(text));
        Assert.Equal(["bucket green moved/", "bucket blue logs/", "bucket green "], steps.Select(step => $"{step!["effects"]![0]!["target"]} {step["effects"]![0]!["within"]}"));
        Assert.Equal("""{"bucket blue":"assets/","bucket green":"moved/"}""", steps[0]!["parts"]!.ToJsonString());
        Assert.Null(steps[2]!["parts"]);
    }

    [SchemaFact]
    public async Task Joins_hold_to_it() => Assert.Equal("", await ValidateAsync(JoinTests.Runbook(new Phase("phase")
    {
        Steps = [JoinTests.Group("first"), JoinTests.Group("second"), new Approval("go"), JoinTests.Group("third") with { NotBefore = [new NotBefore(JoinTests.Group("second"), TimeSpan.FromHours(1))] }],
    }).ToJsonString()));

    [SchemaTheory]
    [InlineData("/version", "1")]
    [InlineData("/migration", "\"../up\"")]
    [InlineData("/unknown", "1")]
    [InlineData("/accountId", "\"12\"")]
    [InlineData("/pointOfNoReturn", "7")]
    [InlineData("/phases/0/opens", "\"tomorrow\"")]
    [InlineData("/steps/0/id", "\"Upper Case\"")]
    [InlineData("/steps/0/id", "null")]
    [InlineData("/steps/0/kind", "\"rm -rf\"")]
    [InlineData("/steps/0/unknown", "true")]
    [InlineData("/steps/0/timeoutSeconds", "-1")]
    [InlineData("/steps/0/timeoutSeconds", "\"3600\"")]
    [InlineData("/steps/0/idempotency", "\"sometimes\"")]
    [InlineData("/steps/0/after", "[\"a\", \"a\"]")]
    [InlineData("/joins", "[]")]
    [InlineData("/joins", "[{\"id\": \"a\"}]")]
    [InlineData("/joins", "[{\"id\": \"a\", \"after\": [\"b\"]}]")]
    [InlineData("/steps/0/joins", "[]")]
    [InlineData("/steps/0/joins", "[\"a\", \"a\"]")]
    [InlineData("/steps/0/notBefore", "[{\"seconds\": 1}]")]
    [InlineData("/steps/0/notBefore", "[{\"step\": \"a\", \"join\": \"a\", \"seconds\": 1}]")]
    [InlineData("/steps/0/arguments", "[]")]
    [InlineData("/steps/0/arguments", "{\"x\": {\"$output\": \"step.name\"}}")]
    [InlineData("/steps/0/arguments", "{\"x\": [{\"y\": {\"$resource\": {\"stack\": \"s\"}}}]}")]
    [InlineData("/steps/0/effects", "[{\"kind\": \"explodes\", \"target\": \"t\"}]")]
    [InlineData("/steps/0/effects", "[{\"kind\": \"writes\", \"target\": \"t\", \"within\": 7}]")]
    [InlineData("/steps/0/places", "[7]")]
    [InlineData("/steps/0/parts", "{}")]
    [InlineData("/steps/0/commands", "[\"aws s3 ls\"]")]
    [InlineData("/steps/0/commands", "[[]]")]
    [InlineData("/steps/0/permissions", "[\"*\"]")]
    [InlineData("/steps/0/retry", "{\"attempts\": 0, \"delaySeconds\": 1}")]
    [InlineData("/steps/0/compensation", "{\"id\": \"only\"}")]
    [InlineData("/steps/0/verifications", "[{\"id\": \"only\"}]")]
    public async Task What_is_wrong_in_a_runbook_is_found(string pointer, string value)
    {
        var runbook = JsonNode.Parse(Made.File("runbook.json", Rich.Create()))!;
        var path = pointer.Split('/')[1..];
        var parent = path[..^1].Aggregate(runbook, (node, part) => (node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node[part])!);
        parent[path[^1]] = JsonNode.Parse(value);
        Assert.NotEqual("", await ValidateAsync(runbook.ToJsonString()));
    }

    private static async Task<string> ValidateAsync(string runbook)
    {
        using var process = Process.Start(new ProcessStartInfo(SchemaPython.Command!, ["-c", Script, Path.Combine(AppContext.BaseDirectory, "schemas", "runbook-2.schema.json")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(runbook);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new TestKitException($"the validator ended with {process.ExitCode}: {await error}");
    }
}
