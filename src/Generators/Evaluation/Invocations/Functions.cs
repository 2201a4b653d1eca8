using Groundplan.Generators.Evaluation.Operations;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Calls the functions of the plan's source; binds each body once.</summary>
internal sealed class Functions
{
    private readonly Dictionary<IMethodSymbol, Function?> _functions = new(SymbolEqualityComparer.Default);
    private readonly Machine _machine;

    public Functions(Machine machine)
    {
        _machine = machine;
        Statics = new(machine);
        Constructors = new(machine);
    }

    /// <summary>For code that runs outside any function.</summary>
    public static Frame NoFrame { get; } = new([], null, null);

    public Statics Statics { get; }

    public Constructors Constructors { get; }

    /// <summary>Calls what a virtual or interface member means for a receiver.</summary>
    public object? CallVirtual(IMethodSymbol method, object? receiver, object?[] arguments, SyntaxNode at, IReadOnlyList<SyntaxNode?>? syntax)
    {
        if (receiver is not null && !method.IsStatic && (method.IsVirtual || method.IsAbstract || method.IsOverride) && Instance.Of(receiver)?.Type.Implementation(method) is { } implementation)
            method = implementation;
        return Call(method, receiver, arguments, at, syntax);
    }

    /// <summary>Calls exactly this method.</summary>
    public object? Call(IMethodSymbol method, object? receiver, object?[] arguments, SyntaxNode at, IReadOnlyList<SyntaxNode?>? syntax)
    {
        if (!_machine.Types.IsSource(method) && !method.ContainingType.IsAnonymousType)
            return CallLibrary(method, receiver, arguments, at);
        _machine.Enter(at);
        try
        {
            if (!_functions.TryGetValue(method, out var function))
                _functions.Add(method, function = Bind(method));
            if (function is null)
                return ImplicitMembers.Call(_machine, method, receiver, arguments, at);
            var result = function.Run(_machine, receiver, null, arguments, syntax);
            return result is Unknown unknown ? throw new UnknownException(unknown) : result;
        }
        finally
        {
            _machine.Leave();
        }
    }

    private object? CallLibrary(IMethodSymbol method, object? receiver, object?[] arguments, SyntaxNode at)
    {
        if (_machine.Members.Refusal(method) is { } refusal)
            throw _machine.Refuse(refusal, at);
        var found = _machine.Members.Method(method) ?? throw _machine.Refuse($"{method.ToDisplayString()} cannot be called from a plan", at);
        return _machine.Meter.Call(found, receiver, arguments, at);
    }

    private Function? Bind(IMethodSymbol method)
    {
        if (BodyOf(method) is not { } body)
            return null;
        var function = new Function { Parameters = method.Parameters, Scope = new(method, [body]), Declaration = body.Syntax };
        var binder = new Binder(_machine, new TypeArguments(_machine.Compilation, method, method.ContainingType), function.Scope);
        foreach (var parameter in method.Parameters)
            function.Scope.Find(parameter);
        function.Body = method.IsAsync ? binder.Refuse(body, "async code cannot run in a plan") : binder.BindBody(body, method);
        return function;
    }

    private IOperation? BodyOf(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        var reference = (definition.PartialImplementationPart ?? definition).DeclaringSyntaxReferences.FirstOrDefault();
        var syntax = reference?.GetSyntax();
        var hasBody = syntax switch
        {
            AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
            BaseMethodDeclarationSyntax declaration => declaration.Body is not null || declaration.ExpressionBody is not null,
            ArrowExpressionClauseSyntax => true,
            _ => false,
        };
        return hasBody ? _machine.Model(syntax!.SyntaxTree).GetOperation(syntax) : null;
    }
}
