namespace Groundplan.Documents;

/// <summary>A document of a plan: text at a path below the output folder.</summary>
/// <param name="Path">With forward slashes: <c>Plan/Root/template.yaml</c>.</param>
/// <param name="Kind">One of <see cref="DocumentKinds"/>.</param>
/// <param name="Text">LF line ends, CR LF in a CSV; a final newline.</param>
public sealed record PlanDocument(string Path, string Kind, string Text);
