using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary>Events, changes, causes and resources of a stack, for people and programs.</summary>
internal static class StackReport
{
    public static void Event(Printer printer, EventColumns columns, StackEvent item)
    {
        var time = item.Timestamp?.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "--:--:--";
        var resource = item.IsOfStack ? EventColumns.OfStack : item.LogicalResourceId;
        printer.Line($"{time}  {resource.PadRight(columns.Resource)}  {item.ResourceType.PadRight(columns.Type)}  {item.ResourceStatus,-20}  {item.ResourceStatusReason}".TrimEnd());
        printer.Data("event", new()
        {
            ["id"] = item.EventId,
            ["time"] = item.Timestamp?.ToString("O", CultureInfo.InvariantCulture),
            ["logicalId"] = item.LogicalResourceId,
            ["resourceType"] = item.ResourceType,
            ["status"] = item.ResourceStatus,
            ["reason"] = item.ResourceStatusReason,
        });
    }

    public static void Changes(Printer printer, IReadOnlyList<ResourceChange> changes, SourceMap sources)
    {
        printer.Table(
            ["action", "resource", "type", "replacement", "because of", "source"],
            [.. changes.Select(c => (string[])[c.Action, c.LogicalResourceId, c.ResourceType, Replacement(c), Because(c), sources.OfResource(c.LogicalResourceId) ?? ""])]);
        foreach (var change in changes)
            printer.Data("change", new()
            {
                ["action"] = change.Action,
                ["logicalId"] = change.LogicalResourceId,
                ["physicalId"] = change.PhysicalResourceId,
                ["resourceType"] = change.ResourceType,
                ["replacement"] = change.Replacement,
                ["because"] = Because(change),
                ["source"] = sources.OfResource(change.LogicalResourceId),
            });
        printer.Line($"{Count("Add")} to add, {Count("Modify")} to change, {Count("Remove")} to remove, {Replaced("yes")} of them replaced{(Replaced("maybe") == 0 ? "" : $", {Replaced("maybe")} may be replaced")}.");

        int Replaced(string answer) => changes.Count(c => Replacement(c) == answer);

        int Count(string action) => changes.Count(c => c.Action == action);
    }

    public static void Capabilities(Printer printer, IReadOnlyList<string> capabilities)
        => printer.Line($"capabilities: {(capabilities.Count == 0 ? "none" : string.Join(", ", capabilities))}");

    /// <summary>Says why an operation failed and where in the source that resource is.</summary>
    public static void Causes(Printer printer, StackOutcome outcome, SourceMap sources)
    {
        foreach (var cause in RootCause.Of(outcome.Events))
        {
            var source = sources.OfResource(cause.LogicalResourceId);
            printer.Note($"cause: {(source is null ? "" : source + ": ")}{cause.LogicalResourceId} ({cause.ResourceType}) {cause.ResourceStatus}: {cause.ResourceStatusReason}");
            printer.Data("cause", new()
            {
                ["logicalId"] = cause.LogicalResourceId,
                ["resourceType"] = cause.ResourceType,
                ["status"] = cause.ResourceStatus,
                ["reason"] = cause.ResourceStatusReason,
                ["source"] = source,
            });
        }
    }

    public static void Resources(Printer printer, IReadOnlyList<StackResourceSummary> resources)
    {
        printer.Table(
            ["resource", "type", "status", "physical id"],
            [.. resources.Select(r => (string[])[r.LogicalResourceId, r.ResourceType, r.ResourceStatus, r.PhysicalResourceId])]);
        foreach (var resource in resources)
            printer.Data("resource", new()
            {
                ["logicalId"] = resource.LogicalResourceId,
                ["resourceType"] = resource.ResourceType,
                ["status"] = resource.ResourceStatus,
                ["physicalId"] = resource.PhysicalResourceId,
            });
    }

    public static void Outputs(Printer printer, Stack stack)
    {
        printer.Table(["output", "value"], [.. stack.Outputs.Select(o => (string[])[o.OutputKey, o.OutputValue])]);
        foreach (var output in stack.Outputs)
            printer.Data("output", new() { ["key"] = output.OutputKey, ["value"] = output.OutputValue });
    }

    /// <summary>The last line: the stack and its status.</summary>
    public static void Result(Printer printer, string stackName, string status)
    {
        var row = StackStatuses.Of(status);
        printer.Line($"{stackName}: {status}");
        if (row.Kind is not (StackKind.Healthy or StackKind.Gone) || !row.Succeeded)
            printer.Line($"next: {row.NextAction}");
        printer.Data("result", new JsonObject { ["stack"] = stackName, ["status"] = status, ["succeeded"] = row.Succeeded, ["next"] = row.NextAction });
    }

    private static string Replacement(ResourceChange change) => change.Replacement switch
    {
        "True" => "yes",
        "Conditional" => "maybe",
        "False" => "no",
        _ => "",
    };

    private static string Because(ResourceChange change)
        => string.Join(", ", change.Details.Select(d => d.Name.Length > 0 ? d.Name : d.Attribute).Where(n => n.Length > 0).Distinct());
}
