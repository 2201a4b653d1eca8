using Groundplan.Documents.Nodes;
using static Groundplan.Documents.Reviews.ReviewCell;

namespace Groundplan.Documents.Reviews.Parts;

/// <summary>What was decided: the fields of a platform, defaults marked, or the parameters of a team's own stack.</summary>
internal static class FieldsPart
{
    public static ReviewPart? Build(RootFacts facts) => facts.Root.Value is Platform platform
        ? new("Fields", [new ReviewBlock.Table(null, ["Field", "Value", "Given by"], platform.Fields().Select(field => Row(facts.Origins, platform, field)).ToItems())])
        : facts.Template.Get("Parameters") is Node.Object parameters
            ? new("Parameters", [new ReviewBlock.Table(null, ["Parameter", "Type", "Default"], parameters.Entries.Select(entry => Row(entry.Key, entry.Value)).ToItems())])
            : null;

    private static Items<ReviewCell> Row(Origins origins, Platform platform, PlatformField field) =>
        [Code(field.Path), Code(field.Value ?? ""), field.IsDefault && !IsWritten(origins, platform, field) ? new ReviewCell("default", ReviewCellStyle.Default) : "plan"];

    // A plan may write the very value that is the default. Of a plan that runs as compiled code only the value is known.
    private static bool IsWritten(Origins origins, Platform platform, PlatformField field) =>
        origins.Find(platform) is not null && field.Value is { Length: > 0 } && origins.IsGiven(platform, field.Path);

    private static Items<ReviewCell> Row(string name, Node parameter) =>
        [Code(name), Code(ReadableText.Of(parameter.Get("Type"))), Code(ReadableText.Of(parameter.Get("Default")))];
}
