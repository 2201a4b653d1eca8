using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Lookups;

/// <summary>Something that still needs what a stack publishes.</summary>
/// <param name="What">An SSM path or an export.</param>
/// <param name="By">Who.</param>
internal sealed record Consumer(string What, string By);

/// <summary>Looks for the consumers of a stack in its account and region, and among the other roots of the plan.</summary>
internal static class ConsumerSearch
{
    private const int AtOnce = 4;

    public static async Task<IReadOnlyList<Consumer>> RunAsync(ICloudFormationReader cloudFormation, Manifest manifest, PlanRoot root, Stack stack, CancellationToken cancellationToken)
    {
        var paths = await PublishedAsync(cloudFormation, root, stack, cancellationToken);
        var planned = manifest.Roots
            .Where(r => r.FullName != root.FullName)
            .SelectMany(r => r.Consumes.Where(paths.Contains).Select(path => new Consumer(path, $"root {r.FullName} of this plan")));
        var deployed = await OfStacksAsync(cloudFormation, paths, [.. stack.Outputs.Where(o => o.ExportName.Length > 0).Select(o => o.ExportName)], new HashSet<string>(StringComparer.Ordinal) { stack.StackId }, cancellationToken);
        return InOrder(planned.Concat(deployed));
    }

    /// <summary>The deployed stacks of the account and region that need any of some SSM paths and exports.</summary>
    /// <param name="cloudFormation">Where to look.</param>
    /// <param name="paths">SSM parameter paths.</param>
    /// <param name="exports">Export names.</param>
    /// <param name="apart">ARNs of stacks that do not count.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<IReadOnlyList<Consumer>> OfStacksAsync(
        ICloudFormationReader cloudFormation, IReadOnlySet<string> paths, IReadOnlyList<string> exports, IReadOnlySet<string> apart, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<Consumer>();
        foreach (var export in exports)
            foreach (var importer in await cloudFormation.ListImportsAsync(export, cancellationToken))
                found.Add(new Consumer($"export {export}", $"stack {importer}"));
        if (paths.Count > 0)
            await Parallel.ForEachAsync(
                (await cloudFormation.ListStacksAsync(cancellationToken)).Where(s => !apart.Contains(s.StackId)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (other, ct) =>
                {
                    foreach (var consumer in await OfStackAsync(cloudFormation, other, paths, ct))
                        found.Add(consumer);
                });
        return InOrder(found);
    }

    /// <summary>The SSM parameters that a deployed stack holds.</summary>
    public static async Task<IEnumerable<string>> ParametersAsync(ICloudFormationReader cloudFormation, string stackId, CancellationToken cancellationToken)
        => (await cloudFormation.ListStackResourcesAsync(stackId, cancellationToken))
            .Where(r => r.ResourceType == "AWS::SSM::Parameter" && r.PhysicalResourceId.Length > 0)
            .Select(r => r.PhysicalResourceId);

    private static async Task<HashSet<string>> PublishedAsync(ICloudFormationReader cloudFormation, PlanRoot root, Stack stack, CancellationToken cancellationToken)
        => (await ParametersAsync(cloudFormation, stack.StackId, cancellationToken)).Concat(root.Publishes).ToHashSet(StringComparer.Ordinal);

    private static IReadOnlyList<Consumer> InOrder(IEnumerable<Consumer> consumers)
        => [.. consumers.Distinct().OrderBy(c => c.What, StringComparer.Ordinal).ThenBy(c => c.By, StringComparer.Ordinal)];

    private static async Task<IEnumerable<Consumer>> OfStackAsync(ICloudFormationReader cloudFormation, StackSummary other, IReadOnlySet<string> paths, CancellationToken cancellationToken)
    {
        try
        {
            if (await cloudFormation.DescribeStackAsync(other.StackId, cancellationToken) is not { } stack)
                return [];
            var template = await cloudFormation.GetTemplateAsync(other.StackId, cancellationToken);
            var values = stack.Parameters.Select(p => p.ParameterValue).ToHashSet(StringComparer.Ordinal);
            return paths.Where(p => values.Contains(p) || Mentions(template, p)).Select(p => new Consumer(p, $"stack {other.StackName}"));
        }
        catch (AmazonServiceException e)
        {
            return [new Consumer("unknown", $"stack {other.StackName}, which could not be read: {AwsErrors.Describe(e)}")];
        }
    }

    private static bool Mentions(string template, string path) => Regex.IsMatch(template, $"(?<![A-Za-z0-9_.-]){Regex.Escape(path)}(?![A-Za-z0-9_./-])");
}
