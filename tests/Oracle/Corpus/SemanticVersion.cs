namespace Corpus.SemanticVersionCase;

/// <summary>Versions with pre-releases, compared as the specification says.</summary>
public static class SemanticVersion
{
    private sealed record Version(int Major, int Minor, int Patch, string? Pre = null) : IComparable<Version>
    {
        public static Version Parse(string text)
        {
            var dash = text.IndexOf('-');
            var pre = dash < 0 ? null : text[(dash + 1)..];
            return (dash < 0 ? text : text[..dash]).Split('.').Select(int.Parse).ToArray() is [var major, var minor, var patch]
                ? new(major, minor, patch, pre)
                : throw new FormatException($"'{text}' is no version");
        }

        public int CompareTo(Version? other) => other is null ? 1 : (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch)) switch
        {
            0 => (Pre, other.Pre) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                _ => ComparePre(Pre.Split('.'), other.Pre.Split('.')),
            },
            var order => order,
        };

        public override string ToString() => $"{Major}.{Minor}.{Patch}{(Pre is null ? "" : "-" + Pre)}";

        private static int ComparePre(string[] left, string[] right)
        {
            foreach (var (a, b) in left.Zip(right))
            {
                var order = (int.TryParse(a, out var x), int.TryParse(b, out var y)) switch
                {
                    (true, true) => x.CompareTo(y),
                    (true, false) => -1,
                    (false, true) => 1,
                    _ => string.CompareOrdinal(a, b),
                };
                if (order != 0)
                    return order;
            }

            return left.Length.CompareTo(right.Length);
        }
    }

    public static string Run()
    {
        string[] texts = ["1.0.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta.11", "1.0.0-beta.2", "1.0.0-rc.1", "0.9.9", "2.0.0"];
        var sorted = string.Join(" < ", texts.Select(Version.Parse).Order());
        try
        {
            return sorted + Version.Parse("1.2");
        }
        catch (FormatException exception)
        {
            return sorted + "\n" + exception.Message;
        }
    }
}
