using Groundplan.Documents;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Samples.Tests;

/// <summary>Every root of the sample goes through its life on the local endpoint, as the README says.</summary>
public sealed class DeploymentTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    [EndpointFact]
    public async Task Every_root_deploys_tests_and_deletes()
    {
        var roots = typeof(global::GlobalBank).GetProperties().Select(property => property.Name).ToList();
        Assert.NotEmpty(roots);
        foreach (var root in roots)
        {
            Assert.EndsWith("-ml-stack: CREATE_COMPLETE\n", await Groundplan("deploy", root, "--yes"), StringComparison.Ordinal);
            Assert.Contains("CREATE_COMPLETE", await Groundplan("status", root), StringComparison.Ordinal);
        }

        Assert.Equal(roots.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), await Aws("cloudformation", "describe-stacks", "--query", "length(Stacks)"));
        foreach (var root in roots)
            Assert.Contains("nothing of it is left", await Groundplan("test-deploy", root, "--yes"), StringComparison.Ordinal);

        Assert.Equal(roots.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), await Aws("cloudformation", "describe-stacks", "--query", "length(Stacks)"));
        foreach (var root in roots)
            Assert.EndsWith("-ml-stack: DELETE_COMPLETE\n", await Groundplan("delete", root, "--yes"), StringComparison.Ordinal);

        Assert.Equal("0", await Aws("ssm", "get-parameters-by-path", "--path", "/ml", "--recursive", "--query", "length(Parameters)"));
        Assert.Equal("0", await Aws("s3api", "list-buckets", "--query", "length(Buckets)"));
        Assert.Equal("0", await Aws("codebuild", "list-projects", "--query", "length(projects)"));
        Assert.Equal("0", await Aws("iam", "list-roles", "--query", "length(Roles)"));
    }

    [Fact]
    public async Task Help_lists_every_kind_of_document()
    {
        var help = (await Groundplan("show", "DemandSandbox", "--help")).ReplaceLineEndings(" ");
        Assert.All(DocumentKinds.All.Where(kind => kind != DocumentKinds.Manifest), kind => Assert.Contains(kind, help, StringComparison.Ordinal));
    }

    private async Task<string> Aws(params string[] arguments)
    {
        var (code, text) = await endpoint.AwsAsync(arguments);
        Assert.True(code == 0, text);
        return text;
    }

    private async Task<string> Groundplan(string command, string root, params string[] options)
    {
        var (code, output, error) = await RunnerProcess.RunAsync([command, Sample.GlobalBank.Folder, "--no-build", "--root", root, "--endpoint-url", endpoint.Url, .. options]);
        Assert.True(code == 0, output + error);
        return output + (command == "test-deploy" ? error : "");
    }
}
