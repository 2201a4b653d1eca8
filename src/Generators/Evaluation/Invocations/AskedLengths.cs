using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Lengths and capacities that are asked for by number: <c>new string('x', n)</c>, <c>PadLeft(n)</c>, <c>new List(n)</c>.</summary>
internal sealed class AskedLengths(Machine machine)
{
    private const int Longest = 1_000_000;

    public void Reject(MethodBase method, object?[] arguments, SyntaxNode at)
    {
        if (method.DeclaringType == typeof(StringBuilder) && method.Name == "Insert" && arguments.Length == 3 && arguments[1] is string text && arguments[2] is int count)
            machine.RequireRoom((long)text.Length * count, at);
        if (TakesLength(method) && arguments.Any(argument => argument is > Longest) || LengthOfArray(method, arguments) > Longest)
            throw machine.Refuse($"A text or list of more than {Longest} elements is too long for a plan", at, EvaluationIds.Memory);
    }

    /// <summary>What a collection or a text has room for, before or after a call that may ask for more; 0 where none is asked for.</summary>
    public static int Capacity(MethodBase method, object? receiver) => method.Name switch
    {
        "EnsureCapacity" when receiver is not null => receiver.GetType().GetMethod("EnsureCapacity", [typeof(int)])?.Invoke(receiver, [0]) as int? ?? 0,
        "set_Capacity" or "set_Count" when receiver is not null => receiver.GetType().GetProperty("Capacity")?.GetValue(receiver) as int? ?? 0,
        _ => 0,
    };

    /// <summary>The capacity that a constructor or a builder is given.</summary>
    public static int Given(MethodBase method, object?[] arguments)
    {
        if (arguments.Length == 0 || !(method.IsConstructor || method.Name is "CreateBuilder" or "TrimExcess"))
            return 0;
        var parameters = method.GetParameters();
        var place = Array.FindIndex(parameters, parameter => parameter.Name is "capacity" or "initialCapacity");
        return place >= 0 && arguments[place] is int capacity ? Math.Max(capacity, 0) : 0;
    }

    private static bool TakesLength(MethodBase method)
    {
        var type = method.DeclaringType;
        if (type == typeof(string))
            return method.IsConstructor || method.Name is "PadLeft" or "PadRight";
        if (type == typeof(StringBuilder))
            return method.IsConstructor || method.Name is "EnsureCapacity" or "set_Length" or "set_Capacity" || method.Name is "Append" or "Insert" && method.GetParameters().Length > 1;
        return type?.Namespace switch
        {
            "System.Collections.Generic" => method.IsConstructor || method.Name is "EnsureCapacity" or "set_Capacity" or "TrimExcess",
            "System.Collections.Immutable" => method.Name is "CreateBuilder" or "set_Capacity" or "set_Count",
            _ => false,
        };
    }

    private static double LengthOfArray(MethodBase method, object?[] arguments) => method.DeclaringType != typeof(Array) ? 0 : method.Name switch
    {
        "Resize" => arguments[1] is int size ? size : 0,
        "CreateInstance" => arguments.Skip(1).SelectMany(argument => argument is Array lengths ? lengths.Cast<object?>() : [argument]).Aggregate(1d, (product, length) => length is int or long ? product * Convert.ToDouble(length, null) : product),
        _ => 0,
    };
}
