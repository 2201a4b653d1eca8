using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Calls library members so that neither their time nor their memory is without bounds.</summary>
internal sealed class LibraryMeter(Machine machine)
{
    private const int Longest = 1_000_000;

    /// <summary>The time of a match: the pattern decides how long it takes, and no step of the plan's is seen meanwhile.</summary>
    public static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(250);

    /// <summary>Calls a member; its exceptions become exceptions of the plan.</summary>
    public object? Call(MethodBase method, object? receiver, object?[] arguments, SyntaxNode at)
    {
        if (method.DeclaringType == typeof(Regex))
            (method, arguments) = WithTimeout(method, arguments);
        RejectLong(method, arguments, at);
        (method, arguments) = HostMembers.WithLineEnd(method, arguments);
        if ((HostMembers.Refusal(method, arguments, receiver) ?? HostText.Watched(machine, method, receiver, ref arguments, at)) is { } refusal)
            throw machine.Refuse(refusal, at);
        if (method.DeclaringType == typeof(Enumerable))
            arguments = Metered(method, arguments, at);
        var length = (receiver as StringBuilder)?.Length ?? 0;
        var result = RealMembers.Call(method, receiver, arguments, at);
        machine.CheckTime(at);
        machine.RequireLight(result ?? receiver, at);
        if (receiver is StringBuilder builder && builder.Length > length)
            machine.ChargeGrowth(builder.Length - length, at);
        if (LocalTime.RefusalOfResult(result, arguments) is { } local)
            throw machine.Refuse(local, at);
        if (method.IsSpecialName && !method.IsConstructor)
            return result;
        if (method is MethodInfo { ReturnType: var returned } && (returned == typeof(void) || ReferenceEquals(result, receiver)))
        {
            if (receiver is not StringBuilder)
            {
                foreach (var argument in arguments)
                    machine.Charge(argument, at);
            }

            return result;
        }

        return method.DeclaringType == typeof(Enumerable) ? Metered(method, result, at) : machine.Charge(result, at);
    }

    /// <summary>A length that is asked for by number: <c>new string('x', n)</c>, <c>PadLeft(n)</c>, <c>new List(n)</c>.</summary>
    private void RejectLong(MethodBase method, object?[] arguments, SyntaxNode at)
    {
        var isLength = method.DeclaringType == typeof(string) ? method.IsConstructor || method.Name is "PadLeft" or "PadRight"
            : method.DeclaringType == typeof(StringBuilder) ? method.IsConstructor || method.Name is "Append" or "Insert" or "EnsureCapacity" or "set_Length" or "set_Capacity"
            : method.DeclaringType?.Namespace == "System.Collections.Generic" && (method.IsConstructor || method.Name is "EnsureCapacity" or "set_Capacity");
        var takesNumbers = isLength && method.GetParameters() is var parameters && (parameters.Length != 1 || method.IsConstructor || method.Name is not ("Append" or "Insert"));
        if (method.DeclaringType == typeof(StringBuilder) && method.Name == "Insert" && arguments.Length == 3 && arguments[1] is string text && arguments[2] is int count && (long)text.Length * count > Machine.Room)
            throw machine.TooLarge(at);
        if (takesNumbers && arguments.Any(argument => argument is > Longest))
            throw machine.Refuse($"A text or list of more than {Longest} elements is too long for a plan", at, EvaluationIds.Memory);
    }

    /// <summary>Ordered sequences keep their type, for <c>ThenBy</c>; what is built on them is metered instead.</summary>
    private object?[] Metered(MethodBase method, object?[] arguments, SyntaxNode at)
    {
        var parameters = method.GetParameters();
        foreach (var argument in arguments)
            machine.ChargeScan(argument, at);
        return [.. arguments.Select((argument, index) => IsSequence(parameters[index].ParameterType) ? Metered(parameters[index].ParameterType, argument, at) : argument)];
    }

    private object? Metered(MethodBase method, object? result, SyntaxNode at) =>
        method is MethodInfo { ReturnType: var type } && IsSequence(type) ? Metered(type, result, at) : machine.Charge(result, at);

    private object? Metered(Type sequence, object? value, SyntaxNode at) => value is null || value.GetType().Namespace != "System.Linq"
        ? value
        : Activator.CreateInstance(typeof(Metered<>).MakeGenericType(sequence.GetGenericArguments()), value, machine, at);

    private static bool IsSequence(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);

    private static (MethodBase Method, object?[] Arguments) WithTimeout(MethodBase method, object?[] arguments)
    {
        var types = method.GetParameters().Select(parameter => parameter.ParameterType).ToList();

        // A plan may ask for less time than its bound, not for more; what is no time at all is refused by the library.
        if (types.Count > 0 && types[types.Count - 1] == typeof(TimeSpan) && arguments[types.Count - 1] is TimeSpan asked && (asked > LongestMatch || asked == Regex.InfiniteMatchTimeout))
            arguments = [.. arguments.Take(types.Count - 1), LongestMatch];
        if (!method.IsConstructor && !method.IsStatic || types.Count == 0 || types[types.Count - 1] == typeof(TimeSpan))
            return (method, arguments);
        var added = types[types.Count - 1] == typeof(RegexOptions) ? new object[] { LongestMatch } : [RegexOptions.None, LongestMatch];
        Type[] longer = [.. types, .. added.Select(argument => argument.GetType())];
        MethodBase? found = method.IsConstructor ? typeof(Regex).GetConstructor(longer) : typeof(Regex).GetMethod(method.Name, longer);
        return found is null ? (method, arguments) : (found, [.. arguments, .. added]);
    }
}
