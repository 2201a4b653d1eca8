namespace Groundplan.Generators.Tests;

/// <summary>Plans that no host would survive if they were simply run: each is one error, soon.</summary>
public sealed class BoundsTests
{
    [Theory]
    [InlineData("GP0012", "var s = \"abcdefgh\"; while (true) s += s;")]
    [InlineData("GP0012", "var s = \"a\"; for (var i = 0; i < 64; i++) s = $\"{s}{s}\"; return s;")]
    [InlineData("GP0012", "var s = \"a\"; for (var i = 0; i < 64; i++) s = string.Join(s, new[] { s, s }); return s;")]
    [InlineData("GP0012", "var l = new List<int> { 1 }; for (var i = 0; i < 64; i++) l.AddRange(l.ToArray()); return \"\";")]
    [InlineData("GP0010", "int[] a = [1]; for (var i = 0; i < 64; i++) a = [.. a, .. a]; return \"\";")]
    [InlineData("GP0012", "var b = new System.Text.StringBuilder(\"a\"); while (true) b.Append(b.ToString());")]
    [InlineData("GP0012", "return \"a\".PadLeft(2_000_000_000);")]
    [InlineData("GP0012", "return new string('a', 2_000_000_000);")]
    [InlineData("GP0012", "return new List<long>(2_000_000_000).Count + \"\";")]
    [InlineData("GP0010", "return Enumerable.Range(0, int.MaxValue).ToList().Count + \"\";")]
    [InlineData("GP0010", "return Enumerable.Range(0, int.MaxValue).Distinct().LongCount() + \"\";")]
    [InlineData("GP0010", "var l = Enumerable.Range(0, 100_000).ToList(); var t = 0L; while (true) t += l.Max() + l.IndexOf(-1);")]
    [InlineData("GP0010", "while (true) { try { throw new Exception(); } catch { } }")]
    [InlineData("GP0010", "return Deep<int>(40).ToString()!;")]
    [InlineData("GP0010", "IEnumerable<int> s = new[] { 1 }; for (var i = 0; i < 150_000; i++) s = s.Append(i).Skip(1); return s.Count() + \"\";")]
    [InlineData("GP0011", "var a = new Link(1); a.Next = a; var b = new Link(1); b.Next = b; return (a == b) + \"\";")]
    [InlineData("GP0011", "Link? a = null; for (var i = 0; i < 5_000; i++) a = new Link(i) { Next = a }; return new HashSet<Link> { a! }.Count + \"\";")]
    [InlineData("GP0011", "return Grow<int>.Value;")]
    [InlineData("GP0001", "return Wide<int>(24).ToString()!;")]
    [InlineData("GP0003", "return System.Text.RegularExpressions.Regex.IsMatch(new string('a', 60) + \"!\", \"^(a+)+$\") + \"\";")]
    [InlineData("GP0003", "return System.Text.RegularExpressions.Regex.IsMatch(new string('a', 60) + \"!\", \"^(a+)+$\", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromHours(1)) + \"\";")]
    [InlineData("GP0003", "return new System.Text.RegularExpressions.Regex(\"^(a+)+$\", System.Text.RegularExpressions.RegexOptions.None, System.Text.RegularExpressions.Regex.InfiniteMatchTimeout).IsMatch(new string('a', 60) + \"!\") + \"\";")]
    [InlineData("GP0012", "var b = new System.Text.StringBuilder(); while (true) b.Append('x', 1_000_000);")]
    [InlineData("GP0012", "var b = new System.Text.StringBuilder(); while (true) b.Length += 100_000;")]
    [InlineData("GP0012", "return new System.Text.StringBuilder().Insert(0, new string('a', 2_000), 900_000).Length + \"\";")]
    [InlineData("GP0001", "System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture; return \"\";")]
    [InlineData("GP0001", "System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.InvariantCulture; return \"\";")]
    [InlineData("GP0001", "System.Text.RegularExpressions.Regex.CacheSize = 3; return \"\";")]
    [InlineData("GP0001", "return new DateTime(2020, 7, 1).IsDaylightSavingTime() + \"\";")]
    [InlineData("GP0001", "return string.Join(',', Enumerable.Range(0, 9).Shuffle());")]
    [InlineData("GP0001", "return (\"a\", 1).GetHashCode() + \"\";")]
    [InlineData("GP0001", "return EqualityComparer<string>.Default.GetHashCode(\"a\") + \"\";")]
    [InlineData("GP0001", "return new Link(1).GetHashCode() + \"\";")]
    [InlineData("GP0001", "return DateTime.Parse(\"2020-01-01T00:00:00Z\").ToString(\"o\");")]
    [InlineData("GP0001", "return new DateTimeOffset(new DateTime(2020, 1, 1)).ToString();")]
    [InlineData("GP0011", "Value<string> v = \"x\"; for (var i = 0; i < 100_000; i++) v = Fn.Join(\"\", [v]); return v.ToString();")]
    [InlineData("GP0011", "Json j = \"x\"; for (var i = 0; i < 100_000; i++) j = [j]; return j.ToString();")]
    [InlineData("GP0011", "Json j = \"x\"; for (var i = 0; i < 100_000; i++) j = new() { [\"k\"] = j }; return j.ToString();")]
    [InlineData("GP0011", "Value<string> v = \"x\"; for (var i = 0; i < 100_000; i++) v = Fn.Sub($\"a{v}{Pseudo.Region}\"); return v.ToString();")]
    [InlineData("GP0012", "Value<string> a = \"x\"; for (var i = 0; i < 40; i++) a = Fn.Join(\"\", [a, a]); return a.ToString();")]
    [InlineData("GP0012", "Value<string> a = Pseudo.Region; for (var i = 0; i < 40; i++) a = Fn.Sub($\"{a}{a}\"); return new HashSet<Value<string>> { a }.Count + \"\";")]
    [InlineData("GP0012", "Json a = \"x\"; for (var i = 0; i < 40; i++) a = new() { [\"l\"] = a, [\"r\"] = a }; return a.Equals(\"x\") + \"\";")]
    public void Is_one_error(string id, string body)
    {
        var result = Plans.Evaluate($$"""
            [Plan] public static class P
            {
                public static S Root => new(Text());
                private static string Text() { {{body}} }
                private static object Deep<T>(int n) => n == 0 ? default(T)! : Deep<Pair<T>>(n - 1);
                private static object Wide<T>(int n) => n == 0 ? default(T)! : Wide<(T, T)>(n - 1);
            }
            public struct Pair<T> { public T A, B; }
            public static class Grow<T> { public static readonly string Value = Grow<Grow_<T>>.Value; }
            public class Grow_<T>;
            public record Link(int Id) { public Link? Next { get; set; } }
            public sealed record S(string N) : Stack("s") { public Output O => field ??= new(N); }
            """);
        Assert.Equal(id, Assert.Single(result.Findings).Id);
        Assert.False(result.IsWhole);
    }

    [Fact]
    public void Long_steps_are_bounded_by_time()
    {
        var result = Plans.Evaluate("""
            [Plan] public static class P
            {
                public static S Root => new(Text());
                private static string Text()
                {
                    var failed = 0;
                    for (var i = 0; i < 100_000; i++)
                    {
                        for (var turn = 0; turn < 100; turn++) { }
                        try { System.Text.RegularExpressions.Regex.IsMatch(new string('a', 60) + "!", "^(a+)+$"); } catch (Exception) { failed++; }
                    }
                    return failed.ToString();
                }
            }
            public sealed record S(string N) : Stack("s") { public Output O => field ??= new(N); }
            """);
        Assert.Equal("GP0013", Assert.Single(result.Findings).Id);
    }

    [Fact]
    public void The_message_names_the_hottest_path()
    {
        var finding = Assert.Single(Plans.Evaluate("""
            [Plan] public static class P
            {
                public static S Root => new(Names.All());
            }
            public static class Names
            {
                public static string All() { var total = 0; for (var i = 0; i < 100; i++) total += i; return Slugs() + total; }
                private static string Slugs() { for (var i = 0; ; i++) Slug(i); }
                private static int Slug(int i) { var n = 0; while (n < 50) n++; return n; }
            }
            public sealed record S(string N) : Stack("s") { public Output O => field ??= new(N); }
            """).Findings);
        Assert.Equal("GP0010", finding.Id);
        Assert.Contains("Root takes more than 1000000 steps", finding.Message, StringComparison.Ordinal);
        Assert.Matches(@"\d\d % of it in P.Root → Names.All → Names.Slugs → Names.Slug$", finding.Message);
    }

    [Fact]
    public void Cancellation_ends_an_endless_loop_soon()
    {
        using var source = new CancellationTokenSource();

        // So many that their bounds do not end them before the timer does.
        var roots = string.Concat(Enumerable.Range(0, 500).Select(root => $"public static S Root{root} => new(Text());"));
        var compilation = TestKit.UserCode.Compile($$"""
            [Plan] public static class P { {{roots}} private static string Text() { var n = 0; while (true) { n++; if (n < 0) break; } return ""; } }
            public sealed record S(string N) : Stack("s") { public Output O => field ??= new(N); }
            """).WithAssemblyName("Cancelled");
        source.CancelAfter(TimeSpan.FromMilliseconds(20));
        Assert.ThrowsAny<OperationCanceledException>(() => Groundplan.Generators.Evaluation.Evaluator.Evaluate(compilation, source.Token));
    }

    [Fact]
    public void A_root_that_is_null_is_an_error() => Assert.Equal("GP0001", Assert.Single(Plans.Evaluate("""
        [Plan] public static class P { public static Stack? Root => null; }
        """).Findings).Id);
}
