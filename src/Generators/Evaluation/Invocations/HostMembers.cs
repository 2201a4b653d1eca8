using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Calls of allowed members that are pure with some arguments only, and those that need arguments which they would else take from the machine.</summary>
internal static class HostMembers
{
    // .NET has these without the code pages that a host may have registered.
    private static readonly HashSet<string> Encodings = new(StringComparer.OrdinalIgnoreCase)
        { "utf-8", "utf-16", "utf-16le", "utf-16be", "unicode", "utf-32", "utf-32le", "utf-32be", "us-ascii", "ascii", "iso-8859-1", "latin1" };

    private static readonly HashSet<int> CodePages = [65001, 1200, 1201, 12000, 12001, 20127, 28591];

    /// <summary>Why a call may not be made, or null.</summary>
    public static string? Refusal(MethodBase method, object?[] arguments, object? receiver)
    {
        var type = method.DeclaringType!;
        if (type == typeof(CultureInfo))
            return Culture(method, arguments);
        if (type == typeof(Encoding) && method.Name == nameof(Encoding.GetEncoding))
        {
            return arguments[0] is string name && Encodings.Contains(name) || arguments[0] is int page && CodePages.Contains(page)
                ? null
                : "Which encodings there are depends on the process: use Encoding.UTF8, Unicode, UTF32, ASCII or Latin1";
        }

        if (type == typeof(string) && method.Name is nameof(string.Normalize) or nameof(string.IsNormalized))
            return IsAscii(receiver as string) ? null : "Normal forms of text depend on the Unicode data of the machine: write the text in its normal form";
        if (type == typeof(Uri) || type == typeof(UriBuilder))
            return Address(type, method, arguments, receiver);
        return LocalTime.Refusal(method, arguments);
    }

    /// <summary>The call with the end of a line that it would take from the machine; in plans it is <c>\n</c>.</summary>
    public static (MethodBase Method, object?[] Arguments) WithLineEnd(MethodBase method, object?[] arguments)
    {
        if (method.DeclaringType == typeof(StringBuilder) && method.Name == nameof(StringBuilder.AppendLine))
            return (typeof(StringBuilder).GetMethod(nameof(StringBuilder.Append), [typeof(string)])!, [(arguments.Length == 0 ? null : arguments[0] as string) + "\n"]);
        if (method.DeclaringType == typeof(string) && method.Name == "ReplaceLineEndings" && arguments.Length == 0)
            return (typeof(string).GetMethod(method.Name, [typeof(string)])!, ["\n"]);
        return (method, arguments);
    }

    private static string? Culture(MethodBase method, object?[] arguments)
    {
        var isNamed = method.IsConstructor || method.Name is nameof(CultureInfo.GetCultureInfo) or nameof(CultureInfo.CreateSpecificCulture) or nameof(CultureInfo.GetCultureInfoByIetfLanguageTag);
        return isNamed && arguments.Length > 0 && arguments[0] is not (null or "" or 0x7F)
            ? "What a culture says depends on the machine: use CultureInfo.InvariantCulture, or a Clone() of it with what you need set"
            : null;
    }

    private static string? Address(Type type, MethodBase method, object?[] arguments, object? receiver)
    {
        if (method.Name is "get_IdnHost" or "get_DnsSafeHost" && receiver is Uri { IsAbsoluteUri: true } uri && !IsAscii(uri.Host))
            return "How a host name is written in ASCII depends on the Unicode data of the machine: write it so";
        var takesText = arguments.Length > 0 && arguments[0] is string && (method.IsConstructor && (type == typeof(Uri) || arguments.Length == 1) || method.Name is nameof(Uri.TryCreate) or nameof(Uri.IsWellFormedUriString));
        return takesText && ((string)arguments[0]!).TrimStart().StartsWith("/", StringComparison.Ordinal) && !arguments.Contains(UriKind.Relative)
            ? "Whether this is a file's address depends on the operating system: write file:///…, or use UriKind.Relative"
            : null;
    }

    private static bool IsAscii(string? text) => text is null || text.All(character => character < 128);
}
