namespace Groundplan.Oracle.Running;

/// <summary>A program to be executed and evaluated: a source that declares a type with a static <c>string Run()</c>.</summary>
/// <param name="Name">What the reports call it.</param>
/// <param name="Type">The metadata name of the type.</param>
/// <param name="Source">The text of its file.</param>
internal sealed record Subject(string Name, string Type, string Source)
{
    public string Path => $"/oracle/{Name}.cs";
}
