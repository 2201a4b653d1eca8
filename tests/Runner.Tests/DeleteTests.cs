using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class DeleteTests : IDisposable
{
    private const string Published = "/ml/acme-prod/BucketName";

    private readonly ScriptedCloudFormation _server = new();
    private readonly PlanOnDisk _plan = PlanOnDisk.Acme();
    private readonly RunnerSession _runner = new();
    private readonly ScriptedStack _stack;

    public DeleteTests() => _server.Stacks.Add(_stack = new ScriptedStack(PlanOnDisk.StackName, "CREATE_COMPLETE"));

    [Fact]
    public async Task A_stack_that_nobody_consumes_is_deleted_and_followed_by_its_ARN()
    {
        var result = await DeleteAsync("--yes");

        Assert.Equal(0, result.Code);
        Assert.Equal("DELETE_COMPLETE", _stack.Status);
        Assert.Equal(_stack.Id, _server.Calls.Last(c => c.Action == "DescribeStackEvents").Form["StackName"]);
    }

    [Fact]
    public async Task A_stack_that_is_not_there_is_nothing_to_do()
    {
        _server.Stacks.Clear();

        var result = await DeleteAsync("--yes");

        Assert.Equal(0, result.Code);
        Assert.DoesNotContain("DeleteStack", _server.Actions);
    }

    [Theory]
    [InlineData(PlanOnDisk.StackName, 0, "DELETE_COMPLETE")]
    [InlineData("yes", 3, "CREATE_COMPLETE")]
    [InlineData("", 3, "CREATE_COMPLETE")]
    public async Task A_person_types_the_stacks_name(string typed, int code, string status)
    {
        using var person = new RunnerSession { Answers = typed + "\n" };

        var result = await person.RunAsync("delete", _plan.Folder, "--endpoint-url", _server.Url);

        Assert.Equal((code, status), (result.Code, _stack.Status));
    }

    [Theory]
    [InlineData(PlanOnDisk.StackName, 0)]
    [InlineData("acme-dev-stack", 3)]
    public async Task A_script_may_name_the_stack(string name, int code)
        => Assert.Equal(code, (await DeleteAsync("--yes", "--confirm-name", name)).Code);

    [Fact]
    public async Task Nobody_to_ask_and_no_yes_is_refused_before_any_call()
    {
        Assert.Equal(3, (await DeleteAsync()).Code);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task Termination_protection_refuses_and_unprotect_lifts_it()
    {
        _stack.Protected = true;

        Assert.Equal(3, (await DeleteAsync("--yes")).Code);
        Assert.DoesNotContain("DeleteStack", _server.Actions);
        Assert.Equal(0, (await DeleteAsync("--yes", "--unprotect")).Code);
    }

    [Fact]
    public async Task A_stack_parameter_that_reads_a_published_path_blocks()
    {
        Other().Parameters["Bucket"] = Published;

        await AssertBlockedAsync($"consumed: {Published} by stack consumer");
    }

    [Theory]
    [InlineData("{\"Resources\":{\"X\":{\"Properties\":{\"A\":\"{{resolve:ssm:/ml/acme-prod/BucketName}}\"}}}}")]
    [InlineData("{\"Resources\":{\"X\":{\"Properties\":{\"A\":\"{{resolve:ssm:/ml/acme-prod/BucketName:3}}\"}}}}")]
    [InlineData("Parameters:\n  P:\n    Type: AWS::SSM::Parameter::Value<String>\n    Default: /ml/acme-prod/BucketName\n")]
    public async Task A_template_that_reads_a_published_path_blocks(string template)
    {
        Other().Template = template;

        await AssertBlockedAsync($"consumed: {Published} by stack consumer");
    }

    [Fact]
    public async Task A_longer_path_is_not_the_published_one()
    {
        Other().Template = "{{resolve:ssm:/ml/acme-prod/BucketName2}} {{resolve:ssm:/ml/acme-prod/BucketName/Sub}} /other/ml/acme-prod/BucketName";

        Assert.Equal(0, (await DeleteAsync("--yes")).Code);
    }

    [Fact]
    public async Task An_imported_export_blocks()
    {
        _stack.Exports["Arn"] = "acme-arn";
        _server.Imports["acme-arn"] = ["importer"];

        await AssertBlockedAsync("consumed: export acme-arn by stack importer");
    }

    [Fact]
    public async Task An_export_that_nobody_imports_does_not_block()
    {
        _stack.Exports["Arn"] = "acme-arn";

        Assert.Equal(0, (await DeleteAsync("--yes")).Code);
    }

    [Fact]
    public async Task A_stack_that_cannot_be_read_blocks_because_it_may_consume()
    {
        Other();
        _server.Fail("GetTemplate", "AccessDenied", "no");

        await AssertBlockedAsync("consumed: unknown by stack consumer, which could not be read");
    }

    [Fact]
    public async Task Another_root_of_the_plan_that_consumes_blocks_and_force_with_a_reason_does_not_ask()
    {
        using var plan = new PlanOnDisk();
        plan.AddAcme();
        plan.Add("Plan", "Reader", "reader-stack", Fixtures.Template("x"), [], [], [Published]);
        plan.Save();
        string[] delete = ["delete", plan.Folder, "--root", "Acme", "--endpoint-url", _server.Url, "--yes"];

        var refused = await _runner.RunAsync(delete);
        var withoutReason = await _runner.RunAsync([.. delete, "--force"]);
        var forced = await _runner.RunAsync([.. delete, "--force", "--reason", "moved by hand"]);

        Assert.Equal((3, 2, 0), (refused.Code, withoutReason.Code, forced.Code));
        Assert.Contains("by root Plan/Reader of this plan", refused.Out, StringComparison.Ordinal);
        Assert.Contains("forced: moved by hand", forced.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stays_is_named()
    {
        _server.DeleteScript = _ =>
        [
            new("DELETE_IN_PROGRESS", new ScriptedEvent("Role", "AWS::IAM::Role", "DELETE_SKIPPED", "", "acme-prod-role")),
            new("DELETE_FAILED", new ScriptedEvent("Bucket", "AWS::S3::Bucket", "DELETE_FAILED", "The bucket you tried to delete is not empty", "acme-prod-artifacts")),
        ];

        var result = await DeleteAsync("--yes");

        Assert.Equal(1, result.Code);
        Assert.Contains("stays: AWS::S3::Bucket acme-prod-artifacts (DELETE_FAILED) The bucket you tried to delete is not empty", result.Error, StringComparison.Ordinal);
        Assert.Contains("stays: AWS::IAM::Role acme-prod-role (DELETE_SKIPPED)", result.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _server.Dispose();
        _plan.Dispose();
        _runner.Dispose();
    }

    private ScriptedStack Other()
    {
        var other = new ScriptedStack("consumer", "UPDATE_ROLLBACK_COMPLETE");
        _server.Stacks.Add(other);
        return other;
    }

    private async Task AssertBlockedAsync(string line)
    {
        var result = await DeleteAsync("--yes");
        Assert.Equal(3, result.Code);
        Assert.Contains(line, result.Out, StringComparison.Ordinal);
        Assert.Equal("CREATE_COMPLETE", _stack.Status);
    }

    private Task<RunResult> DeleteAsync(params string[] more) => _runner.RunAsync(["delete", _plan.Folder, "--endpoint-url", _server.Url, .. more]);
}
