using Groundplan.Migrations.Mapping;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules.Mappings;

/// <summary>Attributes of the old items that go into no new one.</summary>
internal static class LeftBehindRule
{
    private const string Id = "GP7032";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "A mapping leaves an attribute behind", context =>
        from step in MappedStep.Sound(context)
        let left = LeftBehind(step)
        where left.Count > 0
        select step.Find(Id, Severity.Warning, $"{step.Step.Id} leaves {MappedStep.Few(left)} of {step.From.Name} behind: map {(left.Count == 1 ? "it" : "them")}, or name {(left.Count == 1 ? "it" : "them")} in Dropped."));

    private static List<string> LeftBehind(MappedStep step)
    {
        var reads = new HashSet<string>(step.Document.Reads, StringComparer.Ordinal);
        var dropped = new HashSet<string>(step.Step.Dropped, StringComparer.Ordinal);
        return [.. Unread(step.From, "", reads).Where(path => !dropped.Contains(path) && !Above(path).Any(dropped.Contains))];
    }

    /// <summary>The paths of which neither they nor anything above or below is read.</summary>
    private static IEnumerable<string> Unread(ItemType type, string above, HashSet<string> reads)
    {
        foreach (var member in type.Members)
        {
            var path = above + member.Attribute;
            if (reads.Contains(path))
                continue;
            if (member.Type.Kind == ItemKind.Record && reads.Any(read => read.StartsWith(path + ".", StringComparison.Ordinal)))
            {
                foreach (var inner in Unread(member.Type, path + ".", reads))
                    yield return inner;
            }
            else
            {
                yield return path;
            }
        }
    }

    private static IEnumerable<string> Above(string path)
    {
        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
            yield return path.Substring(0, dot);
    }
}
