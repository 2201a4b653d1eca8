using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Output;

namespace Groundplan.Runner.Commands;

/// <summary><c>groundplan show</c>: resources, names and outputs of a root, or one of its documents.</summary>
internal static class ShowCommand
{
    public static Command Create(Host host)
    {
        var document = new Option<string?>("--document") { Description = $"Print the documents of this kind as they are: {string.Join(", ", DocumentKind.All)}." };
        return CommandOptions.Create(host, "show", "Show the resources, names and outputs of a root.", OptionGroups.Root, (i, r, ct) => RunAsync(i, r.GetValue(document), ct), document);
    }

    public static async Task<int> RunAsync(Invocation invocation, string? document, CancellationToken cancellationToken)
    {
        var plan = await PlanOpening.OpenAsync(invocation, cancellationToken);
        var root = plan.Select(invocation.Root);
        if (document is not null)
            Print(invocation.Printer, plan, Plan.Entries(root, document));
        else
            Show(invocation.Printer, root, Template.Read(plan, root), SourceMap.Read(plan, root));
        return ExitCode.Done;
    }

    /// <summary>Documents as they are, one after the other; the error stream says which, where there are several.</summary>
    private static void Print(Printer printer, Plan plan, IReadOnlyList<DocumentEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entries.Count > 1)
                printer.Note($"{entry.Path}:");
            printer.Raw(Encoding.UTF8.GetString(plan.Bytes(entry)));
        }
    }

    private static void Show(Printer printer, PlanRoot root, Template template, SourceMap sources)
    {
        var names = root.Names.ToLookup(n => n.LogicalId, StringComparer.Ordinal);
        var resources = template.Resources.ToList();
        printer.Line($"{root.FullName}: stack {root.Stack?.Name ?? "-"}, {resources.Count} resources");
        printer.Table(
            ["resource", "type", "name", "length", "source"],
            [.. resources.Select(r => (string[])[r.LogicalId, r.Type, NameOf(names[r.LogicalId]), LengthOf(names[r.LogicalId]), sources.OfResource(r.LogicalId) ?? ""])]);
        printer.Table(["publishes"], [.. root.Publishes.Select(p => (string[])[p])]);
        printer.Table(["consumes"], [.. root.Consumes.Select(p => (string[])[p])]);
        printer.Table(["output"], [.. template.Outputs.Select(o => (string[])[o])]);
        printer.Data("root", new()
        {
            ["root"] = root.FullName,
            ["stack"] = root.Stack?.Name,
            ["resources"] = new JsonArray([.. resources.Select(r => new JsonObject
            {
                ["logicalId"] = r.LogicalId,
                ["type"] = r.Type,
                ["name"] = names[r.LogicalId].FirstOrDefault()?.Name,
                ["source"] = sources.OfResource(r.LogicalId),
            })]),
            ["outputs"] = Strings(template.Outputs),
            ["publishes"] = Strings(root.Publishes),
            ["consumes"] = Strings(root.Consumes),
        });
    }

    private static JsonArray Strings(IEnumerable<string> values) => [.. values.Select(v => (JsonNode)v)];

    private static string NameOf(IEnumerable<PhysicalName> names) => string.Join(", ", names.Select(n => n.Name));

    private static string LengthOf(IEnumerable<PhysicalName> names)
        => string.Join(", ", names.Select(n => n.Limit is > 0 ? $"{n.Name.Length}/{n.Limit}" : $"{n.Name.Length}"));
}
