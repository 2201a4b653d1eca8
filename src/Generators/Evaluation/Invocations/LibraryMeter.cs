using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Calls library members so that neither their time nor their memory is without bounds.</summary>
internal sealed class LibraryMeter(Machine machine)
{
    /// <summary>The time of a match: the pattern decides how long it takes, and no step of the plan's is seen meanwhile.</summary>
    public static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(250);

    private readonly AskedLengths _asked = new(machine);
    private readonly JoinedTexts _joined = new(machine);
    private readonly RegexCalls _regexes = new(machine);
    private readonly Replacements _replacements = new(machine);

    /// <summary>Calls a member; its exceptions become exceptions of the plan.</summary>
    public object? Call(MethodBase method, object? receiver, object?[] arguments, SyntaxNode at)
    {
        (method, arguments) = HostMembers.WithLineEnd(method, arguments);
        if (HostMembers.Refusal(method, arguments, receiver) is { } refusal)
            throw machine.Refuse(refusal, at);
        machine.NoteHere(at);
        (method, arguments) = Bounded(method, receiver, arguments, at);
        if (HostText.Watched(machine, method, receiver, ref arguments, at) is { } printed)
            throw machine.Refuse(printed, at);
        if (method.DeclaringType == typeof(Enumerable))
            arguments = Metered(method, arguments, at);
        var capacity = AskedLengths.Capacity(method, receiver);
        var length = (receiver as StringBuilder)?.Length ?? 0;
        var result = RealMembers.Call(method, receiver, arguments, at);
        machine.CheckTime(at);
        machine.RequireLight(result ?? receiver, at);
        machine.ChargeGrowth(Math.Max(AskedLengths.Capacity(method, receiver) - capacity, 0), at);
        if (receiver is StringBuilder builder && builder.Length > length)
            machine.ChargeGrowth(builder.Length - length, at);
        if (LocalTime.RefusalOfResult(result, arguments) is { } local)
            throw machine.Refuse(local, at);
        if (method.IsSpecialName && !method.IsConstructor)
            return MakesTexts(method.DeclaringType) && result is string text ? machine.Charge(text, at) : result;
        if (method is MethodInfo { ReturnType: var returned } && (returned == typeof(void) || ReferenceEquals(result, receiver)))
        {
            if (receiver is not StringBuilder)
            {
                foreach (var argument in arguments)
                    machine.Charge(argument, at);
            }

            return result;
        }

        return method.DeclaringType == typeof(Enumerable) ? Metered(method, result, at) : Charged(method, result, at);
    }

    /// <summary>Refuses, or counts as it happens, what makes much of little in one call.</summary>
    private (MethodBase Method, object?[] Arguments) Bounded(MethodBase method, object? receiver, object?[] arguments, SyntaxNode at)
    {
        if (arguments.Length == 0)
            return (method, arguments);
        _asked.Reject(method, arguments, at);
        machine.ChargeGrowth(AskedLengths.Given(method, arguments), at);
        machine.Formats.Require(method, arguments, at);
        _replacements.Require(method, receiver, arguments, at);
        RequireNodes(method, arguments, at);
        if (method.DeclaringType == typeof(Delegate) && method.Name == nameof(Delegate.Combine))
            machine.ChargeGrowth((int)Math.Min(arguments.SelectMany(argument => argument as object?[] ?? [argument]).Sum(Delegates.Count), Machine.Room + 1), at);
        (method, arguments) = _joined.Bounded(method, arguments, at);
        return _regexes.Bounded(method, receiver, arguments, at);
    }

    /// <summary>A collection of nodes that is made of another collection.</summary>
    private void RequireNodes(MethodBase method, object?[] arguments, SyntaxNode at)
    {
        if (CostOf(method) is > 1 and var cost)
            machine.RequireRoom(arguments.Sum(argument => (long)Lengths.Of(argument) * cost), at);
    }

    private static int CostOf(MethodBase method) =>
        method.IsConstructor ? Lengths.NodeCost(method.DeclaringType!) : method is MethodInfo { IsStatic: true } info ? Lengths.NodeCost(info.ReturnType) : 1;

    private object? Charged(MethodBase method, object? result, SyntaxNode at)
    {
        machine.Charge(result, at);
        if (CostOf(method) is > 1 and var cost)
            machine.ChargeGrowth((int)Math.Min((long)Lengths.Of(result) * (cost - 1), Machine.Room + 1), at);
        if (method.DeclaringType == typeof(string) || method.DeclaringType == typeof(Regex))
            machine.ChargeGrowth((int)Math.Min(Lengths.OfTexts(result), Machine.Room + 1), at);
        if (result is Match or MatchCollection)
            _regexes.Charge(result, at);
        return result;
    }

    /// <summary>Whether a property makes a text each time that it is read.</summary>
    private static bool MakesTexts(Type? type) => type == typeof(Capture) || type == typeof(Group) || type == typeof(Uri) || type == typeof(UriBuilder);

    /// <summary>Ordered sequences keep their type, for <c>ThenBy</c>; what is built on them is metered instead.</summary>
    private object?[] Metered(MethodBase method, object?[] arguments, SyntaxNode at)
    {
        var parameters = method.GetParameters();
        foreach (var argument in arguments)
            machine.ChargeScan(argument, at);
        return [.. arguments.Select((argument, index) => IsSequence(parameters[index].ParameterType) ? Metered(parameters[index].ParameterType, argument, at, makesElements: false) : argument)];
    }

    private object? Metered(MethodBase method, object? result, SyntaxNode at) => method is MethodInfo { ReturnType: var type } && IsSequence(type)
        ? Metered(type, result, at, makesElements: method.Name == "Chunk")
        : Charged(method, result, at);

    private object? Metered(Type sequence, object? value, SyntaxNode at, bool makesElements) => value is null || value.GetType().Namespace != "System.Linq"
        ? value
        : Activator.CreateInstance(typeof(Metered<>).MakeGenericType(sequence.GetGenericArguments()), value, machine, at, makesElements);

    private static bool IsSequence(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);
}
