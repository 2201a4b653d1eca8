using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Commands;

/// <summary>The step <c>verify-outputs</c>: the stack is in order, shows its outputs, and what it publishes is there.</summary>
internal static class OutputVerification
{
    public static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var target = await StackTarget.OpenAsync(invocation, cancellationToken);
        using var client = target.CloudFormation();
        ICloudFormationReader cloudFormation = client;
        var stack = await cloudFormation.DescribeStackAsync(target.Stack.Name, cancellationToken)
            ?? throw RunnerError.Failed($"{target.Stack.Name} is not deployed. Deploy it: groundplan deploy --root {target.Root.FullName}");
        var outputs = WithoutValue(invocation, target, stack);
        var parameters = await MissingParametersAsync(target, cancellationToken);
        foreach (var path in parameters)
            invocation.Printer.Note($"missing: SSM parameter {path}");
        invocation.Printer.Line($"{stack.StackName}: {stack.StackStatus}, {Outputs(target.Root, outputs)}, {Parameters(target.Root, parameters.Count)}.");
        invocation.Printer.Data("verification", new()
        {
            ["stack"] = stack.StackName,
            ["status"] = stack.StackStatus,
            ["outputs"] = target.Root.Outputs.Count,
            ["outputsWithoutValue"] = outputs.Missing,
            ["outputsUnverified"] = outputs.Unverified,
            ["parameters"] = target.Root.Publishes.Count,
            ["missing"] = parameters.Count,
        });
        return StackStatuses.Of(stack.StackStatus).Kind == StackKind.Healthy && outputs.Missing == 0 && parameters.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Names the outputs that the stack does not show, or shows empty. One that hangs on a condition may be absent.</summary>
    private static (int Missing, int Unverified) WithoutValue(Invocation invocation, StackTarget target, Stack stack)
    {
        var (missing, unverified) = (0, 0);
        foreach (var output in target.Root.Outputs)
            if (stack.Outputs.FirstOrDefault(o => o.OutputKey == output.Name) is { } shown)
            {
                if (!string.IsNullOrWhiteSpace(shown.OutputValue))
                    continue;
                invocation.Printer.Note($"empty: output {output.Name}");
                missing++;
            }
            else if (output.Condition is { } condition)
            {
                invocation.Printer.Note($"unverified: the stack does not show output {output.Name}, which hangs on condition {condition}");
                unverified++;
            }
            else
            {
                invocation.Printer.Note($"missing: output {output.Name}");
                missing++;
            }
        return (missing, unverified);
    }

    private static string Outputs(PlanRoot root, (int Missing, int Unverified) without) => root.Outputs.Count == 0
        ? "no outputs declared"
        : $"{root.Outputs.Count - without.Missing - without.Unverified} of {root.Outputs.Count} outputs have values";

    private static string Parameters(PlanRoot root, int missing) => root.Publishes.Count == 0
        ? "no parameters published"
        : $"{root.Publishes.Count - missing} of {root.Publishes.Count} published parameters are there";

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
