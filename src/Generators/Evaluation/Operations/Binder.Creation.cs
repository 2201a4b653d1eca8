using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    /// <summary>Changes a new object: one entry of its initializer.</summary>
    private delegate void Filler(Frame frame, object target);

    private Code BindCreation(IObjectCreationOperation operation)
    {
        if (operation.Constructor is not { } unbound || operation.Type is not INamedTypeSymbol)
            return Incomplete(operation);
        var constructor = Types.Close(unbound);
        var type = (INamedTypeSymbol)Types.Close(operation.Type);
        if (constructor.Parameters.Length != operation.Arguments.Length)
            return Incomplete(operation);
        var create = machine.Types.IsSource(type) ? BindOwnCreation(operation, type, constructor) : BindLibraryCreation(operation, type, constructor);
        return Initialized(create, operation.Initializer);
    }

    private Code Initialized(Code create, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
            return create;
        var fillers = BindInitializer(initializer);
        return frame =>
        {
            var created = create(frame);
            foreach (var filler in fillers)
                filler(frame, created!);
            return created;
        };
    }

    private Code BindOwnCreation(IObjectCreationOperation operation, INamedTypeSymbol type, IMethodSymbol constructor)
    {
        var arguments = BindArguments(operation.Arguments, isLenient: true);
        var argumentSyntax = BindArgumentSyntax(operation.Arguments);
        var properties = constructor.Parameters.Select(parameter => PropertyOf(type, parameter.Name)).ToArray();
        var syntax = operation.Syntax;
        return frame =>
        {
            var (values, places) = (arguments(frame), argumentSyntax(frame));
            var created = machine.Functions.Constructors.Create(type, constructor, values, syntax, places);
            if (created is not IShell)
                return created;
            machine.Trace.Created(created, syntax);
            for (var i = 0; i < properties.Length; i++)
            {
                if (places[i] is { } place)
                    TraceArgument(created, properties[i], place, values[i]);
            }

            return created;
        };
    }

    private Code BindLibraryCreation(IObjectCreationOperation operation, INamedTypeSymbol type, IMethodSymbol constructor)
    {
        if (machine.Members.Refusal(constructor) is { } refusal)
            return Refuse(operation, refusal);
        if (constructor.Parameters.Length == 0 && type.IsValueType)
            return _ => machine.Types.Default(type);
        if (machine.Members.Method(constructor) is not { } info)
            return Refuse(operation, $"new {type.ToDisplayString()}(…) with these arguments cannot be evaluated in a plan");
        var syntax = operation.Syntax;
        var isOwn = IsGroundplan(type);
        var arguments = BindArguments(operation.Arguments, isLenient: isOwn);
        var isTraced = isOwn && !type.IsValueType;
        var isHidden = !type.IsValueType && PlanTypes.AreHidden(type);
        return frame =>
        {
            var values = arguments(frame);
            var unknown = values.Any(value => value is Unknown);
            var given = unknown ? [.. values.Select((value, index) => value is Unknown ? machine.Types.Default(constructor.Parameters[index].Type) : value)] : values;
            var created = Construct(info, given, values, syntax);
            if (isHidden)
                PlanTypes.Note(created, type);
            if (isTraced)
                TraceCreation(frame, operation, created, values);
            return created;
        };
    }

    private object Construct(System.Reflection.MethodBase constructor, object?[] given, object?[] values, SyntaxNode syntax)
    {
        try
        {
            return machine.Meter.Call(constructor, null, given, syntax)!;
        }
        catch (ThrownException) when (values.OfType<Unknown>().FirstOrDefault() is { } unknown)
        {
            throw new UnknownException(unknown);
        }
    }

    private static bool IsGroundplan(ITypeSymbol type) =>
        type.ContainingAssembly?.Name is { } name && (name == "Groundplan" || name.StartsWith("Groundplan.", StringComparison.Ordinal));

    private void TraceCreation(Frame frame, IObjectCreationOperation operation, object created, object?[] values)
    {
        machine.Trace.Created(created, operation.Syntax);
        foreach (var argument in operation.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter is not { } parameter)
                continue;
            TraceArgument(created, PropertyOf(operation.Type!, parameter.Name), SyntaxOf(argument.Value, frame), values[parameter.Ordinal]);
        }
    }

    private void TraceArgument(object created, string property, SyntaxNode syntax, object? value)
    {
        if (value is Unknown)
            machine.Trace.SetUnknown(created, property, syntax);
        else
            machine.Trace.Set(created, property, syntax, value);
    }

    private static string PropertyOf(ITypeSymbol type, string parameter) =>
        type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => string.Equals(property.Name, parameter, StringComparison.OrdinalIgnoreCase))?.Name ?? parameter;

    private Filler[] BindInitializer(IObjectOrCollectionInitializerOperation initializer) => [.. initializer.Initializers.Select(BindFiller)];

    private Filler BindFiller(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 0 } property } assignment => BindPropertyFiller(assignment, property),
        ISimpleAssignmentOperation { Target: IFieldReferenceOperation field } assignment when BindStored(assignment.Value) is var value && BindPlace(field) is var place =>
            (frame, target) => WithReceiver(frame, target, inner =>
            {
                place.Set(inner, place.Prepare(inner), value(inner));
                return null;
            }),
        IMemberInitializerOperation member => BindNested(member),
        _ when Bind(operation) is var code => (frame, target) => WithReceiver(frame, target, code),
        _ => throw new InvalidOperationException(),
    };

    private Filler BindPropertyFiller(ISimpleAssignmentOperation assignment, IPropertyReferenceOperation reference)
    {
        var property = Types.Close(reference.Property);
        var value = Bind(assignment.Value);
        var syntax = assignment.Value.Syntax;
        var setter = property.SetMethod;
        if (setter is null || assignment.Type is IErrorTypeSymbol)
            return (_, _) => throw machine.Incomplete(assignment.Syntax);
        return (frame, target) =>
        {
            var result = Instance.Store(machine.Isolated(value, frame, syntax));
            if (target is Instance)
            {
                machine.Functions.CallVirtual(setter, target, [result], syntax, null);
                return;
            }

            var origin = SyntaxOf(assignment.Value, frame);
            if (result is Unknown)
            {
                machine.Trace.SetUnknown(target, property.Name, origin);
                return;
            }

            machine.Functions.CallVirtual(setter, target, [result], syntax, null);
            machine.Trace.Set(target, property.Name, origin, result);
        };
    }

    private Filler BindNested(IMemberInitializerOperation member)
    {
        var read = Bind(member.InitializedMember);
        var fillers = BindInitializer(member.Initializer);
        return (frame, target) =>
        {
            var inner = machine.NotNull(WithReceiver(frame, target, read), member.Syntax);
            foreach (var filler in fillers)
                filler(frame, inner);
        };
    }

    /// <summary>A tuple is made anew.</summary>
    private Code BindTupleWith(IWithOperation operation, INamedTypeSymbol type)
    {
        var operand = Bind(operation.Operand);
        var parts = operation.Initializer.Initializers.OfType<ISimpleAssignmentOperation>()
            .Select(assignment => (Position: PositionOf(((IFieldReferenceOperation)assignment.Target).Field), Value: BindStored(assignment.Value))).ToArray();
        var count = type.TupleElements.Length;
        return frame =>
        {
            var tuple = operand(frame)!;
            var elements = Tuples.Elements(tuple, count);
            foreach (var (position, value) in parts)
                elements[position] = Known(value(frame));
            return Tuples.Create(tuple.GetType(), elements);
        };
    }

    private Code BindWith(IWithOperation operation)
    {
        if (Types.Close(operation.Type!) is INamedTypeSymbol { IsTupleType: true } tuple)
            return BindTupleWith(operation, tuple);
        var operand = Bind(operation.Operand);
        var fillers = BindInitializer(operation.Initializer);
        var syntax = operation.Syntax;
        return frame =>
        {
            var original = machine.NotNull(operand(frame), syntax);
            if (original is Stack)
                throw machine.Refuse("'with' on a stack would copy its members' identities: construct a new stack instead", syntax, EvaluationIds.StackWith);
            var copy = Copy(original, syntax);
            if (!ReferenceEquals(copy, original) && copy is not Instance)
                machine.Trace.Copied(copy, original, syntax);
            foreach (var filler in fillers)
                filler(frame, copy);
            return copy;
        };
    }

    private object Copy(object original, SyntaxNode syntax)
    {
        if (original is Instance instance)
            return instance.Copy();
        if (original.GetType().IsValueType)
            return System.Runtime.CompilerServices.RuntimeHelpers.GetObjectValue(original);
        var clone = original.GetType().GetMethod("<Clone>$", Type.EmptyTypes) ?? throw machine.Refuse("'with' on this value cannot be evaluated", syntax);
        return RealMembers.Call(clone, original, [], syntax)!;
    }

    private Code BindAnonymous(IAnonymousObjectCreationOperation operation)
    {
        var type = (INamedTypeSymbol)operation.Type!;
        var values = operation.Initializers.OfType<ISimpleAssignmentOperation>()
            .Select(assignment => (((IPropertyReferenceOperation)assignment.Target).Property, Value: BindStored(assignment.Value))).ToArray();
        return frame =>
        {
            var instance = machine.UserTypes.Of(type).Blank();
            foreach (var (property, value) in values)
                instance.Slots[instance.Type.SlotOf(property)] = value(frame);
            return instance;
        };
    }

    private object Created(object value, SyntaxNode syntax)
    {
        if (value is IShell)
            machine.Trace.Created(value, syntax);
        return value;
    }

    private Code BindTypeParameterCreation(ITypeParameterObjectCreationOperation operation)
    {
        if (Types.Close(operation.Type!) is not INamedTypeSymbol type)
            return Refuse(operation, "This type is not known");
        if (type.IsValueType)
            return _ => machine.Types.Default(type);
        var constructor = type.InstanceConstructors.First(candidate => candidate.Parameters.Length == 0);
        var syntax = operation.Syntax;
        Code create = machine.Types.IsSource(type)
            ? _ => Created(machine.Functions.Constructors.Create(type, constructor, [], syntax, null), syntax)
            : machine.Members.Method(constructor) is { } info ? _ => RealMembers.Call(info, null, [], syntax) : Refuse(operation, $"new {type.ToDisplayString()}() cannot be evaluated in a plan");
        return Initialized(create, operation.Initializer);
    }
}
