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
    public void Deployment_names_project_and_root() => Assert.Equal(
        """["groundplan","deploy","<project>","--root","Team/Orders"]""",
        Steps(new OrderStack()).Single(step => Id(step) == "deploy")!["command"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    [Fact]
    public void Page_has_a_box_for_every_step()
    {
        var page = Made.Document(DocumentKinds.RunbookMarkdown, new OrderStack());
        Assert.Equal(11 + 3, page.Split("- [ ] ").Length - 1);
        Assert.Contains("  groundplan deploy . --root Team/Orders\n", page, StringComparison.Ordinal);
    }

    private static string Id(JsonNode? step) => step!["id"]!.GetValue<string>();

    private static JsonArray Steps(Stack stack) => JsonNode.Parse(Made.Document(DocumentKinds.Runbook, stack))!["steps"]!.AsArray();
}
