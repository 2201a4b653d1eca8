using System.Text.RegularExpressions;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Documents;

/// <summary>What stands in braces in commands, <c>{stack.Resource}</c> or <c>{step.output}</c>, and how a person gets it.</summary>
internal static class HandReferences
{
    private static readonly Regex Braces = new(@"\{([A-Za-z0-9][A-Za-z0-9_-]*)\.([A-Za-z0-9][A-Za-z0-9_-]*)\}", RegexOptions.CultureInvariant);

    /// <summary>A line for each, in the order of their first appearance.</summary>
    public static IReadOnlyList<Note> Lines(MigrationFacts facts)
    {
        var stacks = facts.Migration.Stacks.OfType<Stack>().ToLookup(stack => stack.StackName ?? "", StringComparer.Ordinal);
        var references = facts.Steps.SelectMany(node => MigrationParts.WithInner(node.Step))
            .SelectMany(step => Texts(facts, step.Specify()))
            .SelectMany(word => Braces.Matches(word).Cast<Match>())
            .Select(match => (Owner: match.Groups[1].Value, Name: match.Groups[2].Value))
            .Distinct();
        return [.. references.Select(reference => stacks[reference.Owner].FirstOrDefault() is { } stack ? OfStack(facts, stack, reference.Name) : OfStep(facts, reference.Owner, reference.Name))];
    }

    private static IEnumerable<string> Texts(MigrationFacts facts, StepSpec spec) => HandCommands.Words(facts, spec).SelectMany(words => words).Concat([facts.SummaryOf(spec)]);

    private static Note OfStack(MigrationFacts facts, Stack stack, string resource)
    {
        var words = new List<string> { "aws", "cloudformation", "describe-stack-resource", "--stack-name", stack.StackName ?? "", "--logical-resource-id", resource, "--query", "StackResourceDetail.PhysicalResourceId", "--output", "text" };
        if ((stack.Region ?? facts.Migration.Region) is { Length: > 0 } region)
            words.AddRange(["--region", region]);
        return new("", $"{{{stack.StackName}.{resource}}}", ", the physical id of a resource once its stack is there:", ShellText.Line(words));
    }

    private static Note OfStep(MigrationFacts facts, string step, string output) =>
        new("", $"{{{step}.{output}}}", $", an output of step {step}: what the step's own commands said; where the runner did that step, it is in the step's entry of kind step-finished:", RunnerCommands.Line(facts, "history", "--json"));
}
