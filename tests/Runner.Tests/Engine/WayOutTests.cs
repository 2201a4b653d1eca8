using System.Text.Json.Nodes;
using Amazon.S3.Model;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

/// <summary>Errors say what, where, and the next command.</summary>
public sealed class WayOutTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    private readonly string _bucket = $"acme-state-{Guid.NewGuid():N}";

    private string State => $"s3://{_bucket}/orders";

    [EndpointTheory]
    [InlineData("plan")]
    [InlineData("run", "--yes")]
    [InlineData("status")]
    [InlineData("history", "--verify")]
    [InlineData("unlock", "--reason", "dead")]
    public async Task A_bucket_for_the_state_that_is_not_there_is_named_with_the_command_that_makes_it(params string[] words)
    {
        using var migration = OneStep();

        var result = await migration.RunAsync([.. words, "--state", State]);

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains($"The bucket {_bucket} of --state {State} does not exist. Make it, keeping versions, and run this again: aws s3api create-bucket --bucket {_bucket} ", result.Error, StringComparison.Ordinal);
        Assert.Contains("--versioning-configuration Status=Enabled", result.Error, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task The_commands_that_it_shows_make_the_bucket()
    {
        using var migration = OneStep();
        var commands = (await migration.RunAsync("plan", "--state", State)).Error.Split("run this again: ")[1].Split(" && ");

        foreach (var command in commands)
            Assert.Equal(0, (await endpoint.AwsAsync([.. (await ShellTextTests.WordsAsync(command.TrimEnd())).Skip(1)])).Code);

        Assert.Equal(ExitCode.Done, (await migration.RunAsync("run", "--yes", "--state", State)).Code);
        Assert.Equal("Enabled", (await endpoint.AwsAsync("s3api", "get-bucket-versioning", "--bucket", _bucket, "--query", "Status")).Text);
    }

    [EndpointFact]
    public async Task A_lease_of_somebody_else_is_named_with_its_end_and_the_command_that_removes_it()
    {
        using var migration = OneStep();
        await endpoint.AwsAsync("s3api", "create-bucket", "--bucket", _bucket, "--create-bucket-configuration", "LocationConstraint=us-west-2");
        using var store = StateStores.Open(State, new StateSettings(TimeProvider.System, new Redaction()), () => AwsSessions.Open(new AwsTarget(endpoint.Url), "us-west-2"));
        await using var held = await store.AcquireAsync(StateFolder.Owner("arn:aws:iam::123456789012:user/ben"), CancellationToken.None);

        var result = await migration.RunAsync("run", "--yes", "--state", State);
        var unlock = (await ShellTextTests.WordsAsync(result.Error[result.Error.IndexOf("groundplan unlock", StringComparison.Ordinal)..].TrimEnd())).Skip(1).ToArray();
        unlock[^1] = "that machine is gone";

        Assert.Equal(ExitCode.Locked, result.Code);
        Assert.Contains($"Somebody else runs {State}: arn:aws:iam::123456789012:user/ben on ", result.Error, StringComparison.Ordinal);
        Assert.Contains($"until {held.Lease.Expires.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z", result.Error, StringComparison.Ordinal);
        Assert.Equal(["unlock", migration.Folder, "--root", "Orders/Move", "--state", State, "--endpoint-url", endpoint.Url, "--reason", "that machine is gone"], unlock);
        Assert.Equal(ExitCode.Done, (await migration.RunAsync(["unlock", .. unlock[2..6], .. unlock[8..]])).Code);
        Assert.Equal(ExitCode.Done, (await migration.RunAsync("run", "--yes", "--state", State)).Code);
    }

    [EndpointFact]
    public async Task A_bucket_of_a_step_that_is_not_there_is_named()
    {
        using var migration = new MigrationOnDisk(MigrationOnDisk.Step("sync", "sync-bucket", new JsonObject { ["from"] = $"{_bucket}-a", ["to"] = $"{_bucket}-b" })) { EndpointUrl = endpoint.Url };
        migration.Save();

        var planned = await migration.RunAsync("plan");
        var run = await migration.RunAsync("run", "--yes");

        Assert.Equal(ExitCode.Failed, planned.Code);
        Assert.Contains($"not there yet: The bucket {_bucket}-a does not exist; nothing before it in this migration makes it", planned.Out, StringComparison.Ordinal);
        Assert.Contains($"The bucket {_bucket}-a does not exist. It copies from", run.Out, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_copy_to_a_bucket_that_is_not_there_names_both()
    {
        using var s3 = AwsSessions.Open(new AwsTarget(endpoint.Url), "us-west-2").S3();

        var error = await Assert.ThrowsAnyAsync<Amazon.S3.AmazonS3Exception>(() => s3.CopyObjectAsync(new CopyObjectRequest { SourceBucket = $"{_bucket}-a", SourceKey = "k", DestinationBucket = $"{_bucket}-b", DestinationKey = "k" }));

        Assert.Equal(("NoSuchBucket", $"The bucket {_bucket}-a or {_bucket}-b does not exist."), (error.ErrorCode, error.Message));
    }

    [Fact]
    public async Task An_endpoint_that_refuses_is_named_with_the_option()
    {
        using var migration = new MigrationOnDisk { EndpointUrl = "http://127.0.0.1:1" };
        migration.Steps.Add(migration.Script("a"));

        var result = await migration.Save().RunAsync("plan");

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.StartsWith("error: No connection: Connection refused (127.0.0.1:1). Is the endpoint up, and the right one? --endpoint-url", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--endpoint-url is empty.", "--endpoint-url", "")]
    [InlineData("--endpoint-url holds a user or a password.", "--endpoint-url", "http://user:hunter2@127.0.0.1:1")]
    [InlineData("--profile is empty.", "--profile", "")]
    [InlineData("--region is empty.", "--region", "")]
    [InlineData("--state is empty", "--state", "")]
    [InlineData("--extension is empty", "--extension", "")]
    [InlineData("There is no option --nonsense", "--nonsense")]
    public async Task What_leads_nowhere_is_named(string said, params string[] options)
    {
        using var migration = OneStep();
        var error = new StringWriter();

        var code = await Cli.RunAsync(options is ["--nonsense"] ? ["plan", .. options] : ["plan", migration.Folder, .. options, .. options[0] == "--endpoint-url" ? Array.Empty<string>() : ["--endpoint-url", migration.Sts.Url]], new Output.Host { Out = error, Error = error, In = TextReader.Null, Interrupts = migration.Interrupts });

        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith($"error: {said}", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_none_of_AWS_is_named()
    {
        using var site = new ScriptedSts { Account = "", Arn = "" };
        using var migration = new MigrationOnDisk { EndpointUrl = site.Url };
        migration.Steps.Add(migration.Script("a"));

        var result = await migration.Save().RunAsync("plan");

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.StartsWith($"error: {site.Url} answers, but does not say whose credentials these are.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_approve_command_that_is_shown_is_taken_by_a_shell_as_it_is()
    {
        string[] wanted = ["the ticket's \"number\"", "$HOME `id`", "two\nlines"];
        using var migration = new MigrationOnDisk(MigrationOnDisk.Step("sign", "manual", new JsonObject { ["instructions"] = new JsonArray("look") }));
        migration.Steps[0]["evidence"] = new JsonArray([.. wanted.Select(e => (JsonNode)e)]);
        var stopped = await migration.Save().RunAsync("run", "--yes");
        var line = stopped.Error.Split('\n').Single(l => l.StartsWith("sign:", StringComparison.Ordinal)).TrimEnd('.');

        var words = await ShellTextTests.WordsAsync(line[line.IndexOf("groundplan", StringComparison.Ordinal)..]);

        Assert.Equal(["groundplan", "approve", migration.Folder, "--root", "Orders/Move", "--endpoint-url", migration.Sts.Url, "--step", "sign", .. wanted.SelectMany(e => (string[])["--evidence", $"<{e}>"])], words);
        Assert.Equal(ExitCode.Done, (await migration.RunAsync(["approve", .. words[7..]])).Code);
    }

    private MigrationOnDisk OneStep()
    {
        var migration = new MigrationOnDisk { EndpointUrl = endpoint.Url };
        migration.Steps.Add(migration.Script("a"));
        return migration.Save();
    }
}
