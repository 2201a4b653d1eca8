namespace Groundplan.Documents.OperatorPolicies;

/// <summary>
/// What the CloudFormation handler of a type does in the name of whoever deploys, on create, read, update and delete.
/// </summary>
/// <param name="Type">The resource type.</param>
/// <param name="NameProperty">The property that gives the physical name, or refers to the resource that has it; empty when no name is needed.</param>
/// <param name="Arn">The ARN; <c>{p}</c>, <c>{r}</c>, <c>{a}</c>, <c>{n}</c> are partition, region, account and name, <c>{path}</c> the IAM path.</param>
/// <param name="Actions">The actions with their service, sorted when written.</param>
internal sealed record HandlerPermissions(string Type, string NameProperty, string Arn, Items<string> Actions)
{
    /// <summary>A row whose actions are of one service: <c>s3: CreateBucket DeleteBucket</c>.</summary>
    public static HandlerPermissions Of(string type, string nameProperty, string arn, string actions)
    {
        var words = actions.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return new(type, nameProperty, arn, words.Skip(1).Select(action => words[0] + action).ToItems());
    }
}
