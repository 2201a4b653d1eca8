using Groundplan.Documents.Nodes;
using static Groundplan.Documents.Reviews.ReviewCell;

namespace Groundplan.Documents.Reviews.Parts;

/// <summary>What the stack publishes and what it reads: SSM parameters, outputs, exports, imports.</summary>
internal static class OutputsPart
{
    public static ReviewPart? Build(RootFacts facts)
    {
        var blocks = new[]
        {
            Table("SSM parameters published", ["Path", "Value"], Published(facts)),
            Table("SSM parameters read", ["Path"], facts.Consumes.Select(path => (Items<ReviewCell>)[Code(path)])),
            Table("Exports of other stacks imported", ["Export"], facts.Imports.Select(name => (Items<ReviewCell>)[Code(name)])),
            Table("Stack outputs", ["Output", "Value", "Export"], Outputs(facts)),
        }.OfType<ReviewBlock>().ToItems();
        return blocks.Count == 0 ? null : new("Inputs and outputs", blocks);
    }

    private static ReviewBlock? Table(string heading, Items<string> columns, IEnumerable<Items<ReviewCell>> rows) =>
        rows.ToItems() is { Count: > 0 } items ? new ReviewBlock.Table(heading, columns, items) : null;

    private static IEnumerable<Items<ReviewCell>> Published(RootFacts facts) => facts.OfType("AWS::SSM::Parameter")
        .Select(parameter => (Items<ReviewCell>)[Code(ReadableText.Resolved(parameter["Name"], facts.Stack)), Code(ReadableText.Of(parameter["Value"]))]);

    private static IEnumerable<Items<ReviewCell>> Outputs(RootFacts facts) => facts.Template.Get("Outputs") is Node.Object outputs
        ? outputs.Entries.Select(output => (Items<ReviewCell>)
            [
                Code(output.Key), Code(ReadableText.Of(output.Value.Get("Value"))), Code(ReadableText.Resolved(output.Value.Get("Export")?.Get("Name"), facts.Stack)),
            ])
        : [];
}
