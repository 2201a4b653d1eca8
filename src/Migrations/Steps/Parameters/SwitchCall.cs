namespace Groundplan.Migrations;

/// <summary>A call that turns a switch.</summary>
/// <param name="Url">An http or https address without user and password.</param>
/// <param name="Check">How to see that it is turned.</param>
public sealed record SwitchCall(string Url, SwitchCheck Check) : IArguments
{
    /// <summary>The method: <c>PUT</c>, <c>POST</c>, <c>PATCH</c> or <c>DELETE</c>.</summary>
    public string Method { get; init; } = "PUT";

    /// <summary>The body; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>The headers; none of them a secret.</summary>
    public Map<string> Headers { get; init; } = new();

    /// <summary>Where the value of the <c>Authorization</c> header is read; null for none.</summary>
    public SecretSource? AuthorizationFrom { get; init; }

    /// <inheritdoc/>
    public Items<Argument> Arguments =>
    [
        new("url", Url),
        new("method", Method),
        new("body", Body),
        new("headers", Headers is { Count: > 0 } ? Headers : null),
        new("authorizationFrom", AuthorizationFrom),
        new("check", Check),
    ];

    internal CommandLine Command => CommandLine.Of("curl", "--fail", "--silent", "--show-error", "--request", Method)
        .With("--header", AuthorizationFrom is null ? null : "Authorization: <value>")
        .With("--data", Body)
        .If(true, Url);
}

/// <summary>An address that says where a switch stands.</summary>
/// <param name="Url">An http or https address without user and password; it is asked with GET.</param>
public sealed record SwitchCheck(string Url) : IArguments
{
    /// <summary>The status that is expected, 100 to 599.</summary>
    public long Status { get; init; } = 200;

    /// <summary>A text that the answer must hold; null for any.</summary>
    public string? Contains { get; init; }

    /// <inheritdoc/>
    public Items<Argument> Arguments => [new("url", Url), new("status", Status), new("contains", Contains)];
}
