namespace Groundplan.Runner.Aws;

/// <summary>Where an operation of a REST protocol is found. Members of the input that are named neither in the path nor in <see cref="Query"/> make the body.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path; <c>{Member}</c> stands for a member of the input.</param>
public sealed record AwsRoute(string Method, string Path)
{
    /// <summary>Members that travel in the query string, when they are given.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>The body: the name of its root element in XML; in JSON the member that is the whole body, or null for an object of all that is left.</summary>
    public string? Body { get; init; }

    /// <summary>For an answer whose body is any JSON at all: members of the result by the header that holds them. The body is the member <c>Payload</c>, and the status <c>StatusCode</c>.</summary>
    public IReadOnlyDictionary<string, string>? AnswerHeaders { get; init; }
}
