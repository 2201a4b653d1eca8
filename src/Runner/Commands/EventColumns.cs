using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Commands;

/// <summary>How wide the columns of events are, known before the first one comes. The status stands last, since the longest ones are rare.</summary>
internal sealed record EventColumns(int Resource, int Type)
{
    /// <summary>Stands for the stack among its resources.</summary>
    public const string OfStack = "(stack)";

    private const string StackType = "AWS::CloudFormation::Stack";

    /// <param name="template">What will be there.</param>
    /// <param name="before">What happened before: resources that may go.</param>
    public static EventColumns Of(Template? template, IReadOnlyList<StackEvent> before)
    {
        IReadOnlyList<(string Id, string Type)> rows =
        [
            (OfStack, StackType),
            .. template?.Resources.Select(r => (r.LogicalId, r.Type)) ?? [],
            .. before.Where(e => !e.IsOfStack).Select(e => (e.LogicalResourceId, e.ResourceType)),
        ];
        return new EventColumns(rows.Max(r => r.Id.Length), rows.Max(r => r.Type.Length));
    }
}
