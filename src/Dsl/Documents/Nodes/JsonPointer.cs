namespace Groundplan.Documents.Nodes;

/// <summary>JSON pointers, RFC 6901.</summary>
internal static class JsonPointer
{
    /// <summary>The pointer to a member of what a pointer addresses.</summary>
    public static string Append(string pointer, string token) => $"{pointer}/{token.Replace("~", "~0").Replace("/", "~1")}";

    /// <summary>The unescaped tokens, from the root.</summary>
    public static IEnumerable<string> Tokens(string pointer) =>
        pointer.Split('/').Skip(1).Select(token => token.Replace("~1", "/").Replace("~0", "~"));
}
