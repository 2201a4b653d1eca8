namespace Groundplan.Generators.Tests;

/// <summary>Corners of the language where an interpreter is easily wrong.</summary>
public sealed class LanguageEdgeTests
{
    internal const string Types = """
        public record R(int A, string B) { public int C = 3; }
        public record Derived(int A, string B, int D) : R(A, B);
        public record struct RS(int X) { public int Y { get; set; } }
        public struct Mut { public int N; public int[] Data; public Mut Next() { N++; return this; } }
        public class Box { public Mut M; public Mut P { get; set; } public int Count; public int Get() => ++Count; }
        public class Base { public string Log = "b"; public Base() { Log += Hook(); } public virtual string Hook() => "base"; public string Name => "B"; public static string S => "BS"; }
        public class Sub : Base { private readonly string _f = "set"; public Sub() { Log += _f; } public override string Hook() => _f ?? "null"; public new string Name => "S"; }
        public static class Order { public static string A = "a" + B; public static string B = "b" + A; public static readonly int N = Next(); static int _n = 5; static int Next() => _n; }
        public static class Late { public static readonly List<string> Log = []; static Late() { Log.Add("ctor"); } public static string Say() => string.Join(",", Log); }
        public enum E : byte { A = 1, B = 2, Alias = 1, Max = 255 }
        public interface IShape { string Kind => "shape"; }
        public class Sq : IShape { }
        public class Circ : IShape { public string Kind => "circ"; }
        public class Disp(string n, List<string> log) : IDisposable { public void Dispose() => log.Add("d" + n); }
        public class G<T> { public static int Count; public T? V; public static string Name => typeof(T).Name; }
        public struct Token { public int V; }
        public class Key(string name, int part) { public string Name => name; public override bool Equals(object? obj) => obj is Key other && other.Name == name && other.Part == part; private int Part => part; public override int GetHashCode() => HashCode.Combine(name, part) ^ name.GetHashCode(); }
        public interface IA { } public class A1 : IA { } public class A2 : IA { }
        """;

    public static TheoryData<string> Bodies() =>
    [
        "var log = new List<string>(); IEnumerable<int> Inf() { for (var i = 0; ; i++) { log.Add($\"y{i}\"); yield return i; } } foreach (var n in Inf().Where(n => n % 2 == 1).Take(2)) log.Add($\"g{n}\"); return string.Join(\",\", log);",
        "var log = \"\"; IEnumerable<int> S() { log += \"s\"; try { yield return 1; yield return 2; } finally { log += \"f\"; } log += \"e\"; } foreach (var n in S()) { log += n; if (n == 1) break; } log += S().First(); foreach (var n in S()) log += n; var unused = S(); return log;",
        "IEnumerable<int> S(int n) { var m = n; Func<int> next = () => m++; while (n-- > 0) yield return next(); } var s = S(3); return string.Join(\",\", s) + \"|\" + string.Join(\",\", s.Concat(s));",
        "IEnumerable<string> Walk(int n, string p) { if (n == 0) yield break; foreach (var c in Walk(n - 1, p + \"l\")) yield return c; yield return p + n; foreach (var c in Walk(n - 1, p + \"r\")) yield return c; } return string.Join(\" \", Walk(3, \"\"));",
        "var log = new List<string>(); IEnumerable<string> S(string k) { switch (k) { case \"a\": yield return \"A\"; goto case \"b\"; case \"b\": yield return \"B\"; break; default: do { yield return \"D\"; if (k.Length > 1) { k = k[1..]; continue; } break; } while (true); break; } using (var d = new Disp(\"1\", log)) { yield return \"u\"; using var e = new Disp(\"2\", log); yield return \"v\"; } } return string.Concat(S(\"a\").Concat(S(\"b\")).Concat(S(\"xyz\"))) + string.Concat(log);",
        "IEnumerable<int> S() { yield return 1; throw new InvalidOperationException(\"mid\"); } var got = \"\"; try { foreach (var n in S()) got += n; } catch (InvalidOperationException e) { got += e.Message; } try { S().ToList(); } catch (Exception e) { got += e.GetType().Name; } return got;",
        "IEnumerator<int> It() { yield return 4; yield return 5; } var sum = 0; var it = It(); while (it.MoveNext()) sum = sum * 10 + it.Current; return sum;",
        "IEnumerable<int> S() { var i = 0; again: yield return i; i++; if (i < 3) goto again; if (i == 3) yield return 30; else yield return 40; } return string.Join(\",\", S());",
        "return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(\"plan\"))) + Convert.ToHexString(System.Security.Cryptography.MD5.HashData(Encoding.UTF8.GetBytes(\"plan\")));",
        "int x = int.MaxValue; x += 1; return x;",
        "var (a, big) = ((byte)1, 12345); var log = \"\"; try { checked { log += (E)big; } } catch (OverflowException) { log += \"o\"; } try { checked { log += new Dictionary<string, E> { [\"k\"] = (E)big }[\"k\"]; } } catch (OverflowException) { log += \"o\"; } try { unchecked { checked { var d = (((object)a) is Dictionary<string, E> w ? w : ((Dictionary<string, E>)(new Dictionary<string, E> { [\"k\"] = (E)big }))); log += d[\"k\"]; } } } catch (OverflowException) { log += \"p\"; } return log;",
        "int[]? none = null; var log = \"\"; int Say(int n) { log += n; return n; } try { none![Say(1)] = Say(2); } catch (NullReferenceException) { log += \"n\"; } try { none![Say(3)] += Say(4); } catch (NullReferenceException) { log += \"n\"; } try { none![0] = new List<int>().Single(); } catch (InvalidOperationException) { log += \"i\"; } try { _ = none![^Say(5)]; } catch (NullReferenceException) { log += \"n\"; } return log;",
        "Box? none = null; Sub? sub = null; var log = \"\"; int Say(int n) { log += n; return n; } try { none!.Count = Say(1); } catch (NullReferenceException) { log += \"n\"; } try { none!.Count += Say(2); } catch (NullReferenceException) { log += \"n\"; } try { none!.P = new Mut { N = Say(3) }; } catch (NullReferenceException) { log += \"n\"; } try { sub!.Log = \"x\" + Say(4); } catch (NullReferenceException) { log += \"n\"; } try { ((List<int>?)null)![Say(5)] = Say(6); } catch (NullReferenceException) { log += \"n\"; } return log;",
        "var log = \"\"; var big = 300; try { log += checked((E)big); } catch (OverflowException) { log += \"o\"; } log += unchecked((E)big); var e = E.Max; try { checked { e++; } } catch (OverflowException) { log += \"o\"; } unchecked { e++; } log += e; var max = E.Max; try { log += checked(max + 1); } catch (OverflowException) { log += \"o\"; } return log;",
        "var a = new List<E>().ToArray(); var b = new List<RS>().ToArray(); var c = Array.Empty<R>(); var d = Array.Empty<Derived>(); object o = c; object p = d; return $\"{a}{b}{c}{d}{o is R[]}{o is Derived[]}{p is R[]}{p is Derived[]}\";",
        "int x = int.MinValue; return unchecked(-x) + \"|\" + unchecked((short)70000) + \"|\" + unchecked((byte)-1) + \"|\" + unchecked((uint)-1) + \"|\" + unchecked((long)ulong.MaxValue);",
        "double d = 1e20; return unchecked((int)d) + \"|\" + unchecked((long)d) + \"|\" + unchecked((byte)300.5) + \"|\" + unchecked((int)double.NaN) + \"|\" + unchecked((uint)-1.5);",
        "try { int x = int.MinValue; return x / -1; } catch (OverflowException) { return \"o\"; } catch (ArithmeticException) { return \"a\"; }",
        "try { int x = int.MinValue; return x % -1; } catch (ArithmeticException e) { return e.GetType().Name; }",
        "try { checked { byte b = 255; b++; return b; } } catch (OverflowException) { return \"o\"; }",
        "try { long l = 1L << 40; return checked((int)l); } catch (OverflowException) { return \"o\"; }",
        "try { checked { int x = int.MinValue; return -x; } } catch (OverflowException) { return \"o\"; }",
        "short s = 1; s <<= 15; return s; ",
        "int s = 33; return (1 << s) + \"|\" + (1L << 65) + \"|\" + (-1 >>> 33);",
        "char c = 'a'; c++; c += (char)1; return c + 1 + \"|\" + (char)(c + 1) + \"|\" + (int)c + c;",
        "return ('a' + 'b') + \"\" + 'a' + 'b' + ('a' + 1) + (char)('z' - 1);",
        "return \"a\".CompareTo(\"B\") + \"|\" + string.Compare(\"a\", \"B\", StringComparison.Ordinal) + \"|\" + string.CompareOrdinal(\"a\", \"B\") + \"|\" + string.Join(\",\", new[] { \"b\", \"A\", \"a\", \"B\", \"_\", \"-\" }.OrderBy(x => x));",
        "return \"straße\".IndexOf(\"ss\") + \"|\" + \"a\\u0000b\".IndexOf(\"\\u0000\") + \"|\" + \"I\".ToLowerInvariant() + \"|\" + \"encyclopædia\".Contains(\"ae\") + \"|\" + \"ab\".StartsWith(\"\\u00ad\");",
        "return 0.1 + 0.2 + \"|\" + 1e21 + \"|\" + 1e-7 + \"|\" + 1.0 + \"|\" + 100000000000000000000.0 + \"|\" + float.MaxValue + \"|\" + (0.1f + 0.2f) + \"|\" + double.NaN + \"|\" + -0.0 + \"|\" + 1m + \"|\" + 1.10m + \"|\" + double.PositiveInfinity;",
        "return 1.0f / 3 + \"|\" + (double)(1.0f / 3) + \"|\" + (float)0.1 * 3 + \"|\" + 16777217f + \"|\" + (decimal)0.1f + \"|\" + (int)2.5m + \"|\" + 7 / 2 * 2.0;",
        "var fs = new List<Func<int>>(); for (var i = 0; i < 3; i++) fs.Add(() => i); return string.Join(\",\", fs.Select(f => f()));",
        "var fs = new List<Func<int>>(); for (var i = 0; i < 3; i++) { var j = i; fs.Add(() => j++ + i); } return string.Join(\",\", fs.Select(f => f())) + string.Join(\",\", fs.Select(f => f()));",
        "var fs = new List<Func<int>>(); var n = 0; while (n < 3) { int k = n * 2; fs.Add(() => k += 1); n++; } return string.Join(\",\", fs.Concat(fs).Select(f => f()));",
        "var x = 1; Func<int> f = () => x; x = 2; Action g = () => x = 9; var r = f(); g(); return r + \"|\" + f() + \"|\" + x;",
        "var a = new R(1, \"x\"); var b = a with { }; b.C = 4; return (a == b) + \"|\" + (a == new R(1, \"x\")) + \"|\" + a + \"|\" + b + \"|\" + ReferenceEquals(a, b);",
        "R a = new Derived(1, \"x\", 2); R b = new R(1, \"x\"); return (a == b) + \"|\" + b.Equals(a) + \"|\" + (a with { A = 5 }) + \"|\" + (a == new Derived(1, \"x\", 2)) + a.GetType().Name;",
        "return new R(1, null!) + \"|\" + new Derived(1, \"q\", 7) + \"|\" + new RS(2) { Y = 3 } + \"|\" + (new RS(2) == new RS(2) { Y = 1 });",
        "var b = new Box(); b.M.N = 5; var c = b.M; c.N = 7; b.M.Next(); var p = b.P; p.N = 3; return b.M.N + \"|\" + c.N + \"|\" + b.P.N + \"|\" + c.Next().Next().N + \"|\" + c.N;",
        "var arr = new Mut[2]; arr[0].N = 4; arr[0].Next(); var list = new List<Mut> { arr[0] }; list[0].Next(); foreach (var m in arr) m.Next(); return arr[0].N + \"|\" + list[0].N;",
        "var a = new Mut { Data = [1] }; var b = a; b.Data[0] = 9; b.N = 2; object o = a; var u = (Mut)o; u.N = 8; return a.Data[0] + \"|\" + a.N + \"|\" + ((Mut)o).N;",
        "(int A, Mut M) t = (1, default); var s = t; s.M.N = 4; s.A = 2; return t.M.N + \"|\" + s.M.N + \"|\" + t + (t.A == 1);",
        "void F(Mut m) { m.N = 9; } void Gr(ref Mut m) { m.N = 9; } var a = new Mut(); F(a); var r = a.N; Gr(ref a); return r + \"|\" + a.N;",
        "var d = new Dictionary<string, int> { [\"z\"] = 1, [\"a\"] = 2, [\"m\"] = 3 }; d.Remove(\"a\"); d[\"q\"] = 4; d[\"b\"] = 5; return string.Join(\",\", d.Keys) + string.Join(\",\", d.Select(p => p.Value));",
        "var h = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { \"b\", \"A\", \"a\", \"C\" }; h.Remove(\"B\"); h.Add(\"x\"); return string.Join(\",\", h);",
        "return string.Join(\",\", new[] { new R(2, \"b\"), new R(1, \"a\"), new R(2, \"a\") }.GroupBy(r => r.A).OrderByDescending(g => g.Key).Select(g => g.Key + \":\" + g.Count())) + string.Join(\",\", new[] { \"x\", \"y\", \"x\" }.ToLookup(s => s).Select(g => g.Key));",
        "string P(params object[] a) => a is null ? \"null\" : a.Length.ToString(); return P() + P(1, 2) + P(null!) + P(new object[] { 1, 2, 3 }) + P(new[] { \"a\", \"b\" }) + P(new[] { 1, 2 });",
        "string D(int a = 1, string b = \"x\", E e = E.B, double? d = null, Token t = default) => $\"{a}{b}{e}{d}{t.V}\"; return D() + D(b: \"q\", a: 2);",
        "var log = \"\"; int A(string s) { log += s; return 1; } int Three(int x, int y, int z) => x + y + z; Three(z: A(\"z\"), x: A(\"x\"), y: A(\"y\")); return log;",
        "var log = \"\"; int A(string s) { log += s; return 1; } var arr = new int[3]; arr[A(\"i\")] += A(\"v\"); var q = A(\"1\") + A(\"2\") * A(\"3\"); return log + string.Join(\",\", arr);",
        "var b = new Box(); var arr = new int[5]; arr[b.Get()] += 10; arr[b.Get()]++; return b.Count + string.Join(\",\", arr);",
        "int i = 0; i = i++ + ++i; int j = 5; j += j++ * 2; return i + \"|\" + j;",
        "int i = 1; var a = new int[4]; a[i] = i = 2; return string.Join(\",\", a) + i;",
        "string Try(int n) { var log = \"\"; try { try { if (n == 1) return log + \"r\"; if (n == 2) throw new InvalidOperationException(\"x\"); log += \"n\"; } finally { log += \"f\"; } } catch (InvalidOperationException e) when (e.Message == \"x\") { log += \"c\"; } return log; } return Try(1) + Try(2) + Try(3);",
        "var log = \"\"; int F() { try { return 1; } finally { log += \"f\"; } } for (var i = 0; i < 3; i++) { try { if (i == 1) continue; if (i == 2) break; log += i; } finally { log += \"F\"; } } return F() + log;",
        "var log = \"\"; try { try { throw new ArgumentException(\"a\"); } catch (ArgumentException) { throw; } finally { log += \"1\"; } } catch (Exception e) { log += e.GetType().Name + e.Message; } return log;",
        "try { object o = \"s\"; return (int)o; } catch (InvalidCastException) { return \"cast\"; }",
        "try { int? n = null; return n!.Value; } catch (InvalidOperationException) { return \"nv\"; }",
        "try { var d = new Dictionary<string, int>(); return d[\"k\"]; } catch (KeyNotFoundException e) { return e.Message; }",
        "try { string s = null!; return s.Length; } catch (NullReferenceException) { return \"nre\"; }",
        "try { return new List<int>().First(); } catch (InvalidOperationException e) { return e.Message; }",
        "try { var l = new List<int> { 1, 2 }; foreach (var x in l) l.Add(x); return 0; } catch (InvalidOperationException) { return \"mod\"; }",
        "try { object o = 3; return o switch { string s => s }; } catch (InvalidOperationException) { return \"none\"; }",
        "var s = new Sub(); return s.Log + s.Name + ((Base)s).Name + Sub.S;",
        "return Order.A + \"|\" + Order.B + \"|\" + Order.N;",
        "return Late.Say() + Late.Say();",
        "return E.A + \"|\" + E.Alias + \"|\" + (E)7 + \"|\" + (E.A | E.B) + \"|\" + (byte)E.Max + \"|\" + Enum.Parse<E>(\"B\") + \"|\" + Enum.IsDefined((E)2) + \"|\" + (E.B - E.A) + \"|\" + (E.A < E.B) + \"|\" + ~E.A;",
        "IShape a = new Sq(), b = new Circ(); return a.Kind + b.Kind;",
        "var log = new List<string>(); { using var a = new Disp(\"a\", log); using (new Disp(\"b\", log)) { log.Add(\"in\"); } using var c = new Disp(\"c\", log); } try { using var x = new Disp(\"x\", log); throw new Exception(); } catch { log.Add(\"caught\"); } return string.Join(\",\", log);",
        "return G<int>.Name + G<string>.Name + new G<int>().V + (new G<string>().V ?? \"null\") + new G<int?>().V;",
        "int[] a = [1, 2, 3, 4, 5]; return a switch { [] => \"e\", [var x] => \"1\", [1, .. { Length: 3 } mid, 5] => \"m\" + mid[0], _ => \"?\" };",
        "object o = (1, \"a\"); return o is (int n, string { Length: 1 } s) ? n + s : \"no\";",
        "int? n = 5; return n is > 3 and not 4 and (< 10 or 20) ? \"y\" : \"n\";",
        "object? o = null; return (o is not null) + \"|\" + (o is var q && q == null) + \"|\" + (o is { }) + \"|\" + (5 is int and >= 5) + (\"x\" is ['x']);",
        "string K(object? o) => o switch { null => \"null\", int i when i < 0 => \"neg\", 0 => \"zero\", int => \"int\", 'c' => \"c\", 1.5 => \"d\", E.B => \"EB\", R { A: > 1, B.Length: 2 } r => r.B, string[] { Length: 0 } => \"emp\", IEnumerable<char> => \"chars\", _ => o.GetType().Name }; return K(null) + K(-1) + K(0) + K(4) + K('c') + K(1.5) + K(E.B) + K(new R(2, \"zz\")) + K(new string[0]) + K(\"s\") + K(2L) + K(E.A);",
        "long l = 5; object o = l; return (o is int) + \"|\" + (o is long) + \"|\" + o.Equals(5) + \"|\" + 5L.Equals(5) + \"|\" + (5 == 5.0) + \"|\" + ((object)5).Equals(5) + (1 is 1);",
        "byte b = 5; var c = b + b; object o = c; return o.GetType().Name + (b * 1.0f).GetType().Name + (true ? 1 : 2L).GetType().Name + (b + 1u).GetType().Name + (1 + 1L).GetType().Name + ('a' + 1).GetType().Name;",
        "var log = new List<string>(); var q = new[] { 1, 2, 3 }.Select(x => { log.Add(\"s\" + x); return x; }).Where(x => { log.Add(\"w\" + x); return x > 1; }); log.Add(\"lazy\"); foreach (var x in q) log.Add(\"f\" + x); return string.Join(\",\", log);",
        "var l = new List<int> { 3, 1 }; var q = l.OrderBy(x => x); l.Add(2); return string.Join(\",\", q);",
        "var x = 3; { int Inner() => x * 2; x = 4; return Inner() + nameof(x); }",
        "int F(int n) { int G(int m) => m <= 0 ? 0 : n + G(m - 1); return G(n); } return F(4);",
        "static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a); var a = new[] { 1, 2 }; Swap(ref a[0], ref a[1]); var p = 3; var q = 4; (p, q) = (q, p + q); return string.Join(\",\", a) + p + q;",
        "var t = (a: 1, b: (c: 2, d: \"x\")); var (a, (b, c)) = t; return a + b + c + t + (t == (1, (2, \"x\"))) + t.b.d;",
        "var s = $\"{1,4}|{-1,-4}|{1.5:0.00}|{0.5:P0}|{255:x}|{1234567.891:N2}|{true}|{null}|{'c'}|{new DateTime(2024, 2, 3):yyyy-MM-dd}|{TimeSpan.FromSeconds(5)}|{{}}\"; return s;",
        "return string.Format(\"{0:D3} {1} {0}\", 5, \"x\") + 1234.5.ToString(\"N\") + 5.ToString(\"C\") + new DateTime(2024, 2, 3) + (1.5m).ToString() + Guid.Empty + new Version(1, 2) + DateTime.UnixEpoch.ToString(\"D\");",
        "return \"\"\"\n a \"q\" \\n\n \"\"\" + @\"x\\y\" + $$\"\"\"{{{1}}}\"\"\" + \"\\x41\\u00e9\\U0001F600\".Length + \"\\e[0m\".Length;",
        "const int K = 5; int k = K switch { 5 => 1, _ => 2 }; return k + K + sizeof(int) + default(DateTime).Year;",
        "uint u = 3; int i = -4; return (u + i) + \"|\" + (u > i) + \"|\" + (u * 1.5m) + \"|\" + (ulong)u + \"|\" + -u + \"|\" + ~u;",
        "int x = 10; x -= 3 - 1; x *= 2 + 1; x /= 5; x %= 3; x |= 8; x ^= 1; x >>= 1; return x;",
        "byte b = 200; b += 100; sbyte s = -128; s--; ushort us = 0; us--; return b + \"|\" + s + \"|\" + us;",
        "string s = null!; s += null; s += 1; s += 'c'; return s + s.Length + (null + \"a\") + (\"\" + null).Length;",
        "bool Log(ref string l, string s, bool r) { l += s; return r; } var l = \"\"; var r = Log(ref l, \"a\", false) & Log(ref l, \"b\", true) | Log(ref l, \"c\", true) && !Log(ref l, \"d\", false) ^ true; return l + r;",
        "int n = 0; top: n++; if (n < 5) goto top; switch (n) { case 5: n = 50; goto default; case 6: n = 60; break; default: n++; break; } return n;",
        "for (int i = 0, j = 10; i < j; i++, j--) { if (i == 3) return i + \",\" + j; } return \"none\";",
        "var d = new SortedDictionary<string, int>(StringComparer.Ordinal) { [\"b\"] = 1, [\"B\"] = 2, [\"a\"] = 3 }; return string.Join(\",\", d) + new KeyValuePair<string, int>(\"a\", 1);",
        "var l = new List<R> { new(1, \"a\") }; return l.Contains(new R(1, \"a\")) + \"|\" + l.IndexOf(new R(1, \"a\")) + \"|\" + new HashSet<R>(l).Contains(new(1, \"a\")) + new Dictionary<R, int> { [new(1, \"a\")] = 5 }[new R(1, \"a\")] + new[] { new Mut() }.Contains(new Mut());",
        "return \"a,b,,c\".Split(',', StringSplitOptions.RemoveEmptyEntries).Length + \"x\".PadLeft(3, '0') + string.Join(\"-\", 1, 'c', null, 2.5) + \"abc\"[^1] + \"abc\"[1..] + \"abc\".Insert(1, \"Z\") + string.IsNullOrEmpty(\"\");",
        "return Math.Round(2.5) + \"|\" + Math.Round(-2.5, MidpointRounding.AwayFromZero) + \"|\" + Math.Round(1.005, 2) + \"|\" + Convert.ToInt32(2.5) + \"|\" + Convert.ToInt32(\"12\") + \"|\" + (int)'5' + \"|\" + int.Parse(\"-7\") + \"|\" + double.Parse(\"1.5\") + \"|\" + Math.DivRem(7, 2);",
        "return Enumerable.Range(0, 7).Chunk(3).Select(c => c.Length).Sum() + string.Join(\",\", new[] { 3, 1, 2 }.Zip(new[] { \"a\", \"b\" })) + new[] { 1, 2, 3 }.Aggregate((a, b) => a * 10 + b) + Enumerable.Range(1, 3).Reverse().First() + new[] { 1, 2 }.Average();",
        "return string.Join(\",\", new[] { \"b\", \"a\", \"C\" }.Order()) + string.Join(\",\", new[] { 3, 1 }.Index()) + string.Join(\",\", new[] { 1, 2, 3 }.CountBy(x => x % 2)) + new[] { \"aa\", \"b\" }.MaxBy(x => x.Length) + string.Join(\",\", new[] { 1, 2, 2 }.ToHashSet());",
        "var a = new int[3]; var (x, _) = (a.Length, 5); _ = x; Array.Fill(a, 7); Array.Sort(a); Array.Reverse(a); return string.Join(\",\", a) + Array.IndexOf(a, 7) + a.Length;",
        "decimal d = 1.10m + 2.2m; return d + \"|\" + decimal.Round(2.345m, 2) + \"|\" + 10m / 3 + \"|\" + (d == 3.3m) + \"|\" + (double)d;",
        "Mut? m = new Mut { N = 3 }; var v = m.Value; v.N = 9; return m.Value.N + \"|\" + m.GetValueOrDefault().N + (m.HasValue ? m!.Value.Next().N : 0);",
        "object[] a = new string[1]; try { a[0] = 5; return \"set\"; } catch (ArrayTypeMismatchException e) { return e.Message; }",
        "IA[] a = new A1[1]; try { a[0] = new A2(); return \"set\"; } catch (ArrayTypeMismatchException e) { return e.Message; }",
        "object o = new List<A1>(), p = new A1[0], q = (new A2(), 1); return (o is List<A2>) + \"|\" + (o is List<A1>) + \"|\" + (p is A2[]) + (p is IA[]) + (q is ValueTuple<A1, int>) + o + p + q;",
        "var d = new Dictionary<Key, int> { [new(\"a\", 1)] = 5, [new(\"a\", 2)] = 6 }; return d[new Key(\"a\", 1)] + d[new Key(\"a\", 2)] + \"|\" + d.ContainsKey(new(\"b\", 1)) + new HashSet<Key> { new(\"x\", 1), new(\"x\", 1) }.Count;",
        "object[] all = { new A1(), new A2(), 5 }; try { return all.OfType<A1>().Count() + \"|\" + all.Take(2).Cast<IA>().Count() + all.Cast<A1>().ToList().Count; } catch (InvalidCastException e) { return e.Message; }",
        "double d = 1e10; float f = -3e9f; return unchecked((ushort)d) + \"|\" + unchecked((byte)f) + \"|\" + unchecked((short)d) + \"|\" + (int)unchecked((char)d) + \"|\" + unchecked((long)f);",
        "var n = 0; ref var r = ref n; r++; void Add(ref int x) { x += 10; if (x > 20) throw new InvalidOperationException(); } try { Add(ref r); Add(ref n); } catch (InvalidOperationException) { } return n;",
        "return ((Func<int>)(() => { try { return 1; } finally { } }))() + new Func<string, int>(int.Parse)(\"5\") + ((Func<int, Func<int>>)(a => () => a))(3)();",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Evaluation_gives_what_execution_gives(string body) =>
        Plans.Same(body, Types);
}
