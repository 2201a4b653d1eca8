using Groundplan.Documents.Nodes;
using static Groundplan.Documents.Reviews.ReviewCell;

namespace Groundplan.Documents.Reviews.Parts;

/// <summary>What was decided: the fields of a platform, defaults marked, or the parameters of a team's own stack.</summary>
internal static class FieldsPart
{
    public static ReviewPart? Build(RootFacts facts) => facts.Root.Value is Platform platform
        ? new("Fields", [new ReviewBlock.Table(null, ["Field", "Value", "Which is"], platform.Fields().Select(Row).ToItems())])
        : facts.Template.Get("Parameters") is Node.Object parameters
            ? new("Parameters", [new ReviewBlock.Table(null, ["Parameter", "Type", "Default"], parameters.Entries.Select(entry => Row(entry.Key, entry.Value)).ToItems())])
            : null;

    private static Items<ReviewCell> Row(PlatformField field) =>
        [Code(field.Path), Code(field.Value ?? ""), field.IsDefault ? new ReviewCell("the default", ReviewCellStyle.Default) : "the plan's own"];

    private static Items<ReviewCell> Row(string name, Node parameter) =>
        [Code(name), Code(ReadableText.Of(parameter.Get("Type"))), Code(ReadableText.Of(parameter.Get("Default")))];
}
