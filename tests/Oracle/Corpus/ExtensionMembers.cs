namespace Corpus.ExtensionMembersCase;

/// <summary>Extension methods, properties and operators of extension blocks.</summary>
public static class ExtensionMembers
{
    public static string Run() => $"{"word".Shout()} {5.Clamped(max: 3)} {"a,b".Parts.Length} {new[] { 1, 2, 3 }.Middle} {"x".Times(3)} {string.Separator}";

    private static string Shout(this string text, string mark = "!") => text.ToUpperInvariant() + mark;

    private static int Clamped(this int value, int min = 0, int max = 10) => Math.Clamp(value, min, max);

    extension(string text)
    {
        public string[] Parts => text.Split(',');

        public string Times(int count) => string.Concat(Enumerable.Repeat(text, count));

        public static string Separator => "-";
    }

    extension<T>(T[] items)
    {
        public T Middle => items[items.Length / 2];
    }
}
