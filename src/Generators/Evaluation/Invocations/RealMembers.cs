using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Finds and calls the members of library types.</summary>
internal sealed class RealMembers(RuntimeTypes types)
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // BindingFlags.DoNotWrapExceptions, which netstandard2.0 does not name: filters of the plan then run before the finally blocks of what a library called
    private const BindingFlags Unwrapped = (BindingFlags)0x02000000;

    private readonly Dictionary<IMethodSymbol, MethodBase?> _methods = new(SymbolEqualityComparer.Default);

    /// <summary>Why a library member may not be used, or null.</summary>
    public string? Refusal(ISymbol member)
    {
        var type = member.ContainingType;
        if (types.Map(type) is null && !IsStaticClass(type))
            return $"{type.ToDisplayString()} is not among the types that a plan may use{WayOut(type)}";
        return Purity.AllowsMember(LibraryTypes.NameOf(type.OriginalDefinition), member.Name)
            ? null
            : $"{type.ToDisplayString()}.{member.Name.Replace("get_", "")} does not give the same result on every machine and every day{WaysOut.OfMember(LibraryTypes.NameOf(type.OriginalDefinition), member.Name.Replace("get_", ""))}";
    }

    /// <summary>The runtime method or constructor, or null when it is not there.</summary>
    public MethodBase? Method(IMethodSymbol method)
    {
        if (!_methods.TryGetValue(method, out var found))
            _methods[method] = found = Find(method);
        return found;
    }

    public FieldInfo? Field(IFieldSymbol field) => types.Map(field.ContainingType)?.GetField(field.CorrespondingTupleField?.Name ?? field.Name, Any);

    /// <summary>Calls a member; its exceptions become exceptions of the plan.</summary>
    public static object? Call(MethodBase method, object? receiver, object?[] arguments, SyntaxNode at)
    {
        Adapters.Adapt(method, arguments);
        try
        {
            return Adapters.Unwrap(method is ConstructorInfo constructor
                ? constructor.Invoke(Unwrapped, null, arguments, CultureInfo.InvariantCulture)
                : method.Invoke(receiver, Unwrapped, null, arguments, CultureInfo.InvariantCulture));
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            throw Thrown(inner, at);
        }
        catch (Exception exception) when (!Machine.IsEscape(exception) && !IsMisuse(exception))
        {
            throw Thrown(exception, at);
        }
    }

    /// <summary>A team's own library can be opened to plans; the framework cannot.</summary>
    private static string WayOut(INamedTypeSymbol type)
    {
        var assembly = type.ContainingAssembly?.Name ?? "";
        var isFramework = assembly is "mscorlib" or "netstandard" || assembly.StartsWith("System", StringComparison.Ordinal) || assembly.StartsWith("Microsoft", StringComparison.Ordinal);
        return isFramework || assembly.Length == 0 ? WaysOut.OfType(LibraryTypes.NameOf(type.OriginalDefinition)) : $", unless its library {assembly} is marked with [assembly: PlanLibrary]";
    }

    /// <summary>What a library threw; what code of the plan threw inside of it may be wrapped, as a comparison's exceptions are by a sort.</summary>
    private static Exception Thrown(Exception exception, SyntaxNode at)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is ThrownException thrown && inner != exception)
                return new ThrownException(Rewrap(exception, thrown), at);
            if (Machine.IsEscape(inner))
                ExceptionDispatchInfo.Capture(inner).Throw();
        }

        return new ThrownException(exception, at);
    }

    private static Exception Rewrap(Exception exception, ThrownException thrown) =>
        exception is InvalidOperationException ? new InvalidOperationException(exception.Message, thrown.Value) : exception;

    /// <summary>Whether the call itself was wrong, which is the evaluator's mistake.</summary>
    private static bool IsMisuse(Exception exception) =>
        exception is TargetException or TargetParameterCountException || exception is ArgumentException && exception.Message.StartsWith("Object of type '", StringComparison.Ordinal);

    private static bool IsStaticClass(INamedTypeSymbol type) => type.IsStatic && LibraryTypes.Find(type.OriginalDefinition) is not null;

    private MethodBase? Find(IMethodSymbol method)
    {
        var type = types.Map(method.ContainingType) ?? LibraryTypes.Find(method.ContainingType.OriginalDefinition);
        if (type is null)
            return null;
        var parameters = method.Parameters.Select(parameter => Parameter(parameter)).ToArray();
        if (Array.IndexOf(parameters, null) >= 0)
            return null;
        if (method.MethodKind == MethodKind.Constructor)
            return type.GetConstructors(Any).FirstOrDefault(candidate => !candidate.IsStatic && Fits(candidate, parameters!));
        var arguments = method.TypeArguments.Select(types.Map).ToArray();
        return Array.IndexOf(arguments, null) >= 0
            ? null
            : type.GetMethods(Any)
                .Where(candidate => candidate.Name == method.MetadataName && candidate.GetParameters().Length == parameters.Length)
                .Select(candidate => Close(candidate, arguments!))
                .FirstOrDefault(candidate => candidate is not null && Fits(candidate, parameters!) && (method.MethodKind != MethodKind.Conversion || candidate.ReturnType == types.Map(method.ReturnType)));
    }

    private Type? Parameter(IParameterSymbol parameter) =>
        RealType(parameter) is { } type ? parameter.RefKind == RefKind.None || type == typeof(string) && parameter.Type.SpecialType != SpecialType.System_String ? type : type.MakeByRefType() : null;

    /// <summary>Libraries take the real Index and Range.</summary>
    private Type? RealType(IParameterSymbol parameter)
    {
        var type = types.Map(parameter.Type);
        if (type != typeof(IndexValue) && type != typeof(RangeValue) || types.Map(parameter.ContainingType) is { } owner && (owner == typeof(IndexValue) || owner == typeof(RangeValue)))
            return type;
        return typeof(object).Assembly.GetType(type == typeof(IndexValue) ? "System.Index" : "System.Range");
    }

    private static MethodInfo? Close(MethodInfo candidate, Type[] arguments)
    {
        if (candidate.GetGenericArguments().Length != arguments.Length)
            return null;
        try
        {
            return arguments.Length == 0 ? candidate : candidate.MakeGenericMethod(arguments);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool Fits(MethodBase candidate, Type[] parameters)
    {
        var actual = candidate.GetParameters();
        return actual.Length == parameters.Length && actual.Select(parameter => parameter.ParameterType).SequenceEqual(parameters);
    }
}
