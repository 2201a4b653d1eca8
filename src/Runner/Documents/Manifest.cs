namespace Groundplan.Runner.Documents;

/// <summary><c>manifest.json</c>: what a project's plans hold and which documents were written for them.</summary>
internal sealed record Manifest(int Version, IReadOnlyList<PlanRoot> Roots);

/// <summary>One root of a plan and its stack.</summary>
/// <param name="Plan">The plan class.</param>
/// <param name="Root">The property of it.</param>
/// <param name="Kind">The root's type.</param>
/// <param name="Stack">What is deployed.</param>
/// <param name="Names">Physical names that are fixed by the plan.</param>
/// <param name="Publishes">SSM parameter paths that the stack writes.</param>
/// <param name="Consumes">SSM parameter paths that the stack reads.</param>
/// <param name="Outputs">The outputs that the stack shows.</param>
/// <param name="Findings">What the rules say.</param>
/// <param name="Documents">The files written.</param>
internal sealed record PlanRoot(
    string Plan,
    string Root,
    string Kind,
    PlannedStack? Stack = null,
    IReadOnlyList<PhysicalName>? Names = null,
    IReadOnlyList<string>? Publishes = null,
    IReadOnlyList<string>? Consumes = null,
    IReadOnlyList<PlannedOutput>? Outputs = null,
    IReadOnlyList<Finding>? Findings = null,
    IReadOnlyList<DocumentEntry>? Documents = null)
{
    public IReadOnlyList<PhysicalName> Names { get; } = Names ?? [];

    public IReadOnlyList<string> Publishes { get; } = Publishes ?? [];

    public IReadOnlyList<string> Consumes { get; } = Consumes ?? [];

    public IReadOnlyList<PlannedOutput> Outputs { get; } = Outputs ?? [];

    public IReadOnlyList<Finding> Findings { get; } = Findings ?? [];

    public IReadOnlyList<DocumentEntry> Documents { get; } = Documents ?? [];

    public string FullName => $"{Plan}/{Root}";
}
