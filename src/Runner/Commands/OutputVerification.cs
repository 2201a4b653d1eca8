using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Commands;

/// <summary>The step <c>verify-outputs</c>: the stack is in order and what it publishes is there.</summary>
internal static class OutputVerification
{
    public static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = await StackTarget.OpenAsync(invocation, cancellationToken);
        using var client = target.CloudFormation();
        ICloudFormationReader cloudFormation = client;
        var stack = await cloudFormation.DescribeStackAsync(target.Stack.Name, cancellationToken)
            ?? throw RunnerError.Failed($"{target.Stack.Name} is not deployed.");
        var missing = await MissingParametersAsync(target, cancellationToken);
        foreach (var path in missing)
            invocation.Printer.Note($"missing: SSM parameter {path}");
        foreach (var output in MissingOutputs(target, stack))
            invocation.Printer.Note($"unverified: output {output} is in the template, but the stack does not show it");
        var healthy = StackStatuses.Of(stack.StackStatus).Kind == StackKind.Healthy;
        invocation.Printer.Line($"{stack.StackName}: {stack.StackStatus}, {target.Root.Publishes.Count - missing.Count} of {target.Root.Publishes.Count} published parameters are there.");
        invocation.Printer.Data("verification", new() { ["stack"] = stack.StackName, ["status"] = stack.StackStatus, ["missing"] = missing.Count });
        return healthy && missing.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    // An output may hang on a condition, so that its absence alone proves nothing.
    private static IEnumerable<string> MissingOutputs(StackTarget target, Stack stack)
        => Template.Read(target.Plan, target.Root).Outputs.Except(stack.Outputs.Select(o => o.OutputKey), StringComparer.Ordinal);

    private static async Task<IReadOnlyList<string>> MissingParametersAsync(StackTarget target, CancellationToken cancellationToken)
    {
        using var ssm = target.Session.Client(AwsService.Ssm);
        var missing = new List<string>();
        foreach (var path in target.Root.Publishes)
            try
            {
                await ssm.JsonAsync("GetParameter", new() { ["Name"] = path }, cancellationToken);
            }
            catch (AmazonServiceException e) when (e.ErrorCode == "ParameterNotFound")
            {
                missing.Add(path);
            }
        return missing;
    }
}
