using System.Diagnostics;
using System.Text.Json;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Migrations.Steps;

/// <summary>The commands of a runbook are taken by the programs that they name. Nothing is sent anywhere.</summary>
public sealed class CommandGrammarTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly string[] Programs = ["aws", "kubectl", "curl", "groundplan", "psql"];

    // What kubectl says of words that it does not take; whatever else it says is about the cluster, which there is not.
    private static readonly string[] Misunderstood = ["unknown flag", "unknown shorthand", "unknown command", "invalid argument", "must specify", "flag needs an argument", "is required", "required flag"];

    public static TheoryData<string> KubectlSteps() => [.. StepSamples.All.Where(step => Lines(step, "kubectl").Any()).Select(step => step.Id)];

    [Theory]
    [MemberData(nameof(StepSamples.Ids), MemberType = typeof(StepSamples))]
    public void A_command_begins_with_a_program_that_the_runbook_may_name(string id)
        => Assert.All(StepTexts.Commands(StepSamples.Named(id)), command => Assert.Contains(command[0], Programs));

    [Theory]
    [MemberData(nameof(StepSamples.Ids), MemberType = typeof(StepSamples))]
    public void No_word_of_a_command_is_empty(string id)
        => Assert.All(StepTexts.Commands(StepSamples.Named(id)), command => Assert.All(command, Assert.NotEmpty));

    [AwsCliFact]
    public async Task The_parser_of_the_AWS_CLI_takes_every_command()
    {
        var lines = StepSamples.All.SelectMany(step => Lines(step, "aws").Select(words => (step.Id, words))).ToList();
        var faults = await FaultsAsync(lines.Select(line => line.words));
        Assert.Equal(lines.Count, faults.Count);
        Assert.Empty(lines.Zip(faults).Where(pair => pair.Second is not null).Select(pair => $"{pair.First.Id}: {string.Join(' ', pair.First.words)}: {pair.Second}"));
    }

    [AwsCliFact]
    public async Task The_parser_of_the_AWS_CLI_finds_a_value_after_a_flag_an_unknown_option_and_a_missing_member()
    {
        var faults = await FaultsAsync(
        [
            ["aws", "rds", "create-db-instance-read-replica", "--db-instance-identifier", "a", "--source-db-instance-identifier", "b", "--publicly-accessible", "false"],
            ["aws", "s3", "sync", "s3://a", "s3://b", "--remove"],
            ["aws", "route53", "change-resource-record-sets", "--hosted-zone-id", "Z1", "--change-batch", """{"Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"a"}}]}"""],
            ["aws", "dynamodb", "describe-table", "--table-name", "orders"],
        ]);
        Assert.Collection(
            faults,
            fault => Assert.Contains("Unknown options: false", fault),
            fault => Assert.Contains("Unknown options: --remove", fault),
            fault => Assert.Contains("\"Type\"", fault),
            Assert.Null);
    }

    [KubectlTheory]
    [MemberData(nameof(KubectlSteps))]
    public async Task Kubectl_takes_every_command(string id)
    {
        foreach (var words in Lines(StepSamples.Named(id), "kubectl").Where(words => words[1] != "argo"))
        {
            var (_, error) = await RunAsync("kubectl", [.. words.Skip(1), "--server=http://127.0.0.1:1", "--request-timeout=1s"], "");
            Assert.DoesNotContain(Misunderstood, complaint => error.Contains(complaint, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Lines(Step step, string program) => StepTexts.Commands(step).Where(words => words[0] == program);

    private static async Task<IReadOnlyList<string?>> FaultsAsync(IEnumerable<IReadOnlyList<string>> commands)
    {
        var (output, error) = await RunAsync("python3", [Path.Combine(AppContext.BaseDirectory, "aws-grammar.py")], JsonSerializer.Serialize(commands));
        Assert.True(output.Length > 0, error);
        return JsonSerializer.Deserialize<string?[]>(output)!;
    }

    private static async Task<(string Output, string Error)> RunAsync(string program, IEnumerable<string> arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var longest = new CancellationTokenSource(Longest);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(longest.Token);
            var error = process.StandardError.ReadToEndAsync(longest.Token);
            await process.WaitForExitAsync(longest.Token);
            return (await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
