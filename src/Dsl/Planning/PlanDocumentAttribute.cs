namespace Groundplan;

/// <summary>A document that the build writes; put on the assembly by the generator, read by the build.</summary>
/// <param name="path">The path below the output folder, with forward slashes.</param>
/// <param name="kind">The document's kind, such as <c>template</c>.</param>
/// <param name="content">The UTF-8 text, deflated and in base64.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PlanDocumentAttribute(string path, string kind, string content) : Attribute
{
    /// <summary>The path below the output folder.</summary>
    public string Path { get; } = path;

    /// <summary>The document's kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The UTF-8 text, deflated and in base64.</summary>
    public string Content { get; } = content;
}
