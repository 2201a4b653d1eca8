using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary>A deployed stack against what a step says of it.</summary>
internal static class StackComparison
{
    // What DescribeStacks shows of a parameter with NoEcho.
    private const string Hidden = "****";

    /// <summary>What differs; empty when the stack is as the step says.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(
        ICloudFormationReader cloudFormation, Stack stack, StackArguments wanted, bool terminationProtection, CancellationToken cancellationToken)
    {
        var differences = new List<string>();
        if (Text(await cloudFormation.GetTemplateAsync(stack.StackId, cancellationToken)) != Text(wanted.Template.Body))
            differences.Add("the template");
        foreach (var (name, value) in wanted.Parameters)
            if (stack.Parameters.FirstOrDefault(p => p.ParameterKey == name) is not { } parameter || (parameter.ParameterValue != value && parameter.ParameterValue != Hidden))
                differences.Add($"parameter {name}");
        foreach (var (key, value) in wanted.Tags)
            if (stack.Tags.GetValueOrDefault(key) != value)
                differences.Add($"tag {key}");
        if (terminationProtection && !stack.EnableTerminationProtection)
            differences.Add("termination protection");
        return differences;
    }

    // XML knows one kind of line end, and the API trims.
    private static string Text(string template) => template.ReplaceLineEndings("\n").Trim();
}
