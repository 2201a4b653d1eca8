namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Stands in for MemoryExtensions, which C# 14 prefers on arrays: spans are held as arrays here.</summary>
internal static class SpanMembers
{
    public static bool Contains<T>(T[] span, T value) => Array.IndexOf(span, value) >= 0;

    public static bool Contains<T>(T[] span, T value, IEqualityComparer<T>? comparer) => span.Contains(value, comparer);

    public static int IndexOf<T>(T[] span, T value) => Array.IndexOf(span, value);

    public static int LastIndexOf<T>(T[] span, T value) => Array.LastIndexOf(span, value);

    public static bool SequenceEqual<T>(T[] span, T[] other) => Enumerable.SequenceEqual(span, other);

    public static bool StartsWith<T>(T[] span, T[] value) => span.Length >= value.Length && Enumerable.SequenceEqual(span.Take(value.Length), value);

    public static bool EndsWith<T>(T[] span, T[] value) => span.Length >= value.Length && Enumerable.SequenceEqual(span.Skip(span.Length - value.Length), value);

    public static void Reverse<T>(T[] span) => Array.Reverse(span);

    public static void Sort<T>(T[] span) => Array.Sort(span);

    public static T[] AsSpan<T>(T[]? array) => array ?? [];

    public static char[] AsSpan(string? text, int start) => (text ?? "").Substring(start).ToCharArray();

    public static char[] AsSpan(string? text, int start, int length) => (text ?? "").Substring(start, length).ToCharArray();

    public static char[] AsSpan(string? text) => text?.ToCharArray() ?? [];
}
