namespace Corpus.GenericConstraintsCase;

/// <summary>Generic types and methods with constraints and variance.</summary>
public static class GenericConstraints
{
    private interface IShape
    {
        double Area { get; }
    }

    private readonly struct Disc(double radius) : IShape
    {
        public double Area => radius * radius * 3;
    }

    private sealed class Tile : IShape
    {
        public double Area { get; set; } = 4;
    }

    private interface ISource<out T>
    {
        T Get();
    }

    private sealed class Source<T>(T value) : ISource<T>
    {
        public T Get() => value;
    }

    private class Pair<TFirst, TSecond>(TFirst first, TSecond second)
        where TFirst : notnull
    {
        public TFirst First { get; } = first;

        public TSecond Second { get; } = second;

        public Pair<TSecond, TFirst> Swapped<TKey>() => new(Second!, First);

        public sealed class Inner<T>
        {
            public string Names => $"{typeof(TFirst).Name}/{typeof(TSecond).Name}/{typeof(T).Name}";
        }
    }

    public static string Run()
    {
        ISource<object> source = new Source<string>("covariant");
        Func<object, string> text = value => $"<{value}>";
        Func<string, object> contravariant = text;
        return $"{Total([new Disc(1), new Disc(2)])} {Total<IShape>([new Disc(1), new Tile()])} {Make<Tile>().Area} {Largest(3, 9, 4)} {Largest("b", "a")} {source.Get()} {contravariant("x")} {new Pair<int, string>(1, "a").Swapped<char>().First} {new Pair<int, bool>.Inner<decimal>().Names} {Default<int>()}|{Default<string>()}|{Default<Disc>().Area} {IsNull<int?>(null)} {Of((1, "t"))}";
    }

    private static double Total<T>(IEnumerable<T> shapes)
        where T : IShape => shapes.Sum(shape => shape.Area);

    private static T Make<T>()
        where T : class, IShape, new() => new();

    private static T Largest<T>(T first, params ReadOnlySpan<T> rest)
        where T : IComparable<T>
    {
        var best = first;
        foreach (var item in rest)
        {
            if (item.CompareTo(best) > 0)
                best = item;
        }

        return best;
    }

    private static T? Default<T>() => default;

    private static bool IsNull<T>(T value) => value is null;

    private static string Of<T>(T value) => (object?)value switch { (int n, string s) => s + n, int => "int", _ => typeof(T).Name };
}
