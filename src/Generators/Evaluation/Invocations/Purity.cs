namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>The library types whose members a plan may use. After a minus: members that read the clock, chance, the machine or the culture of the process.</summary>
internal static class Purity
{
    private const string Types = """
        System.Object -GetHashCode
        System.String -GetHashCode -Intern -IsInterned
        System.Boolean
        System.Char
        System.SByte
        System.Byte
        System.Int16
        System.UInt16
        System.Int32
        System.UInt32
        System.Int64
        System.UInt64
        System.Single
        System.Double
        System.Decimal
        System.ValueType
        System.Enum
        System.Array
        System.Delegate -DynamicInvoke -CreateDelegate -Method -Target
        System.MulticastDelegate
        System.Nullable`1
        System.Math
        System.MathF
        System.Convert
        System.BitConverter
        System.TimeSpan
        System.DateTime -Now -UtcNow -Today -ToLocalTime -ToUniversalTime -ToFileTime -FromFileTime -IsDaylightSavingTime -GetDateTimeFormats
        System.DateTimeOffset -Now -UtcNow -ToLocalTime -LocalDateTime -FromFileTime -op_Implicit -Parse -TryParse -ParseExact -TryParseExact
        System.DateOnly
        System.TimeOnly
        System.DayOfWeek
        System.DateTimeKind
        System.Guid -NewGuid -CreateVersion7
        System.Version
        System.Uri
        System.UriKind
        System.UriBuilder
        System.StringComparison
        System.StringComparer
        System.StringSplitOptions
        System.MidpointRounding
        System.IFormattable
        System.IFormatProvider
        System.IComparable
        System.IComparable`1
        System.IEquatable`1
        System.IDisposable
        System.ICloneable
        System.Tuple
        System.ValueTuple
        System.MemoryExtensions
        System.Lazy`1
        System.Exception -StackTrace -TargetSite -Source -HResult
        System.Attribute
        System.FlagsAttribute
        System.Collections.IEnumerable
        System.Collections.IEnumerator
        System.Collections.ICollection
        System.Collections.IList
        System.Collections.IDictionary
        System.Collections.IComparer
        System.Collections.IEqualityComparer
        System.Collections.Generic.IEnumerable`1
        System.Collections.Generic.IEnumerator`1
        System.Collections.Generic.ICollection`1
        System.Collections.Generic.IList`1
        System.Collections.Generic.ISet`1
        System.Collections.Generic.IDictionary`2
        System.Collections.Generic.IReadOnlyCollection`1
        System.Collections.Generic.IReadOnlyList`1
        System.Collections.Generic.IReadOnlySet`1
        System.Collections.Generic.IReadOnlyDictionary`2
        System.Collections.Generic.IComparer`1
        System.Collections.Generic.IEqualityComparer`1
        System.Collections.Generic.Comparer`1
        System.Collections.Generic.EqualityComparer`1
        System.Collections.Generic.KeyValuePair
        System.Collections.Generic.KeyValuePair`2
        System.Collections.Generic.CollectionExtensions
        System.Collections.Generic.List`1
        System.Collections.Generic.Dictionary`2
        System.Collections.Generic.HashSet`1
        System.Collections.Generic.Queue`1
        System.Collections.Generic.Stack`1
        System.Collections.Generic.LinkedList`1
        System.Collections.Generic.LinkedListNode`1
        System.Collections.Generic.PriorityQueue`2
        System.Collections.Generic.SortedDictionary`2
        System.Collections.Generic.SortedList`2
        System.Collections.Generic.SortedSet`1
        System.Collections.Immutable.ImmutableArray
        System.Collections.Immutable.ImmutableArray`1
        System.Collections.Immutable.ImmutableList
        System.Collections.Immutable.ImmutableList`1
        System.Collections.Immutable.ImmutableSortedDictionary
        System.Collections.Immutable.ImmutableSortedDictionary`2
        System.Collections.Immutable.ImmutableSortedSet
        System.Collections.Immutable.ImmutableSortedSet`1
        System.Collections.ObjectModel.ReadOnlyCollection`1
        System.Collections.ObjectModel.ReadOnlyDictionary`2
        System.Linq.Enumerable -Shuffle
        System.Linq.IGrouping`2
        System.Linq.ILookup`2
        System.Linq.Lookup`2
        System.Linq.IOrderedEnumerable`1
        System.Globalization.CultureInfo -CurrentCulture -CurrentUICulture -InstalledUICulture -DefaultThreadCurrentCulture -DefaultThreadCurrentUICulture -GetCultures -GetConsoleFallbackUICulture
        System.Globalization.NumberFormatInfo -CurrentInfo
        System.Globalization.NumberStyles
        System.Globalization.DateTimeStyles
        System.Text.StringBuilder
        System.Text.Encoding -Default -GetEncodings -RegisterProvider -EncodingName
        System.Text.UTF8Encoding
        System.Text.RegularExpressions.Regex -CacheSize -MatchTimeout
        System.Text.RegularExpressions.RegexOptions
        System.Text.RegularExpressions.MatchEvaluator
        System.Text.RegularExpressions.Match
        System.Text.RegularExpressions.MatchCollection
        System.Text.RegularExpressions.Group
        System.Text.RegularExpressions.GroupCollection
        System.Text.RegularExpressions.Capture
        System.Text.RegularExpressions.CaptureCollection
        System.Security.Cryptography.MD5 -Create
        System.Security.Cryptography.SHA1 -Create
        System.Security.Cryptography.SHA256 -Create
        System.Security.Cryptography.SHA384 -Create
        System.Security.Cryptography.SHA512 -Create
        System.Predicate`1
        System.Comparison`1
        System.Converter`2
        """;

    private static readonly Dictionary<string, HashSet<string>> Allowed = Lines.ToDictionary(line => line.Type, line => new HashSet<string>(line.Except), StringComparer.Ordinal);

    /// <summary>The types, each with the members that may not be used.</summary>
    public static IReadOnlyList<(string Type, IReadOnlyCollection<string> Except)> Lines =>
        [.. Types.Split('\n').Select(line => line.Trim().Split(' ')).Select(words => (words[0], (IReadOnlyCollection<string>)[.. words.Skip(1).Select(word => word.Substring(1))]))];

    /// <summary>Whether values of a library type may occur at all.</summary>
    public static bool AllowsType(string metadataName) => Allowed.ContainsKey(metadataName) || IsDelegateOrTuple(metadataName) || IsException(metadataName);

    /// <summary>Whether a member may be used.</summary>
    public static bool AllowsMember(string metadataName, string member) =>
        !Allowed.TryGetValue(metadataName, out var refused) || !refused.Contains(IsAccessor(member) ? member.Substring(4) : member);

    private static bool IsAccessor(string member) => member.StartsWith("get_", StringComparison.Ordinal) || member.StartsWith("set_", StringComparison.Ordinal);

    private static bool IsDelegateOrTuple(string name) =>
        name is "System.Action" || name.StartsWith("System.Action`", StringComparison.Ordinal) || name.StartsWith("System.Func`", StringComparison.Ordinal)
        || name.StartsWith("System.ValueTuple`", StringComparison.Ordinal) || name.StartsWith("System.Tuple`", StringComparison.Ordinal);

    private static bool IsException(string name) =>
        name.EndsWith("Exception", StringComparison.Ordinal) && (name.LastIndexOf('.') == 6 || name == "System.Runtime.CompilerServices.SwitchExpressionException" || name.StartsWith("System.Collections.Generic.", StringComparison.Ordinal));
}
