namespace Groundplan.Generators.Tests;

public sealed class LanguageTests
{
    private const string Types = """
        public enum Size { Small, Medium = 5, Large }
        [Flags] public enum Access { None, Read = 1, Write = 2, All = 3 }
        public record Shape(string Name) { public virtual double Area => 0; public int Sides { get; init; } = 4; }
        public sealed record Square(double Side) : Shape("square") { public override double Area => Side * Side; }
        public record struct Point(int X, int Y) { public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y); }
        public struct Counter { public int N; public void Up() => N++; }
        public class Node<T>(T value, Node<T>? next = null) { public T Value { get; } = value; public Node<T>? Next => next; public IEnumerable<T> All() { for (var n = this; n is not null; n = n.Next) yield return n.Value; } }
        public interface INamed { string Name { get; } string Hello() => "hello " + Name; }
        public class Dog(string name) : INamed { public string Name => name; public override string ToString() => $"Dog {Name}"; }
        public static class Extensions { public static string Twice(this string text, string between = "-") => text + between + text; public static T Pick<T>(this IEnumerable<T> items, int index) => items.ElementAt(index); }
        public static class Config { public const int Limit = 7; public static readonly string[] Regions = ["a", "b"]; public static int Doubled { get; } = Limit * 2; }
        public class Fault(string message) : Exception(message);
        public class Temperature(double degrees) { public double Degrees => degrees; public static implicit operator Temperature(double d) => new(d); public static explicit operator int(Temperature t) => (int)t.Degrees; }
        """;

    public static TheoryData<string> Bodies() =>
    [
        "return 1 + 2 * 3 - 4 / 3 % 5;",
        "return (7 & 3) + (8 | 1) + (5 ^ 2) + (1 << 4) + (-16 >> 2) + (-16 >>> 28) + ~5;",
        "return 1.5 + 2 + 0.1f;",
        "return 10m / 4m + 1;",
        "return int.MaxValue + unchecked(int.MaxValue + 1);",
        "unchecked { var x = int.MaxValue; x++; return x; }",
        "byte b = 250; b += 10; return b;",
        "return (byte)300.7m.CompareTo(2m) + (int)3.99 + (char)('a' + 1) + (long)uint.MaxValue;",
        "int? a = null; int? b = 3; return $\"{a + b}|{b + 1}|{a < b}|{a ?? 9}|{b.HasValue}|{a.GetValueOrDefault(4)}|{a == null}\";",
        "return \"a\" + 1 + 'c' + 2.5 + true + null;",
        "return $\"{12,5}|{12,-5}|{3.14159:F2}|{255:X4}|{Size.Medium}|{Access.Read | Access.Write}|{(Size)9}\";",
        "return nameof(Config.Limit) + nameof(Size) + Config.Limit + Config.Regions[1] + Config.Doubled;",
        "var s = new Square(3) { Sides = 5 }; Shape t = s; return $\"{t} {t.Area} {s == new Square(3) { Sides = 5 }} {s with { Side = 2 }} {t.Equals(s)}\";",
        "var (x, y) = new Point(1, 2) + new Point(3, 4); return $\"{x} {y} {new Point(1, 2)} {new Point(1, 2) == new Point(1, 2)}\";",
        "var a = new Counter(); var b = a; b.Up(); b.Up(); return a.N + \" \" + b.N;",
        "return string.Join(\",\", new Node<int>(1, new Node<int>(2)).All());",
        "INamed d = new Dog(\"rex\"); return d.Hello() + d;",
        "return \"x\".Twice() + \"y\".Twice(between: \"+\") + new[] { 4, 5 }.Pick(1);",
        "Size s = Size.Large; return s switch { Size.Small => \"s\", Size.Medium or Size.Large when s == Size.Large => \"big\", _ => \"?\" };",
        "object o = 5; return o switch { int n when n > 9 => \"big\", int and > 3 => \"mid\", string { Length: > 2 } t => t, null => \"none\", _ => \"other\" };",
        "var p = new Point(3, 4); return p is { X: 3, Y: var y } && p is (3, 4) ? \"yes\" + y : \"no\";",
        "int[] a = [1, 2, 3, 4]; return a is [1, .., var last] ? last : -1;",
        "List<int> a = [1, 2]; int[] b = [0, .. a, 9]; return string.Join(' ', b) + b[^1] + string.Join(',', b[1..3]);",
        "var total = 0; for (var i = 0; i < 10; i++) { if (i == 3) continue; if (i == 7) break; total += i; } return total;",
        "var n = 27; var steps = 0; while (n != 1) { n = n % 2 == 0 ? n / 2 : 3 * n + 1; steps++; } do { steps--; } while (steps > 100); return steps;",
        "var t = \"\"; foreach (var (key, value) in new Dictionary<string, int> { [\"a\"] = 1, [\"b\"] = 2 }) t += key + value; return t;",
        "var fs = new List<Func<int>>(); foreach (var i in new[] { 1, 2, 3 }) fs.Add(() => i * 10); return string.Join(',', fs.Select(f => f()));",
        "var count = 0; Action up = () => count++; up(); up(); return count;",
        "int Fact(int n) => n <= 1 ? 1 : n * Fact(n - 1); return Fact(10);",
        "static T Max<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b) > 0 ? a : b; return Max(3, 8) + Max(\"a\", \"b\");",
        "return string.Join(',', from n in Enumerable.Range(1, 10) where n % 2 == 1 orderby -n select n * n);",
        "return string.Join(',', new[] { \"pear\", \"fig\", \"apple\" }.OrderBy(f => f.Length).ThenBy(f => f).Select((f, i) => $\"{i}{f}\"));",
        "return string.Join(';', new[] { 1, 2, 3, 4 }.GroupBy(n => n % 2 == 0 ? Size.Small : Size.Large).Select(g => $\"{g.Key}:{g.Sum()}\"));",
        "var q = from a in new[] { 1, 2 } from b in new[] { 3, 4 } let c = a * b where c != 4 select new { a, b, c }; return string.Join(' ', q);",
        "return new[] { new Square(1), new Square(2) }.Sum(s => s.Area) + new[] { new Point(1, 1), new Point(1, 1) }.Distinct().Count();",
        "return \" Hello \".Trim().ToUpperInvariant().Replace(\"L\", \"_\").Substring(1, 3) + \"a,b\".Split(',').Length + \"abc\"[1] + \"abc\".Contains(\"bc\") + string.Concat(\"a\", \"b\");",
        "return Math.Max(3, 4) + Math.Round(2.5) + Math.Pow(2, 8) + TimeSpan.FromMinutes(90).ToString() + Math.Clamp(5, 1, 3);",
        "var set = new HashSet<string> { \"a\", \"b\", \"a\" }; set.Add(\"c\"); return set.Count + string.Join(',', set) + set.Contains(\"b\");",
        "var d = new Dictionary<Size, int>(); d[Size.Small] = 1; d.TryGetValue(Size.Small, out var v); return v + (d.TryGetValue(Size.Large, out var w) ? 1 : 0) + w;",
        "return int.TryParse(\"42\", out var n) ? n + int.Parse(\"8\") : -1;",
        "(int A, string B) t = (1, \"x\"); t.A = 5; var (a, b) = t; (a, var c) = (7, 8); return $\"{t} {t.B} {a} {b} {c} {(1, 2) == (1, 2)}\";",
        "try { throw new Fault(\"bad\"); } catch (Fault e) when (e.Message == \"bad\") { return \"caught \" + e.Message; } finally { }",
        "try { var a = new int[1]; return a[2]; } catch (IndexOutOfRangeException) { return \"range\"; }",
        "try { checked { var x = int.MaxValue; x++; return x; } } catch (OverflowException) { return \"overflow\"; }",
        "try { return 1 / int.Parse(\"0\"); } catch (DivideByZeroException) { return \"zero\"; }",
        "string? s = null; return (s?.Length ?? -1) + (s ?? \"none\") + s?.ToUpperInvariant().Trim();",
        "string? s = null; s ??= \"set\"; return s;",
        "void Add(ref int x, out int y, in int z) { x += z; y = x * 2; } var a = 1; Add(ref a, out var b, 5); return a + \" \" + b;",
        "int Sum(params int[] n) => n.Sum(); return Sum() + Sum(1) + Sum(1, 2, 3);",
        "string Named(int a, int b = 2, string c = \"z\") => $\"{a}{b}{c}\"; return Named(c: \"q\", a: 1) + Named(5);",
        "var sb = new StringBuilder(); for (var i = 0; i < 3; i++) sb.Append(i).Append(','); sb.Append($\"{sb.Length:D3}\"); return sb.ToString();",
        "var x = 5; switch (x) { case 1: return \"one\"; case > 3 and < 10: x++; goto case 1; default: return \"other\"; }",
        "Temperature t = 36.6; return (int)t + typeof(Size).Name + default(int) + default(Size) + (default(string) ?? \"null\");",
        "var m = new int[2, 2]; m[1, 1] = 4; var j = new int[2][]; j[0] = [1, 2]; return m[1, 1] + m.Length + j[0][1];",
        "return new { A = 1, B = \"x\" } + \"\" + new { A = 1 }.Equals(new { A = 1 });",
        "var list = new List<Square> { new(1), new(2) }; return list.Count + string.Join(',', list) + list.First(s => s.Side > 1) + list.Any() + list[0].Name;",
        "Func<int, Func<int, int>> add = a => b => a + b; return add(2)(3);",
        "Func<string, int> parse = int.Parse; return new[] { \"1\", \"2\" }.Select(parse).Sum() + new[] { \"3\" }.Select(int.Parse).Sum();",
        "return Enum.GetValues<Size>().Length + Enum.Parse<Size>(\"Large\").ToString() + Access.All.HasFlag(Access.Read) + (int)Size.Large + (Size.Small < Size.Large);",
        "return \"\"\"raw \"text\" \"\"\" + @\"c:\\x\" + \"\\u0041\" + 1_000 + 0xFF + 0b11;",
        "long big = 1L << 40; uint u = 3; ulong ul = 5; return big + u + (long)ul + (u * 2) + (long)(ul / 2);",
        "IEnumerable<int> Evens() { for (var i = 0; ; i += 2) { if (i > 6) yield break; yield return i; } } return string.Join(',', Evens());",
        "var words = new[] { \"b\", \"a\" }; return words.Contains(\"a\") + string.Join(\"\", words.Reverse()) + words.ToList().IndexOf(\"a\");",
        "object o = new Square(2); return o is Shape { Area: 4 } s ? s.Name : \"none\";",
        "var d = new SortedDictionary<string, int> { { \"b\", 2 }, { \"a\", 1 } }; return string.Join(',', d.Keys) + d.Sum(e => e.Value);",
        "return string.Format(\"{0}-{1:D2}\", \"a\", 3) + string.IsNullOrEmpty(\"\") + \"ab\".PadLeft(4, '*') + 'a'.ToString() + char.IsDigit('4');",
        "Point? p = null; Point? q = new Point(1, 2); return (p?.X ?? -1) + (q?.Y ?? -1) + (q is { X: 1 } ? 10 : 0);",
        "var r = new DateOnly(2024, 2, 28).AddDays(2); return r.ToString(\"yyyy-MM-dd\", CultureInfo.InvariantCulture) + new Version(1, 2) + new Uri(\"https://a.b/c\").Host;",
        "return new[] { 3, 1, 2 }.Max() + new[] { 3, 1 }.Zip(new[] { 5, 6 }, (a, b) => a * b).Sum() + new[] { 1, 2, 3 }.Aggregate((a, b) => a * b) + Enumerable.Repeat(2, 3).Sum();",
        "return new[] { 1, 2, 3, 4, 5 }.ToDictionary(n => n, n => n * n)[3] + new[] { \"a\" }.ToHashSet().Count + new[] { 1, 1, 2 }.ToLookup(n => n)[1].Count();",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Evaluation_gives_what_execution_gives(string body) => Plans.Same(body, Types);
}
