using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation;

namespace Groundplan.Runner.Commands;

/// <summary>A root whose stack had another name in the build before: a deployment makes a second stack, and the first one stays.</summary>
internal static class RenamedStack
{
    /// <summary>Says so, when this run's build changed the name. After a build of its own there is nothing left to know it by.</summary>
    public static async Task ReportAsync(Invocation invocation, StackTarget target, ICloudFormationReader cloudFormation, CancellationToken cancellationToken)
    {
        var before = target.Plan.Previous?.Roots.FirstOrDefault(r => r.FullName == target.Root.FullName)?.Stack?.Name;
        if (before is null || target.Plan.Manifest.Roots.Any(r => r.Stack?.Name == before))
            return;
        var status = await StatusAsync(cloudFormation, before, cancellationToken);
        if (status is null)
            return;
        invocation.Printer.Note(
            $"warning: {target.Root.FullName} was stack {before} until this build, and that stack ({status}) stays with all that it holds; {target.Stack.Name} is another one. "
            + $"When nothing needs it any more: aws cloudformation delete-stack --stack-name {before} --region {target.Session.Region}");
        invocation.Printer.Data("renamed", new() { ["before"] = before, ["status"] = status, ["stack"] = target.Stack.Name });
    }

    private static async Task<string?> StatusAsync(ICloudFormationReader cloudFormation, string stackName, CancellationToken cancellationToken)
    {
        try
        {
            return await cloudFormation.DescribeStackAsync(stackName, cancellationToken) is { } stack && StackStatuses.Of(stack.StackStatus).Kind != StackKind.Gone ? stack.StackStatus : null;
        }
        catch (AmazonServiceException e)
        {
            return $"not known whether deployed: {AwsErrors.Describe(e)}"; // the operator policy speaks of the new name only
        }
    }
}
