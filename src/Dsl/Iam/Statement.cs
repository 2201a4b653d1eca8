namespace Groundplan;

/// <summary>One statement of a policy: who may do what on which resources.</summary>
public sealed record Statement
{
    /// <summary>The statement's id: letters and digits, unique in the document.</summary>
    public string? Sid { get; init; }

    /// <summary>Allow (the default) or Deny.</summary>
    public Effect Effect { get; init; } = Effect.Allow;

    /// <summary>Who, in a resource or trust policy; null in an identity policy.</summary>
    public Principal? Principal { get; init; }

    /// <summary>Actions such as <c>s3:GetObject</c>.</summary>
    public Items<string> Actions { get; init; } = [];

    /// <summary>All actions but these; use with Deny.</summary>
    public Items<string> NotActions { get; init; } = [];

    /// <summary>ARNs; empty in a trust policy.</summary>
    public Items<Value<string>> Resources { get; init; } = [];

    /// <summary>Operator to key to values, such as <c>StringEquals</c>.</summary>
    public Json? Condition { get; init; }

    internal Json ToJson() => Json.From(Entries());

    private IEnumerable<KeyValuePair<string, Json>> Entries()
    {
        if (Sid is not null)
            yield return new("Sid", Sid);
        yield return new("Effect", Effect.ToString());
        if (Principal is not null)
            yield return new("Principal", Principal.ToJson());
        if (Actions.Count > 0)
            yield return new("Action", [.. Actions.Select(action => (Json)action)]);
        if (NotActions.Count > 0)
            yield return new("NotAction", [.. NotActions.Select(action => (Json)action)]);
        if (Resources.Count > 0 || Resources.Intrinsic is not null)
            yield return new("Resource", Resources);
        if (Condition is not null)
            yield return new("Condition", Condition);
    }
}

/// <summary>Whether a statement allows or denies.</summary>
public enum Effect
{
    /// <summary>The actions are allowed.</summary>
    Allow,

    /// <summary>The actions are denied, whatever else allows them.</summary>
    Deny,
}
