using Groundplan.Documents.Nodes;
using Groundplan.Migrations.Graph;

namespace Groundplan.Migrations.Rules.Model;

/// <summary>A step that sets a record of DNS.</summary>
/// <param name="Node">The step, or the one that it compensates.</param>
/// <param name="Step">The step.</param>
/// <param name="Record">The record's name and type.</param>
/// <param name="Weights">The weight of each set identifier; null for a simple record.</param>
internal sealed record DnsChange(StepNode Node, Step Step, string Record, IReadOnlyList<(string Set, long Weight)>? Weights)
{
    /// <summary>Whether it is a compensation.</summary>
    public bool IsBack => !ReferenceEquals(Step, Node.Step);

    /// <summary>All of a migration, compensations included.</summary>
    public static IEnumerable<DnsChange> In(MigrationView view)
    {
        foreach (var (node, step, spec) in view.AllSteps())
        {
            if (spec.Kind is not ("shift-traffic" or "point-record"))
                continue;
            var record = $"{Text(view, spec, "name").TrimEnd('.').ToLowerInvariant()} {Text(view, spec, "type").ToUpperInvariant()}";
            yield return new(node, step, record, spec.Kind == "point-record" ? null : WeightsOf(view, spec));
        }
    }

    private static IReadOnlyList<(string Set, long Weight)> WeightsOf(MigrationView view, StepSpec spec) =>
    [
        .. from record in view.Names.NodeOf(ArgumentOf(spec, "records"))?.Elements ?? []
           where record.Get("weight") is Node.Scalar { Value: long }
           select (record.Get("setIdentifier")?.AsText ?? "", (long)((Node.Scalar)record.Get("weight")!).Value!),
    ];

    private static string Text(MigrationView view, StepSpec spec, string name) => view.Names.TextOf(ArgumentOf(spec, name));

    private static object? ArgumentOf(StepSpec spec, string name) => spec.Arguments.FirstOrDefault(argument => argument?.Name == name)?.Value;
}
