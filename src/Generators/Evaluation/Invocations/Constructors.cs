using Groundplan.Generators.Evaluation.Operations;
using Groundplan.Generators.Evaluation.Reuse;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>Constructs objects of the plan's types: initializers, then the base, then the body.</summary>
internal sealed class Constructors(Machine machine)
{
    private readonly Dictionary<IMethodSymbol, Body> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<UserType, List<(int Slot, Function Initializer)>> _initializers = [];

    /// <summary>A new object as the plan sees it.</summary>
    public object Create(INamedTypeSymbol type, IMethodSymbol constructor, object?[] arguments, SyntaxNode at, IReadOnlyList<SyntaxNode?>? syntax)
    {
        var userType = machine.UserTypes.Of(type);
        if (!type.IsAnonymousType && machine.Types.Map(type) is null)
            throw machine.Refuse($"{type.ToDisplayString()} derives from a type that plans cannot extend", at);
        var instance = userType.Blank();
        if (!(type.IsValueType && constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 0))
            Run(instance, userType, constructor, arguments, at, syntax);
        return instance.Value;
    }

    private void Run(Instance instance, UserType type, IMethodSymbol constructor, object?[] arguments, SyntaxNode at, IReadOnlyList<SyntaxNode?>? syntax)
    {
        machine.Enter(at);
        try
        {
            if (!_bodies.TryGetValue(constructor, out var body))
                _bodies.Add(constructor, body = Bind(constructor));
            body.NoteRead(machine.Recording);
            var frame = new Frame(new object?[body.Scope.Count], instance, null) { Arguments = syntax };
            for (var i = 0; i < arguments.Length; i++)
                body.Scope.Initialize(frame, constructor.Parameters[i], arguments[i]);

            if (UserType.IsPrimary(constructor))
                FillPrimary(instance, type, constructor, arguments);
            if (body.Initializer is { IsThis: true } delegated)
                RunInitializer(instance, type, delegated, frame, at);
            else
                RunFields(instance, type, body, frame, at);
            body.Code(frame);
        }
        finally
        {
            machine.Leave();
        }
    }

    private void RunFields(Instance instance, UserType type, Body body, Frame frame, SyntaxNode at)
    {
        foreach (var (slot, initializer) in InitializersOf(type))
            instance.Slots[slot] = machine.Isolated(_ => initializer.Run(machine, instance, null, [], null), Functions.NoFrame, at);
        if (body.Initializer is { } initializerCall)
            RunInitializer(instance, type, initializerCall, frame, at);
        else if (type.Base is { } baseType)
            Run(instance, baseType, baseType.Symbol.InstanceConstructors.First(constructor => constructor.Parameters.All(parameter => parameter.IsOptional)), [], at, null);
        else
            Enclose(instance, type, []);
    }

    private void RunInitializer(Instance instance, UserType type, ConstructorCall call, Frame frame, SyntaxNode at)
    {
        var arguments = call.Arguments(frame);
        if (call.IsThis)
            Run(instance, type, call.Constructor, arguments, at, null);
        else if (type.Base is { } baseType)
            Run(instance, baseType, call.Constructor, arguments, call.Syntax, call.ArgumentSyntax);
        else
            Enclose(instance, type, arguments, call);
    }

    /// <summary>Makes the real object of a type that derives from a library type.</summary>
    private void Enclose(Instance instance, UserType type, object?[] arguments, ConstructorCall? call = null)
    {
        var shell = Shells.TypeFor(machine.Types.LibraryBase(type.Symbol));
        if (shell is null || shell == typeof(Instance) || type.IsValueType)
            return;
        if (Shells.Create(instance, shell, arguments) is not { } made)
            return;
        Shells.Attach(made, instance);
        if (made is not EvaluatedStack stack || call is not { ArgumentSyntax.Count: > 0 })
            return;
        if (arguments[0] is Unknown)
            machine.Trace.SetUnknown(stack, nameof(Stack.StackName), call.ArgumentSyntax[0]!);
        else
            machine.Trace.Set(stack, nameof(Stack.StackName), call.ArgumentSyntax[0]!, null);
    }

    private static void FillPrimary(Instance instance, UserType type, IMethodSymbol constructor, object?[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = constructor.Parameters[i];
            var value = Instance.Store(arguments[i] is Cell cell ? cell.Value : arguments[i]);
            instance.Slots[type.SlotOf(parameter)] = value;
            if (type.IsRecord && PositionalProperty(type, parameter) is { } property && UserType.BackingOf(property) is { } backing)
                instance.Slots[type.SlotOf(backing)] = value;
        }
    }

    private static IPropertySymbol? PositionalProperty(UserType type, IParameterSymbol parameter) =>
        type.Symbol.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(property => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax);

    private List<(int Slot, Function Initializer)> InitializersOf(UserType type)
    {
        if (_initializers.TryGetValue(type, out var found))
            return found;
        found = [];
        foreach (var field in type.Symbol.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst))
        {
            if (Initializers.Of(machine, field) is { } initializer)
                found.Add((type.SlotOf(field), initializer));
        }

        return _initializers[type] = found;
    }

    private Body Bind(IMethodSymbol constructor)
    {
        var syntax = constructor.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (syntax is null || machine.Model(syntax.SyntaxTree).GetOperation(syntax) is not IConstructorBodyOperation operation)
        {
            var scope = new FunctionScope(constructor, []);
            return syntax is TypeDeclarationSyntax declaration && BaseCall(declaration) is { } baseCall
                ? WithBase(constructor, baseCall)
                : new Body(scope, null, _ => null);
        }

        var operations = new IOperation?[] { operation.Initializer, operation.BlockBody, operation.ExpressionBody }.OfType<IOperation>();
        var binder = Prepare(constructor, operations, out var functionScope);
        var call = (operation.Initializer as IExpressionStatementOperation)?.Operation as IInvocationOperation ?? operation.Initializer as IInvocationOperation;
        return new(functionScope, call is null ? null : CallOf(binder, call, constructor), binder.BindBody(operation, constructor)) { Declaration = syntax };
    }

    private IInvocationOperation? BaseCall(TypeDeclarationSyntax declaration) =>
        declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } syntax
            ? machine.Model(syntax.SyntaxTree).GetOperation(syntax) as IInvocationOperation
            : null;

    private Body WithBase(IMethodSymbol constructor, IInvocationOperation call)
    {
        var binder = Prepare(constructor, [call], out var scope);
        return new(scope, CallOf(binder, call, constructor), _ => null) { Declaration = call.Syntax };
    }

    private Binder Prepare(IMethodSymbol constructor, IEnumerable<IOperation> bodies, out FunctionScope scope)
    {
        scope = new(constructor, bodies);
        foreach (var parameter in constructor.Parameters)
            scope.Find(parameter);
        return new(machine, new TypeArguments(machine.Compilation, constructor, constructor.ContainingType), scope);
    }

    private static ConstructorCall CallOf(Binder binder, IInvocationOperation call, IMethodSymbol constructor)
    {
        var target = binder.Types.Close(call.TargetMethod);
        var isThis = SymbolEqualityComparer.Default.Equals(target.ContainingType, constructor.ContainingType);
        return new(isThis, target, binder.BindArguments(call.Arguments, isLenient: true), call.Syntax, Binder.ArgumentSyntax(call.Arguments));
    }

    private sealed record Body(FunctionScope Scope, ConstructorCall? Initializer, Code Code)
    {
        private Recording? _reader;

        public SyntaxNode? Declaration { get; init; }

        public void NoteRead(Recording reader)
        {
            if (Declaration is null || ReferenceEquals(_reader, reader))
                return;
            _reader = reader;
            reader.Read(Declaration);
        }
    }

    private sealed record ConstructorCall(bool IsThis, IMethodSymbol Constructor, Func<Frame, object?[]> Arguments, SyntaxNode Syntax, IReadOnlyList<SyntaxNode?> ArgumentSyntax);
}
