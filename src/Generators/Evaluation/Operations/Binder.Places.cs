using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private Code BindRead(IOperation operation)
    {
        if (operation is ILocalReferenceOperation { IsDeclaration: false } local)
            return ReadVariable(local.Local);
        if (operation is IParameterReferenceOperation parameter && !IsPrimaryParameter(parameter.Parameter))
            return ReadVariable(parameter.Parameter);
        var place = BindPlace(operation);
        return frame => place.Get(frame, place.Prepare(frame));
    }

    private Code ReadVariable(ISymbol variable)
    {
        var (depth, slot) = scope.Find(variable);
        var isCell = scope.IsCell(variable);
        return frame =>
        {
            var value = At(frame, depth).Slots[slot];
            if (isCell)
                value = ((Cell?)value)?.Value;
            return value is Unknown unknown ? throw new UnknownException(unknown) : value;
        };
    }

    private static Frame At(Frame frame, int depth)
    {
        for (; depth > 0; depth--)
            frame = frame.Outer!;
        return frame;
    }

    /// <summary>Where an assignment goes.</summary>
    private Place BindPlace(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => LocalPlace(local.Local, local.IsDeclaration),
        IParameterReferenceOperation parameter => IsPrimaryParameter(parameter.Parameter) ? SlotPlace(SelfAt(operation), parameter.Parameter, parameter.Syntax) : LocalPlace(parameter.Parameter, isDeclaration: false),
        IFieldReferenceOperation field => BindFieldPlace(field),
        IPropertyReferenceOperation property => BindPropertyPlace(property),
        IArrayElementReferenceOperation element => BindElementPlace(element),
        IImplicitIndexerReferenceOperation indexer => BindImplicitIndexer(indexer),
        IDeclarationExpressionOperation declaration => BindPlace(declaration.Expression),
        IDiscardOperation => new(static _ => null, static (_, _) => null, static (_, _, _) => { }),
        IConversionOperation conversion => BindPlace(conversion.Operand),
        IInvalidOperation => Nowhere(_ => throw machine.Incomplete(operation.Syntax)),
        _ => Nowhere(Refuse(operation, $"An assignment to {operation.Kind} cannot be evaluated in a plan")),
    };

    private static Place Nowhere(Code refuse) => new(refuse.Invoke, (frame, _) => refuse(frame), (frame, _, _) => refuse(frame));

    private static bool IsPrimaryParameter(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && UserType.IsPrimary(constructor);

    private Place LocalPlace(ISymbol variable, bool isDeclaration)
    {
        var (depth, slot) = scope.Find(variable);
        if (!scope.IsCell(variable))
            return new(static _ => null, (frame, _) => Known(At(frame, depth).Slots[slot]), (frame, _, value) => At(frame, depth).Slots[slot] = value);
        return new(
            static _ => null,
            (frame, _) => Known((At(frame, depth).Slots[slot] as Cell)?.Value),
            (frame, _, value) =>
            {
                var slots = At(frame, depth).Slots;
                if (isDeclaration || slots[slot] is not Cell)
                    slots[slot] = new Cell { Value = value };
                else
                    ((Cell)slots[slot]!).Value = value;
            });
    }

    private static object? Known(object? value) => value is Unknown unknown ? throw new UnknownException(unknown) : value;

    private Place SlotPlace(Code receiver, ISymbol symbol, SyntaxNode syntax) => new(
        frame => Instance.Of(machine.NotNull(receiver(frame), syntax)) ?? throw machine.Refuse($"{symbol.Name} cannot be read here", syntax),
        (_, state) => Known(((Instance)state!).Slots[((Instance)state).Type.SlotOf(symbol)]),
        (_, state, value) => ((Instance)state!).Slots[((Instance)state).Type.SlotOf(symbol)] = value);

    private Place BindFieldPlace(IFieldReferenceOperation operation)
    {
        var field = Types.Close(operation.Field);
        var syntax = operation.Syntax;
        if (machine.Types.IsSource(field) && !field.ContainingType.IsTupleType)
        {
            return operation.Instance is { } instance
                ? SlotPlace(Bind(instance), field, syntax)
                : new(static _ => null, (_, _) => machine.Functions.Statics.Read(field, syntax), (_, _, value) => machine.Functions.Statics.Write(field, value, syntax));
        }

        if (machine.Members.Refusal(field) is { } refusal)
            return Nowhere(Refuse(operation, refusal));
        if (field.ContainingType.IsTupleType)
            return BindTupleField(operation, field);
        if (machine.Members.Field(field) is not { } info)
            return Nowhere(Refuse(operation, $"{field.ToDisplayString()} cannot be read in a plan"));
        var receiver = operation.Instance is { } target ? Bind(target) : static _ => null;
        return new(receiver.Invoke, (_, state) => info.GetValue(state), (_, _, _) => throw machine.Refuse($"{field.ToDisplayString()} cannot be set in a plan", syntax));
    }

    private Place BindTupleField(IFieldReferenceOperation operation, IFieldSymbol field)
    {
        var index = field.ContainingType.TupleElements.IndexOf(field.CorrespondingTupleField ?? field);
        var position = index >= 0 ? index : Array.FindIndex([.. field.ContainingType.TupleElements], element => element.Name == field.Name || element.CorrespondingTupleField?.Name == field.Name);
        var count = field.ContainingType.TupleElements.Length;
        var owner = operation.Instance is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation ? BindPlace(operation.Instance) : null;
        var receiver = Bind(operation.Instance!);
        return new(
            frame => owner is null ? receiver(frame) : owner.Prepare(frame),
            (frame, state) => Tuples.Elements((owner is null ? state : owner.Get(frame, state))!, count)[position],
            (frame, state, value) =>
            {
                if (owner is null)
                    throw machine.Refuse("A part of this tuple cannot be set", operation.Syntax);
                var tuple = owner.Get(frame, state)!;
                var elements = Tuples.Elements(tuple, count);
                elements[position] = value;
                owner.Set(frame, state, Tuples.Create(tuple.GetType(), elements));
            });
    }

    private Place BindPropertyPlace(IPropertyReferenceOperation operation)
    {
        var property = Types.Close(operation.Property);
        var syntax = operation.Syntax;
        var receiver = operation.Instance is { } instance ? Bind(instance) : null;
        var arguments = BindArguments(operation.Arguments, isLenient: false);
        var isVirtual = operation.Instance is not IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax };
        if (Special(property, operation) is { } special)
            return new(frame => receiver?.Invoke(frame), (_, state) => special(state), (_, _, _) => throw machine.Refuse($"{property.Name} cannot be set", syntax));
        if (property.ContainingType.IsAnonymousType)
            return SlotPlace(receiver!, property, syntax);

        return new(
            frame => new Access(receiver is null ? null : machine.NotNull(receiver(frame), syntax), arguments(frame)),
            (_, state) => Normalize(CallAccessor(property.GetMethod, (Access)state!, ((Access)state!).Arguments, isVirtual, syntax), property.Type),
            (_, state, value) => Assign(property, (Access)state!, value, isVirtual, syntax));
    }

    private void Assign(IPropertySymbol property, Access access, object? value, bool isVirtual, SyntaxNode syntax)
    {
        if (value is Unknown unknown && !machine.Types.IsSource(property))
            throw new UnknownException(unknown);
        if (property.SetMethod is not null)
            CallAccessor(property.SetMethod, access, [.. access.Arguments, value], isVirtual, syntax);
        else if (Instance.Of(access.Receiver) is { } instance && UserType.BackingOf(property) is { } backing)
            instance.Slots[instance.Type.SlotOf(backing)] = value;
        else if (UserType.BackingOf(property) is IFieldSymbol { IsStatic: true } field)
            machine.Functions.Statics.Write(field, value, syntax);
        else
            throw machine.Incomplete(syntax);
    }

    private object? CallAccessor(IMethodSymbol? accessor, Access access, object?[] arguments, bool isVirtual, SyntaxNode syntax)
    {
        if (accessor is null)
            throw machine.Incomplete(syntax);
        return isVirtual ? machine.Functions.CallVirtual(accessor, access.Receiver, arguments, syntax, null) : machine.Functions.Call(accessor, access.Receiver, arguments, syntax, null);
    }

    private Func<object?, object?>? Special(IPropertySymbol property, IOperation operation)
    {
        if (IsNullable(property.ContainingType))
        {
            return property.Name == "HasValue"
                ? static value => value is not null
                : value => value ?? throw machine.Throw(new InvalidOperationException("Nullable object must have a value."), operation.Syntax);
        }

        if (property.ContainingType is { Name: "Type" or "MemberInfo", ContainingNamespace.Name: "System" or "Reflection" } && property.Name is "Name" or "FullName")
            return value => property.Name == "Name" ? (value as TypeName)?.Name : (value as TypeName)?.FullName;
        if (machine.Types.Map(property.ContainingType) is { IsArray: true } && property.Name == "Length")
            return static value => ((Array)value!).Length;
        return null;
    }

    /// <summary>Libraries know the plan's structs and enums as objects: their default is null.</summary>
    private object? Normalize(object? value, ITypeSymbol type) =>
        value is null && type.IsValueType && !IsNullable(type) && type.SpecialType != SpecialType.System_Void ? machine.Types.Default(type) : value;

    private Place BindElementPlace(IArrayElementReferenceOperation operation)
    {
        var array = Bind(operation.ArrayReference);
        var indices = operation.Indices.Select(Bind).ToArray();
        var syntax = operation.Syntax;
        return new(
            frame =>
            {
                var target = (Array)machine.NotNull(array(frame), syntax);
                var positions = indices.Select(index => index(frame)).ToArray();
                if (positions.Length == 1 && positions[0] is RangeValue range)
                    return new Element(target, null, Ranged(range, target.Length, syntax));
                return new Element(target, [.. positions.Select(position => position is IndexValue fromEnd ? fromEnd.Offset(target.Length) : Convert.ToInt32(position, System.Globalization.CultureInfo.InvariantCulture))], default);
            },
            (_, state) => state is Element { Indices: { } positions } element
                ? Checked(() => element.Array.GetValue(positions), syntax)
                : Sequences.Slice(((Element)state!).Array, ((Element)state).Range.Offset, ((Element)state).Range.Length),
            (_, state, value) => Checked(
                () =>
                {
                    var element = (Element)state!;
                    element.Array.SetValue(Known(value), element.Indices!);
                    return null;
                },
                syntax));
    }

    private (int Offset, int Length) Ranged(RangeValue range, int length, SyntaxNode syntax)
    {
        try
        {
            return range.On(length);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw machine.Throw(exception, syntax);
        }
    }

    private object? Checked(Func<object?> access, SyntaxNode syntax)
    {
        try
        {
            return access();
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw machine.Throw(exception, syntax);
        }
    }

    private Place BindImplicitIndexer(IImplicitIndexerReferenceOperation operation)
    {
        var receiver = Bind(operation.Instance);
        var argument = Bind(operation.Argument);
        var syntax = operation.Syntax;
        var length = (operation.LengthSymbol as IPropertySymbol)?.GetMethod;
        var indexer = operation.IndexerSymbol;
        if (length is null)
            return Nowhere(Refuse(operation, "This indexer cannot be evaluated in a plan"));
        return new(
            frame =>
            {
                var target = machine.NotNull(receiver(frame), syntax);
                var count = (int)machine.Functions.CallVirtual(Types.Close(length), target, [], syntax, null)!;
                var position = argument(frame);
                if (position is not RangeValue range)
                    return new Access(target, [IndexValue.Of(position).Offset(count)]);
                var (offset, size) = Ranged(range, count, syntax);
                return new Access(target, [offset, size]);
            },
            (_, state) => indexer is IPropertySymbol property
                ? CallAccessor(Types.Close(property).GetMethod, (Access)state!, ((Access)state!).Arguments, true, syntax)
                : machine.Functions.CallVirtual(Types.Close((IMethodSymbol)indexer), ((Access)state!).Receiver, ((Access)state).Arguments, syntax, null),
            (_, state, value) => Assign(Types.Close((IPropertySymbol)indexer), (Access)state!, value, true, syntax));
    }

    private sealed record Access(object? Receiver, object?[] Arguments);

    private sealed record Element(Array Array, int[]? Indices, (int Offset, int Length) Range);
}
