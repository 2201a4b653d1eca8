using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Calls of regular expressions, within the time of a match and the room for what matches become.</summary>
internal sealed class RegexCalls(Machine machine)
{
    /// <summary>What a match takes, in elements of a list.</summary>
    private const int MatchCost = 32;

    private const int Small = 1_000_000;

    /// <summary>The same call within its bounds.</summary>
    public (MethodBase Method, object?[] Arguments) Bounded(MethodBase method, object? receiver, object?[] arguments, SyntaxNode at)
    {
        if (method.DeclaringType == typeof(Match) && method.Name == nameof(Match.Result) && receiver is Match match && arguments[0] is string pattern && Holes(pattern) > 1)
            RequireResult(pattern, match.Result("$_").Length, at);
        if (method.DeclaringType != typeof(Regex))
            return (method, arguments);
        (method, arguments) = WithTimeout(method, arguments);
        if (method.Name == nameof(Regex.Replace))
            return Replacing(method, receiver, arguments, at);
        if (method.Name == nameof(Regex.Split))
            RequireParts(method, receiver, arguments, at);
        return (method, arguments);
    }

    /// <summary>Counts matches that were found; their captures are kept with them.</summary>
    public void Charge(object? found, SyntaxNode at)
    {
        switch (found)
        {
            case Match { Success: true } match:
                machine.ChargeGrowth((int)Math.Min(MatchCost + match.Groups.Cast<Group>().Sum(group => 2L * group.Captures.Count), Machine.Room + 1), at);
                break;
            case MatchCollection matches:
                try
                {
                    foreach (Match each in matches)
                    {
                        Charge(each, at);
                        machine.CheckTime(at);
                    }
                }
                catch (RegexMatchTimeoutException exception)
                {
                    throw machine.Throw(exception, at);
                }

                break;
        }
    }

    /// <summary>A replacement may repeat the whole text for each match; where that could be long, the matches are counted first.</summary>
    private (MethodBase Method, object?[] Arguments) Replacing(MethodBase method, object? receiver, object?[] arguments, SyntaxNode at)
    {
        var place = PlaceOf(method, "replacement", "evaluator");
        if (arguments[PlaceOf(method, "input")] is not string input)
            return (method, arguments);
        var length = (long)input.Length;
        if (arguments[place] is MatchEvaluator evaluator)
            return (method, [.. arguments.Select((argument, index) => index == place ? (MatchEvaluator)(match => Counted(evaluator(match))) : argument)]);
        if (arguments[place] is not string replacement || ((double)input.Length + 1) * (replacement.Length + ((double)Holes(replacement) * input.Length)) <= Small)
            return (method, arguments);
        foreach (var match in Matches(method, receiver, arguments, input, at))
            Counted(Holes(replacement) == 0 ? replacement : ResultOf(match));
        return (method, arguments);

        string ResultOf(Match match)
        {
            RequireResult(replacement, input.Length, at);
            return match.Result(replacement);
        }

        string? Counted(string? text)
        {
            machine.RequireRoom(length += text?.Length ?? 0, at);
            return text;
        }
    }

    private void RequireResult(string replacement, int input, SyntaxNode at) => machine.RequireRoom(replacement.Length + ((long)Holes(replacement) * input), at);

    private static int Holes(string replacement) => replacement.Count(character => character == '$');

    /// <summary>The parts of a text that is split hold the groups as well, which may be one in the other.</summary>
    private void RequireParts(MethodBase method, object? receiver, object?[] arguments, SyntaxNode at)
    {
        var pattern = receiver?.ToString() ?? arguments[PlaceOf(method, "pattern")] as string ?? "";
        if (arguments[PlaceOf(method, "input")] is not string input || (long)input.Length * pattern.Count(character => character == '(') <= Small)
            return;
        var length = (long)input.Length;
        foreach (var match in Matches(method, receiver, arguments, input, at))
            machine.RequireRoom(length += match.Groups.Cast<Group>().Sum(group => group.Length + 1L), at);
    }

    /// <summary>The matches that a call will find.</summary>
    private IEnumerable<Match> Matches(MethodBase method, object? receiver, object?[] arguments, string input, SyntaxNode at)
    {
        var count = PlaceOf(method, "count") is >= 0 and var place && arguments[place] is int and > 0 and var asked ? asked : int.MaxValue;
        var match = Found(() => (receiver as Regex ?? new((string)arguments[PlaceOf(method, "pattern")]!, arguments.OfType<RegexOptions>().FirstOrDefault(), LibraryMeter.LongestMatch)).Match(input), at);
        for (; match is { Success: true } && count > 0; count--)
        {
            yield return match;
            match = Found(match.NextMatch, at);
            machine.CheckTime(at);
        }
    }

    private Match? Found(Func<Match> find, SyntaxNode at)
    {
        try
        {
            return find();
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw machine.Throw(exception, at);
        }
        catch (ArgumentException)
        {
            // no pattern: the call itself says so
            return null;
        }
    }

    private static int PlaceOf(MethodBase method, params string[] names) => Array.FindIndex(method.GetParameters(), parameter => names.Contains(parameter.Name));

    private static (MethodBase Method, object?[] Arguments) WithTimeout(MethodBase method, object?[] arguments)
    {
        var types = method.GetParameters().Select(parameter => parameter.ParameterType).ToList();

        // A plan may ask for less time than its bound, not for more; what is no time at all is refused by the library.
        if (types.Count > 0 && types[types.Count - 1] == typeof(TimeSpan) && arguments[types.Count - 1] is TimeSpan asked && (asked > LibraryMeter.LongestMatch || asked == Regex.InfiniteMatchTimeout))
            arguments = [.. arguments.Take(types.Count - 1), LibraryMeter.LongestMatch];
        if (!method.IsConstructor && !method.IsStatic || types.Count == 0 || types[types.Count - 1] == typeof(TimeSpan))
            return (method, arguments);
        var added = types[types.Count - 1] == typeof(RegexOptions) ? new object[] { LibraryMeter.LongestMatch } : [RegexOptions.None, LibraryMeter.LongestMatch];
        Type[] longer = [.. types, .. added.Select(argument => argument.GetType())];
        MethodBase? found = method.IsConstructor ? typeof(Regex).GetConstructor(longer) : typeof(Regex).GetMethod(method.Name, longer);
        return found is null ? (method, arguments) : (found, [.. arguments, .. added]);
    }
}
