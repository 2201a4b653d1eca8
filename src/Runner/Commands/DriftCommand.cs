using System.CommandLine;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan drift</c>: what differs between the deployed resources and their template.</summary>
internal static class DriftCommand
{
    public static Command Create(Host host) => CommandOptions.Create(
        host, "drift", "Detect what was changed behind CloudFormation's back. Exit 1 when something was.", OptionGroups.Root | OptionGroups.Aws, (i, _, ct) => RunAsync(i, ct));

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = await StackTarget.OpenAsync(invocation, cancellationToken);
        using var client = target.CloudFormation();
        ICloudFormationReader cloudFormation = client;
        var stack = await cloudFormation.DescribeStackAsync(target.Stack.Name, cancellationToken)
            ?? throw RunnerError.Failed($"{target.Stack.Name} is not deployed. Deploy it: groundplan deploy --root {target.Root.FullName}");
        var detection = await cloudFormation.DetectStackDriftAsync(stack.StackId, cancellationToken);
        var verdict = await invocation.Printer.BusyAsync($"Detecting drift of {stack.StackName}", () => DriftDetection.WaitAsync(cloudFormation, detection, invocation.Host.Pace, cancellationToken));
        var drifts = (await cloudFormation.DescribeStackResourceDriftsAsync(stack.StackId, cancellationToken))
            .Where(d => d.StackResourceDriftStatus is "MODIFIED" or "DELETED").ToList();
        foreach (var drift in drifts)
            Print(invocation.Printer, drift, target.Sources);
        invocation.Printer.Line($"{stack.StackName}: {verdict}, {drifts.Count} resources differ.");
        invocation.Printer.Data("result", new() { ["stack"] = stack.StackName, ["drift"] = verdict, ["resources"] = drifts.Count });
        return verdict == "IN_SYNC" && drifts.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Print(Printer printer, StackResourceDrift drift, SourceMap sources)
    {
        printer.Line($"{sources.OfResource(drift.LogicalResourceId) ?? "-"}: {drift.LogicalResourceId} ({drift.ResourceType}) {drift.StackResourceDriftStatus}");
        foreach (var difference in drift.PropertyDifferences)
        {
            var source = sources.OfResource(drift.LogicalResourceId, $"/Properties{difference.PropertyPath}");
            var (expected, actual) = (DriftValue.Shown(difference.PropertyPath, difference.ExpectedValue), DriftValue.Shown(difference.PropertyPath, difference.ActualValue));
            printer.Line($"  {source ?? "-"}: {difference.PropertyPath} {difference.DifferenceType}: planned {expected}, is {actual}");
            printer.Data("drift", new()
            {
                ["logicalId"] = drift.LogicalResourceId,
                ["status"] = drift.StackResourceDriftStatus,
                ["path"] = difference.PropertyPath,
                ["kind"] = difference.DifferenceType,
                ["expected"] = expected,
                ["actual"] = actual,
                ["source"] = source,
            });
        }
        if (drift.PropertyDifferences.Count == 0)
            printer.Data("drift", new() { ["logicalId"] = drift.LogicalResourceId, ["status"] = drift.StackResourceDriftStatus, ["source"] = sources.OfResource(drift.LogicalResourceId) });
    }
}
