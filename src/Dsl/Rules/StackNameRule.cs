using System.Text.RegularExpressions;

namespace Groundplan.Rules;

/// <summary>The name of a team's stack is one that CloudFormation refuses.</summary>
internal static class StackNameRule
{
    private const string Id = "GP1012";

    // AWS CloudFormation API reference, CreateStack, StackName; the length is GP1004's.
    private static readonly Regex Valid = new("^[a-zA-Z][a-zA-Z0-9-]*\\z", RegexOptions.CultureInvariant);

    public static Rule Rule { get; } = new(Id, Severity.Error, "A stack's name is malformed", context => context.Stacks
        .Where(root => root.Value is Stack stack && !context.Origins.IsUnknown(stack, nameof(Stack.StackName)) && !Valid.IsMatch(stack.StackName ?? ""))
        .Select(root => new Finding(
            Id,
            Severity.Error,
            $"'{root.Content.Stack.StackName}' is no name of a stack: letters, digits and hyphens, and a letter first.",
            Subjects.OfStackName(root))));
}
