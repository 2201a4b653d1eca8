namespace Groundplan.Faults.Tests.Kit;

/// <summary>Compares two lists of lines, and shows all that is in one of them only.</summary>
internal static class Same
{
    public static void Lines(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var differences = Less(expected, actual).Select(l => $"- {l}").Concat(Less(actual, expected).Select(l => $"+ {l}")).ToList();
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    private static List<string> Less(IEnumerable<string> from, IEnumerable<string> what)
    {
        var left = from.ToList();
        foreach (var line in what)
            left.Remove(line);
        return left;
    }
}
