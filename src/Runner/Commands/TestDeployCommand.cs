using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Lookups;
using Groundplan.Runner.Output;
using Groundplan.Runner.TestDeploy;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan test-deploy</c>: an isolated stack under random names, always torn down, and a look at the production names.</summary>
internal static class TestDeployCommand
{
    private const int SuffixLength = 4;
    private const int LongestStackName = 128;

    public static Command Create(Host host) => CommandOptions.Create(
        host,
        "test-deploy",
        "Deploy a root as an isolated stack with a random suffix, then delete it; look up whether the production names are taken.",
        OptionGroups.Deployment,
        (i, _, ct) => RunAsync(i, ct));

    public static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        invocation.RequireSomeoneToAsk("test-deploy");
        var target = await StackTarget.OpenAsync(invocation, cancellationToken);
        target.RejectErrors(invocation);
        var template = Template.Read(target.Plan, target.Root);
        var suffix = "-" + invocation.Host.RandomWord(SuffixLength);
        var renamed = TemplateRenamer.Run(template, target.Root, suffix);
        RejectProblems(invocation, renamed);
        using var cloudFormation = target.CloudFormation();
        var namesAreFree = await LookUpNamesAsync(invocation, target, cloudFormation, cancellationToken);
        var name = StackName(target.Stack.Name, suffix);
        if (!await invocation.ConfirmAsync($"Create {name} in account {target.Account}, {target.Session.Region}, and delete it again? Its resources are real.", cancellationToken))
            throw RunnerError.Refused("Nothing was changed.");
        var outcome = await DeployAndDeleteAsync(invocation, target, cloudFormation, renamed, name, cancellationToken);
        return Conclude(invocation, target, name, outcome, namesAreFree);
    }

    private static void RejectProblems(Invocation invocation, RenamedTemplate renamed)
    {
        foreach (var problem in renamed.Problems)
        {
            invocation.Printer.Note($"error: {problem}");
            invocation.Printer.Data("problem", new() { ["message"] = problem });
        }
        if (renamed.Problems.Count > 0)
            throw RunnerError.Failed("The template cannot be deployed under test names; nothing was created.");
    }

    private static async Task<bool> LookUpNamesAsync(Invocation invocation, StackTarget target, ICloudFormationReader cloudFormation, CancellationToken cancellationToken)
    {
        var production = await cloudFormation.DescribeStackAsync(target.Stack.Name, cancellationToken);
        var own = production is null ? [] : await cloudFormation.ListStackResourcesAsync(production.StackId, cancellationToken);
        var findings = await invocation.Printer.BusyAsync(
            "Looking up the production names", () => NameSearch.RunAsync(target.Root.Names, own, target.Session, target.Account, cancellationToken));
        foreach (var finding in findings.Where(f => f.IsConflict || f.Answer.State == NameState.Unknown))
            Print(invocation.Printer, finding, target.Sources);
        invocation.Printer.Line(
            $"production names: {findings.Count(f => f.Answer.State == NameState.Free)} free, {findings.Count(f => f.Answer.State == NameState.Taken && f.IsOwn)} held by {target.Stack.Name} itself, "
            + $"{findings.Count(f => f.IsConflict)} taken by others, {findings.Count(f => f.Answer.State == NameState.Unknown)} unknown.");
        return !findings.Any(f => f.IsConflict);
    }

    private static void Print(Printer printer, NameFinding finding, SourceMap sources)
    {
        var source = sources.OfResource(finding.Name.LogicalId, $"/Properties/{finding.Name.Property}");
        var verdict = finding.IsConflict ? "error: taken" : "warning: not known whether taken";
        printer.Line($"{(source is null ? "" : source + ": ")}{verdict}: {finding.Name.Type} {finding.Name.Name} {finding.Answer.Detail}".TrimEnd());
        printer.Data("name", new()
        {
            ["logicalId"] = finding.Name.LogicalId,
            ["resourceType"] = finding.Name.Type,
            ["name"] = finding.Name.Name,
            ["state"] = finding.IsConflict ? "taken" : "unknown",
            ["detail"] = finding.Answer.Detail,
            ["source"] = source,
        });
    }

    private static async Task<TestStackOutcome> DeployAndDeleteAsync(
        Invocation invocation, StackTarget target, IAmazonCloudFormation cloudFormation, RenamedTemplate renamed, string name, CancellationToken cancellationToken)
    {
        var printer = invocation.Printer;
        var template = Template.Parse(Encoding.UTF8.GetBytes(renamed.Body), "renamed template");
        var request = new CreateStackRequest
        {
            StackName = name,
            Template = await TemplateUpload.PrepareAsync(template.Body, name, target.Session, target.Account, invocation.TemplateBucket, cancellationToken),
            Capabilities = Capabilities.Of(template),
            Tags = target.Stack.Tags,
        };
        StackReport.Capabilities(printer, request.Capabilities);
        var columns = EventColumns.Of(template, []);
        var outcome = await printer.BusyAsync($"Testing {name}", () => TestStack.RunAsync(cloudFormation, request, TestStackLife.Of(invocation.Host), e => StackReport.Event(printer, columns, e), printer.Note));
        await TemplateUpload.RemoveAsync(request.Template, target.Session, target.Account, invocation.Host.Interrupts.Abandon);
        return outcome;
    }

    private static int Conclude(Invocation invocation, StackTarget target, string name, TestStackOutcome outcome, bool namesAreFree)
    {
        if (outcome.Creation is { Succeeded: false } creation)
            StackReport.Causes(invocation.Printer, creation, target.Sources);
        if (outcome.Deletion is { } deletion)
            StackDeletion.ReportLeftovers(invocation, deletion);
        var created = outcome.Creation?.Succeeded == true;
        invocation.Printer.Line($"{name}: {Verdict(outcome, created)}; {(outcome.IsGone ? "nothing of it is left" : "parts of it STAY, see above")}.");
        invocation.Printer.Data("result", new JsonObject { ["stack"] = name, ["succeeded"] = created, ["interrupted"] = outcome.Interrupted, ["tornDown"] = outcome.IsGone, ["namesFree"] = namesAreFree });
        if (invocation.Host.Interrupts.Stop.IsCancellationRequested)
            return ExitCode.Interrupted;
        return created && outcome.IsGone && namesAreFree ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Verdict(TestStackOutcome outcome, bool created) => outcome switch
    {
        { Interrupted: true, IsGone: true } => "interrupted before it was known whether it can be deployed, and torn down",
        { Interrupted: true } => "interrupted before it was known whether it can be deployed",
        _ => created ? "can be deployed" : "could not be deployed",
    };

    private static string StackName(string name, string suffix) => (name.Length + suffix.Length > LongestStackName ? name[..(LongestStackName - suffix.Length)] : name) + suffix;
}
