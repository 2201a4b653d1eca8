using Groundplan.Rules;
using Groundplan.TestKit;

namespace Groundplan.Generators.Tests;

/// <summary>What depends on the machine, the day, the process or the culture is refused at the expression, with what to write instead; what does not is evaluated.</summary>
public sealed class PurityTests
{
    private const string Types = """
        public static class H { public static int GetHashCode(string s) => {|GP0001:s.GetHashCode()|}; }
        public sealed class Kept : IEqualityComparer<string>
        {
            public int Seen;
            public bool Equals(string? x, string? y) => x == y;
            public int GetHashCode(string s) => Seen = StringComparer.Ordinal.GetHashCode(s) ^ EqualityComparer<string>.Default.GetHashCode(s) ^ s.GetHashCode();
        }
        public sealed class Own(string name, int? n = null)
        {
            public int Seen;
            public string Name => name;
            public override bool Equals(object? other) => other is Own { Name: var theirs } && theirs == name;
            public override int GetHashCode() => Seen = HashCode.Combine(name.ToUpperInvariant(), (name, n), new Part(name)) ^ name.GetHashCode(StringComparison.OrdinalIgnoreCase) ^ n.GetHashCode() ^ new Part(name).GetHashCode() ^ new Plain().GetHashCode();
        }
        public sealed record Part(string Name);
        public sealed record Placed([System.Runtime.CompilerServices.CallerFilePath] string Path = "");
        public sealed class Plain;
        public sealed record Holder(object Held);
        public sealed class Fault(string message) : Exception(message) { public override string ToString() => "fault " + Message; }
        public sealed class Based(string message) : Exception(message) { public override string ToString() => {|GP0001:base.ToString()|}; }
        """;

    public static TheoryData<string, string> Refused() => new()
    {
        // the day
        { "return {|GP0001:DateTime.Parse(\"12:00\")|}.Hour;", "TimeOnly" },
        { "return {|GP0001:DateTime.Parse(\"Jan 2\")|}.Day;", "in full" },
        { "return {|GP0001:DateTime.Parse(\"01/02/30\")|}.Day;", "four digits" },
        { "return {|GP0001:DateTime.Parse(\"Monday 12:00\")|}.Hour;", "in full" },
        { "return {|GP0001:Convert.ToDateTime(\"12:00\")|}.Hour;", "in full" },
        { "object text = \"12:00\"; return {|GP0001:Convert.ToDateTime(text, CultureInfo.InvariantCulture)|}.Hour;", "in full" },
        { "return {|GP0001:DateTime.ParseExact(\"01-02\", \"MM-dd\", null)|}.Day;", "in full" },
        { "return {|GP0001:DateTime.ParseExact(\"02-29\", [\"MM-dd\"], CultureInfo.InvariantCulture, DateTimeStyles.None)|}.Day;", "in full" },
        { "return {|GP0001:DateTime.TryParse(\"12:00\", out var d)|} ? d.Hour : 0;", "in full" },
        { "return {|GP0001:DateTime.TryParseExact(\"12:00\", \"HH:mm\", null, DateTimeStyles.AdjustToUniversal, out var d)|} ? d.Hour : 0;", "in full" },
        { "return {|GP0001:DateOnly.Parse(\"Jan 2\")|}.Day;", "in full" },
        { "return {|GP0001:DateOnly.ParseExact(\"01-02\", \"MM-dd\")|}.Day;", "in full" },
        { "return {|GP0001:DateOnly.TryParseExact(\"01-02\", \"MM-dd\", out var d)|} ? d.Day : 0;", "in full" },
        { "return string.Join(\",\", new[] { \"12:00\" }.Select({|GP0001:DateTime.Parse|}));", "in full" },

        // the time zone
        { "return {|GP0001:DateTime.TryParse(\"2020-01-01T00:00:00Z\", out var d)|} ? d.Hour : 0;", "AdjustToUniversal" },
        { "return {|GP0001:DateTime.Parse(\"2020-01-01\", null, DateTimeStyles.AssumeLocal | DateTimeStyles.AdjustToUniversal)|}.Hour;", "AssumeUniversal" },
        { "return {|GP0001:DateTime.SpecifyKind(new DateTime(2020, 1, 1), DateTimeKind.Local)|}.Hour;", "DateTimeKind.Utc" },
        { "return {|GP0001:new DateTimeOffset(new DateTime(2020, 1, 1))|}.Hour;", "offset" },
        { "return {|GP0001:new DateTime(2020, 1, 1).ToString(\"zzz\")|};", "DateTimeOffset" },
        { "return {|GP0001:new DateTime(2020, 1, 1).ToString(\"U\", CultureInfo.InvariantCulture)|};", "DateTimeKind.Utc" },
        { "IFormattable d = new DateTime(2020, 1, 1); return {|GP0001:d.ToString(\"%z\", null)|};", "DateTimeKind.Utc" },
        { "return $\"a{|GP0001:{new DateTime(2020, 1, 1):HH 'z' zz}|}\";", "DateTimeKind.Utc" },
        { "return {|GP0001:string.Format(\"{0} {1:U}\", 1, new DateTime(2020, 1, 1))|};", "DateTimeKind.Utc" },
        { "return {|GP0001:string.Format(CultureInfo.InvariantCulture, \"{0:zzz}\", new object[] { new DateTime(2020, 1, 1) })|};", "DateTimeKind.Utc" },
        { "return {|GP0001:new StringBuilder().AppendFormat(\"{0:zzz}\", new DateTime(2020, 1, 1))|}.ToString();", "DateTimeKind.Utc" },
        { "return new StringBuilder().Append($\"{|GP0001:{new DateTime(2020, 1, 1):zzz}|}\").ToString();", "DateTimeKind.Utc" },
        { "return {|GP0001:new DateTime(2020, 1, 1).GetDateTimeFormats()|}.Length;", "ToString with a format" },

        // hash codes
        { "return H.GetHashCode(\"a\");", "own type" },
        { "return string.Join(\",\", new[] { \"a\" }.Select({|GP0001:StringComparer.Ordinal.GetHashCode|}));", "own type" },
        { "Func<int> hash = {|GP0001:\"a\".GetHashCode|}; return hash();", "own type" },
        { "int GetHashCode() => {|GP0001:\"a\".GetHashCode()|}; return GetHashCode();", "own type" },

        // the order of the process
        { "return string.Concat({|GP0001:System.Collections.Immutable.ImmutableHashSet.Create(\"a\", \"b\")|});", "ImmutableSortedSet" },
        { "return string.Concat({|GP0001:System.Collections.Immutable.ImmutableDictionary.ToImmutableDictionary(new[] { \"a\", \"b\" }, x => x)|}.Keys);", "ImmutableSortedDictionary" },

        // exceptions
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:e.StackTrace|}; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:e.TargetSite|}; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:e.Source|}; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:e.HResult|}; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:e.ToString()|}; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { object o = e; return {|GP0001:o.ToString()|}; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return $\"{|GP0001:{e}|}\"; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:\"a\" + e|}; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { var text = \"a\"; {|GP0001:text += e|}; return text; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:string.Concat(1, e)|}; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:string.Join(\",\", new[] { e }.Where(x => true))|}; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:string.Join(\",\", 1, e)|}; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:Convert.ToString(e)|}; }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:new StringBuilder().Append(e)|}.ToString(); }", "Message" },
        { "try { return int.Parse(\"x\"); } catch (Exception e) { return {|GP0001:(1, e).ToString()|}; }", "Message" },
        { "return {|GP0001:new Holder(new Exception(\"a\")).ToString()|};", "Message" },
        { "return $\"a{|GP0001:{new Holder(new Exception(\"a\"))}|}\";", "Message" },
        { "return {|GP0001:new { Held = (object)new Exception(\"a\") }.ToString()|};", "Message" },
        { "var held = new List<object> { new Holder(new Exception(\"a\")) }; return {|GP0001:string.Join(\",\", held)|};", "Message" },
        { "return $\"{new Based(\"a\")}\";", "" },

        // cultures and text
        { "return 1.5.ToString({|GP0001:new CultureInfo(\"de-DE\")|});", "InvariantCulture" },
        { "return {|GP0001:CultureInfo.GetCultureInfo(\"de-DE\")|}.NumberFormat.NumberDecimalSeparator;", "Clone()" },
        { "return {|GP0001:CultureInfo.CurrentCulture|}.Name;", "InvariantCulture" },
        { "return {|GP0001:\"e\\u0301\".Normalize()|};", "normal form" },
        { "return {|GP0001:Encoding.GetEncoding(\"windows-1252\")|}.WebName;", "UTF8" },
        { "return {|GP0001:Encoding.UTF8.EncodingName|};", "UTF8" },
        { "return {|GP0001:new Uri(\"/a/b\")|}.Scheme;", "UriKind.Relative" },
        { "return {|GP0001:Uri.TryCreate(\"/a/b\", UriKind.RelativeOrAbsolute, out var uri)|} ? uri.IsAbsoluteUri : false;", "file:///" },
        { "return {|GP0001:new Uri(\"https://b\\u00fccher.example\").IdnHost|};", "ASCII" },

        // the folder
        { "return {|GP0001:Where()|}; static string Where([System.Runtime.CompilerServices.CallerFilePath] string path = \"\") => path;", "a value for 'path'" },
        { "return {|GP0001:new Placed()|}.Path;", "a value for 'Path'" },

        // what is inside of .NET
        { "Func<int> f = () => 1; return {|GP0001:f.Method|}.Name;", "" },
        { "Func<int> f = () => 1; return {|GP0001:f.Target|};", "" },
        { "return {|GP0001:new System.Text.RegularExpressions.Regex(\"a\").MatchTimeout|};", "" },
        { "return $\"{|GP0001:{new[] { 1, 2 }.Select(x => x + 1)}|}\";", "string.Join" },
        { "IEnumerable<int> Own() { yield return 1; } return {|GP0001:Own().ToString()|};", "string.Join" },
    };

    public static TheoryData<string> Bodies() =>
    [
        "return DateTime.Parse(\"2020-01-02 03:04\").ToString(\"yyyy-MM-ddTHH:mm:ssK\") + DateTime.Parse(\"Feb 2020\").ToString(\"O\") + DateTime.TryParse(\"nothing\", out _) + DateTime.Parse(\"2020-01-01T00:00:00Z\", null, DateTimeStyles.AdjustToUniversal).ToString(\"O\");",
        "return DateTime.ParseExact(\"20200102\", \"yyyyMMdd\", null).Day + DateOnly.ParseExact(\"2020-02-29\", \"yyyy-MM-dd\").DayOfYear + \"|\" + DateOnly.TryParse(\"12:00\", out _) + TimeOnly.Parse(\"12:34\").Minute + DateOnly.Parse(\"2020-01-02\").Day;",
        "try { return DateTime.ParseExact(\"x\", \"yyyy\", null); } catch (FormatException) { } try { return DateTime.Parse(null!); } catch (ArgumentNullException) { } try { return DateTime.ParseExact(\"2020\", \"yyyy\", null, (DateTimeStyles)4096); } catch (ArgumentException) { return \"a\"; }",
        "var d = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc); return $\"{d:zzz}|{d:%K}|{d:U}|{new DateTime(2020, 1, 1):'z' \\\\z K}|\" + string.Format(\"{0:zzz}\", d) + new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.FromHours(2)).ToString(\"zzz\");",
        "var kept = new Kept(); var d = new Dictionary<string, int>(kept) { [\"a\"] = 1 }; return d[\"a\"] + \"|\" + d.ContainsKey(\"b\") + new HashSet<Own> { new(\"a\"), new(\"a\", 1), new(\"b\") }.Count;",
        "var log = \"\"; try { int.Parse(\"x\"); } catch (Exception e) { log += e.Message + e.GetType().Name + e.InnerException?.Message; e.Data[\"k\"] = 1; log += e.Data[\"k\"]; } return log;",
        "var e = new Fault(\"a\"); object o = e; return $\"{e}|{o}\" + e + e.ToString() + string.Join(\",\", new[] { e }) + string.Concat(1, e) + (1, e);",
        "var c = (CultureInfo)CultureInfo.InvariantCulture.Clone(); c.NumberFormat.NumberDecimalSeparator = \",\"; return 1.5.ToString(c) + new CultureInfo(\"\").Name + CultureInfo.GetCultureInfo(\"\").Name + string.Create(CultureInfo.InvariantCulture, $\"{1.5}\");",
        "return new StringBuilder().AppendLine(\"a\").AppendLine().AppendLine($\"{1}b\").AppendLine(null).Append(\"c\").Replace(\"\\r\\n\", \"\\n\").ToString();",
        "return \"a\\r\\nb\\rc\\n\".ReplaceLineEndings(\"|\") + \"abc\".Normalize() + \"abc\".IsNormalized() + Encoding.GetEncoding(\"utf-8\").WebName + Encoding.Latin1.GetBytes(\"\\u00fc\")[0];",
        "return new Uri(\"/a/b\", UriKind.Relative) + new Uri(new Uri(\"https://a.b/c\"), \"/d\").AbsoluteUri + Uri.TryCreate(\"https://a.b\", UriKind.Absolute, out _) + new UriBuilder(\"https\", \"a.b\", 443, \"/p\").Uri;",
        "return Where(\"given\") + Line(); static string Where([System.Runtime.CompilerServices.CallerFilePath] string path = \"\", [System.Runtime.CompilerServices.CallerMemberName] string member = \"\") => path + member; static int Line([System.Runtime.CompilerServices.CallerLineNumber] int line = 0) => line;",
        "return string.Join(\",\", new object[] { 1, \"a\", new List<int>(), new Part(\"p\") }) + new StringBuilder().AppendJoin(\",\", new object?[] { null, 2 }).AppendFormat(\"{0,3}{1:D2}\", \"x\", 4) + new[] { 1 }.ToList() + new Dictionary<string, int>().Keys;",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_depends_on_the_machine_is_refused_with_a_way_out(string body, string wayOut)
    {
        var source = MarkedSource.Parse(Plan(body));
        var findings = Plans.Evaluate(source.Text).Findings;
        var finding = Assert.Single(findings);
        Assert.Equal("GP0001", finding.Id);
        Assert.Contains(source.Marks, mark => mark.Span == finding.Location.SourceSpan);
        Assert.Contains(wayOut, finding.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void What_does_not_is_what_execution_gives(string body) => Plans.Same(body, MarkedSource.Parse(Types).Text);

    private static string Plan(string body) => $$"""
        using System.Text;
        using System.Globalization;
        [Plan] public static class P
        {
            public static S Root => new(Compute()?.ToString() ?? "");
            private static object? Compute() { {{body}} }
        }
        public sealed record S(string N) : Stack(N);
        {{Types}}
        """;
}
