namespace Groundplan;

/// <summary>
/// Marks a library whose types and helpers plans of other projects use. Its source travels in the assembly, and is evaluated there as
/// the plan's own is: nothing of it is executed by the compiler. Whoever has the assembly can read that source.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PlanLibraryAttribute : Attribute;

/// <summary>A source file of a library for plans. Written by the generator; not for people.</summary>
/// <param name="path">The file, below the project's folder, with slashes.</param>
/// <param name="content">The text in UTF-8, deflated, in base64.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PlanSourceAttribute(string path, string content) : Attribute
{
    /// <summary>The file, below the project's folder, with slashes.</summary>
    public string Path { get; } = path;

    /// <summary>The text in UTF-8, deflated, in base64.</summary>
    public string Content { get; } = content;

    /// <summary>The preprocessor symbols with which the file was compiled, separated by semicolons.</summary>
    public string Symbols { get; init; } = "";

    /// <summary>Whether integer arithmetic was checked.</summary>
    public bool IsChecked { get; init; }
}
