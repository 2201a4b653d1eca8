using System.Globalization;

namespace Groundplan.Rules;

/// <summary>A stack has more members of a kind than CloudFormation takes, or is near it. Source: AWS CloudFormation User Guide, "Understand CloudFormation quotas".</summary>
internal static class StackLimitRules
{
    private static readonly (string Kind, int Limit, Func<StackContent, int> Count)[] Limits =
    [
        ("resources", 500, content => content.Resources.Count()),
        ("parameters", 200, content => content.Parameters.Count()),
        ("outputs", 200, content => content.Outputs.Count()),
        ("mappings", 200, content => content.Mappings.Count()),
    ];

    public static Rule Exceeded { get; } = new("GP4002", Severity.Error, "A stack is larger than CloudFormation takes", context =>
        Check(context, "GP4002", Severity.Error, (count, limit) => count > limit));

    public static Rule Near { get; } = new("GP4003", Severity.Warning, "A stack is nearly as large as CloudFormation takes", context =>
        Check(context, "GP4003", Severity.Warning, (count, limit) => count <= limit && count * 5 > limit * 4));

    private static IEnumerable<Finding> Check(RuleContext context, string id, Severity severity, Func<int, int, bool> violates) =>
        from root in context.Stacks
        from limit in Limits
        let count = limit.Count(root.Content)
        where violates(count, limit.Limit)
        select new Finding(
            id,
            severity,
            $"The stack has {count.ToString(CultureInfo.InvariantCulture)} of at most {limit.Limit.ToString(CultureInfo.InvariantCulture)} {limit.Kind}: move some to a stack of their own.",
            new Subject(root, root.Value));
}
