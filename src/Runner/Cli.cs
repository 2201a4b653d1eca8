using System.CommandLine;
using System.CommandLine.Help;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Commands;
using Groundplan.Runner.Output;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner;

/// <summary>The command line: arguments in, exit code out, no exception.</summary>
internal static class Cli
{
    public static async Task<int> RunAsync(string[] args, Host host)
    {
        var code = await ParseAndRunAsync(args, host);
        if (host.OutputProblem() is not { } problem)
            return code;
        host.Error.WriteLine($"error: The output could not be written, and is not complete: {Plain.Line(problem.Message).TrimEnd('.')}. What was done is done; 'groundplan status' shows it.");
        return code == ExitCode.Done ? ExitCode.Failed : code;
    }

    private static async Task<int> ParseAndRunAsync(string[] args, Host host)
    {
        var parsed = Commands(host).Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            var message = parsed is { CommandResult.Command.Subcommands.Count: > 0, UnmatchedTokens: [var word, ..] } ? $"There is no command '{word}'." : parsed.Errors[0].Message;
            host.Error.WriteLine($"error: {Plain.Line(message)} See groundplan {(parsed.CommandResult is { Parent: not null } ? $"{parsed.CommandResult.Command.Name} " : "")}--help.");
            return ExitCode.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                host.Interrupts.Stop);
        }
        catch (Exception e) when (Report(e) is var (code, message))
        {
            host.Error.WriteLine($"error: {Plain.Line(message)}");
            return code;
        }
    }

    // No RootCommand, which takes its name from the file that runs.
    private static Command Commands(Host host) => new("groundplan", "Checks, previews, deploys and deletes the stacks of a Groundplan project, and carries out its migrations.")
    {
        new HelpOption(),
        new VersionOption(),
        CheckCommand.Create(host),
        ListCommand.Create(host),
        ShowCommand.Create(host),
        DiffCommand.Create(host),
        DriftCommand.Create(host),
        DeployCommand.Create(host),
        TestDeployCommand.Create(host),
        StatusCommand.Create(host),
        PlanCommand.Create(host),
        RunCommand.Create(host),
        ResumeCommand.Create(host),
        ApproveCommand.Create(host),
        AbortCommand.Create(host),
        RollbackCommand.Create(host),
        HistoryCommand.Create(host),
        VerifyCommand.Create(host),
        UnlockCommand.Create(host),
        DeleteCommand.Create(host),
    };

    private static (int Code, string Message)? Report(Exception error) => error switch
    {
        RunnerError e => (e.Code, e.Message),
        StepFailure e => (ExitCode.Failed, e.Message),
        OperationCanceledException => (ExitCode.Interrupted, "interrupted."),
        AmazonServiceException or AmazonClientException or HttpRequestException => (ExitCode.Failed, AwsErrors.Describe(error) + (AwsErrors.IsExpired(error) ? " Log in again, and run this again." : "")),
        XmlException or JsonException => (ExitCode.Failed, "the endpoint answered with a body that is not of this protocol. Is it an AWS endpoint? --endpoint-url or AWS_ENDPOINT_URL names it."),
        IOException or UnauthorizedAccessException => (ExitCode.Failed, error.Message),
        _ => null,
    };
}
