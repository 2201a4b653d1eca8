using System.Text.Json.Nodes;
using Groundplan.Documents.Fixture;

namespace Groundplan.Documents;

public sealed class RunbookTests
{
    private static readonly string[] RunnerKinds = ["check", "show", "test-deploy", "deploy", "verify-outputs", "approval", "manual"];

    [Fact]
    public void Steps_follow_the_provisioning_sequence() => Assert.Equal(
        ["check", "operator-policy", "template", "validate", "review", "inputs", "approve", "test-deploy", "deploy", "verify-outputs", "confirm-subscription"],
        Steps(new OrderStack()).Select(Id));

    [Fact]
    public void Stack_without_inputs_or_mail_has_no_step_for_them() => Assert.Equal(
        ["check", "operator-policy", "template", "validate", "review", "approve", "test-deploy", "deploy", "verify-outputs"],
        Steps(new MemberStack("s")).Select(Id));

    [Fact]
    public void Runner_knows_every_kind() => Assert.All(Steps(new OrderStack()), step => Assert.Contains(step!["kind"]!.GetValue<string>(), RunnerKinds));

    [Fact]
    public void Deployment_names_project_root_and_region() => Assert.Equal(
        """["groundplan","deploy","<project>","--root","Team/Orders","--region","eu-central-1"]""",
        Steps(new OrderStack()).Single(step => Id(step) == "deploy")!["command"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    [Fact]
    public void Every_command_that_speaks_to_AWS_has_the_known_region()
    {
        var page = Made.Document(DocumentKinds.RunbookMarkdown, new OrderStack());
        Assert.All(AwsCommands(page), line => Assert.EndsWith(" --region eu-central-1", line, StringComparison.Ordinal));
        Assert.All(AwsSteps(new OrderStack()), step => Assert.Equal("eu-central-1", step["command"]!.AsArray()[^1]!.GetValue<string>()));
        Assert.DoesNotContain("<region>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_region_is_a_placeholder_for_people_and_nothing_for_the_runner()
    {
        var stack = new OrderStack { Region = null };
        var page = Made.Document(DocumentKinds.RunbookMarkdown, stack);
        Assert.All(AwsCommands(page), line => Assert.EndsWith(" --region <region>", line, StringComparison.Ordinal));
        Assert.Contains("put yours for `<region>`", page, StringComparison.Ordinal);
        Assert.DoesNotContain("region", string.Concat(AwsSteps(stack).Select(step => step["command"]!.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Verification_names_the_outputs_or_says_that_there_are_none()
    {
        Assert.Equal(
            "The stack is complete; its outputs have values: DataArn; its SSM parameters are there: /orders/prod/Data.",
            Step(new OrderStack(), "verify-outputs")["description"]!.GetValue<string>());
        Assert.Equal("The stack is complete; it declares no outputs.", Step(new MemberStack("s"), "verify-outputs")["description"]!.GetValue<string>());
    }

    [Fact]
    public void Page_has_a_box_for_every_step()
    {
        var page = Made.Document(DocumentKinds.RunbookMarkdown, new OrderStack());
        Assert.Equal(11 + 3, page.Split("- [ ] ").Length - 1);
        Assert.Contains("  groundplan deploy . --root Team/Orders --region eu-central-1\n", page, StringComparison.Ordinal);
    }

    /// <summary>The lines to paste, but those of commands that read documents only.</summary>
    private static List<string> AwsCommands(string page)
    {
        var lines = page.Split('\n').Where(line => line.StartsWith("  aws ", StringComparison.Ordinal) || (line.StartsWith("  groundplan ", StringComparison.Ordinal) && line.Split(' ')[3] is not ("check" or "show"))).ToList();
        Assert.Equal(7, lines.Count);
        return lines;
    }

    private static IEnumerable<JsonNode> AwsSteps(Stack stack) => Steps(stack).Where(step => Id(step) is "inputs" or "test-deploy" or "deploy" or "verify-outputs").Select(step => step!);

    private static JsonNode Step(Stack stack, string id) => Steps(stack).Single(step => Id(step) == id)!;

    private static string Id(JsonNode? step) => step!["id"]!.GetValue<string>();

    private static JsonArray Steps(Stack stack) => JsonNode.Parse(Made.Document(DocumentKinds.Runbook, stack))!["steps"]!.AsArray();
}
