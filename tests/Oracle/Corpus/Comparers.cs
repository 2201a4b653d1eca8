namespace Corpus.ComparersCase;

/// <summary>Comparers, keys of several parts and natural order.</summary>
public static class Comparers
{
    private sealed record Song(string Title, int Year, double Length) : IComparable<Song>
    {
        public int CompareTo(Song? other) => other is null ? 1 : Year != other.Year ? Year.CompareTo(other.Year) : string.Compare(Title, other.Title, StringComparison.Ordinal);
    }

    private sealed class Natural : IComparer<string>
    {
        public int Compare(string? x, string? y)
        {
            var (a, b) = (Parts(x!), Parts(y!));
            for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
            {
                var order = int.TryParse(a[i], out var left) && int.TryParse(b[i], out var right) ? left.CompareTo(right) : string.CompareOrdinal(a[i], b[i]);
                if (order != 0)
                    return order;
            }

            return a.Count - b.Count;
        }

        private static List<string> Parts(string text) => [.. text.Aggregate(new List<string>(), (parts, letter) =>
        {
            if (parts.Count > 0 && char.IsDigit(parts[^1][0]) == char.IsDigit(letter))
                parts[^1] += letter;
            else
                parts.Add(letter.ToString());
            return parts;
        })];
    }

    public static string Run()
    {
        List<Song> songs = [new("B", 1999, 3.5), new("A", 1999, 2.25), new("C", 1970, 9)];
        songs.Sort();
        var sorted = string.Concat(songs.Select(song => song.Title));
        songs.Sort((x, y) => -x.Length.CompareTo(y.Length));
        string[] files = ["a10", "a9", "a1b2", "a1b10", "b"];
        Array.Sort(files, new Natural());
        return $"{sorted} {songs[0].Title} {songs.Min()?.Title} {songs.MaxBy(song => song.Year)?.Title} {string.Join(",", files)} {string.Join(",", files.OrderByDescending(file => file, new Natural()))} {Comparer<string>.Create((x, y) => x.Length - y.Length).Compare("aaa", "b")}";
    }
}
