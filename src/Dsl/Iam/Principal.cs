namespace Groundplan;

/// <summary>Who a statement speaks of.</summary>
/// <param name="Kind"><c>Service</c>, <c>AWS</c> or <c>Federated</c>.</param>
/// <param name="Ids">Service names, ARNs or account ids.</param>
public sealed record Principal(string Kind, Items<Value<string>> Ids)
{
    /// <summary>An AWS service such as <c>codebuild.amazonaws.com</c>.</summary>
    public static Principal Service(string name) => new("Service", [name]);

    /// <summary>An account, role or user by ARN.</summary>
    public static Principal Aws(Value<string> arn) => new("AWS", [arn]);

    internal Json ToJson() => Json.From([new(Kind, Ids.Count == 1 ? Ids[0] : Ids)]);
}
