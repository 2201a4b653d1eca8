using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A hand-written plan in a temporary folder.</summary>
internal sealed class PlanOnDisk : IDisposable
{
    public const string StackName = "acme-prod-stack";

    private readonly JsonArray _roots = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("groundplan-").FullName;

    public string Documents => Path.Combine(Folder, "artifacts", "plan");

    /// <summary>The plan that most tests use: a bucket, a role, a topic, a parameter.</summary>
    public static PlanOnDisk Acme(string display = "one")
    {
        var plan = new PlanOnDisk();
        plan.AddAcme(display);
        plan.Save();
        return plan;
    }

    public JsonObject AddAcme(string display = "one", string? template = null, string runbook = Fixtures.Runbook)
        => Add("Plan", "Acme", StackName, template ?? Fixtures.Template(display), [
            Name("Bucket", "AWS::S3::Bucket", "BucketName", "acme-prod-artifacts", 63),
            Name("Role", "AWS::IAM::Role", "RoleName", "acme-prod-role", 64),
            Name("Topic", "AWS::SNS::Topic", "TopicName", "acme-prod-alerts", 256),
        ], ["/ml/acme-prod/BucketName"], [], runbook);

    public JsonObject Add(string plan, string root, string stack, string template, JsonArray names, string[] publishes, string[] consumes, string runbook = Fixtures.Runbook)
    {
        var folder = $"{plan}/{root}";
        var entry = new JsonObject
        {
            ["plan"] = plan,
            ["root"] = root,
            ["kind"] = "Stack",
            ["stack"] = new JsonObject
            {
                ["name"] = stack,
                ["region"] = "us-west-2",
                ["accountId"] = "123456789012",
                ["terminationProtection"] = false,
                ["tags"] = new JsonObject { ["owner"] = "ml" },
                ["capabilities"] = new JsonArray("CAPABILITY_NAMED_IAM"),
            },
            ["names"] = names,
            ["publishes"] = new JsonArray([.. publishes.Select(p => (JsonNode)p)]),
            ["consumes"] = new JsonArray([.. consumes.Select(p => (JsonNode)p)]),
            ["findings"] = new JsonArray(),
            ["documents"] = new JsonArray(
                Document($"{folder}/template.yaml", "template", template),
                Document($"{folder}/source-map.json", "source-map", Fixtures.SourceMap),
                Document($"{folder}/runbook.json", "runbook", runbook)),
        };
        _roots.Add(entry);
        return entry;
    }

    public static JsonObject Name(string logicalId, string type, string property, string name, int limit)
        => new() { ["logicalId"] = logicalId, ["type"] = type, ["property"] = property, ["name"] = name, ["scope"] = "region", ["limit"] = limit };

    public void Save() => Write("manifest.json", new JsonObject { ["version"] = 1, ["roots"] = _roots.DeepClone() }.ToJsonString());

    public void Write(string relative, string text)
    {
        var path = Path.Combine(Documents, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Writes a document; the entry of the manifest for it.</summary>
    public JsonObject Document(string path, string kind, string text)
    {
        Write(path, text);
        return new JsonObject { ["path"] = path, ["kind"] = kind, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) };
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
