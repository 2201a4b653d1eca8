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
        if (operation is IParameterReferenceOperation { Parameter.ContainingSymbol: INamedTypeSymbol })
            return static frame => frame.Self;
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
        IEventReferenceOperation raised => BindEventPlace(raised),
        IDeclarationExpressionOperation declaration => BindPlace(declaration.Expression),
        IConditionalOperation { IsRef: true } choice => BindChosenPlace(choice),
        IInvocationOperation { TargetMethod.ReturnsByRef: true } or IInvocationOperation { TargetMethod.ReturnsByRefReadonly: true } => BindResultPlace((IInvocationOperation)operation),
        IInstanceReferenceOperation => new(static _ => null, (frame, _) => frame.Self, (_, _, _) => throw machine.Refuse("An assignment to this cannot be evaluated in a plan", operation.Syntax)),
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

    /// <summary><c>ref (a ? ref b : ref c)</c>.</summary>
    private Place BindChosenPlace(IConditionalOperation operation)
    {
        var condition = Bind(operation.Condition);
        var (first, second) = (BindCell(operation.WhenTrue), BindCell(operation.WhenFalse!));
        return CellPlace(frame => condition(frame) is true ? first(frame) : second(frame));
    }

    /// <summary>A call that returns by reference.</summary>
    private Place BindResultPlace(IInvocationOperation operation)
    {
        var call = BindCall(operation);
        return CellPlace(frame => call(frame) as Cell ?? throw machine.Refuse("This reference cannot be evaluated in a plan", operation.Syntax));
    }

    private static Place CellPlace(Func<Frame, Cell> cell) => new(
        cell,
        static (_, state) => Known(((Cell)state!).Value),
        static (_, state, value) => ((Cell)state!).Value = value);

    /// <summary>A reference to what an expression names.</summary>
    private Func<Frame, Cell> BindCell(IOperation operation)
    {
        if (operation is ILocalReferenceOperation { Local: var local } && scope.IsCell(local))
            return BindVariableCell(local);
        if (operation is IParameterReferenceOperation { Parameter: var parameter } && !IsPrimaryParameter(parameter) && scope.IsCell(parameter))
            return BindVariableCell(parameter);
        var place = BindPlace(operation);
        var isCell = operation is IInvocationOperation or IConditionalOperation or IPropertyReferenceOperation;
        return frame =>
        {
            var state = place.Prepare(frame);
            return isCell && state is Cell cell ? cell : new PlaceCell(place, frame, state);
        };
    }

    private Func<Frame, Cell> BindVariableCell(ISymbol variable)
    {
        var (depth, slot) = scope.Find(variable);
        return frame => At(frame, depth).Slots[slot] as Cell ?? (Cell)(At(frame, depth).Slots[slot] = new Cell());
    }

    private static object? Known(object? value) => value is Unknown unknown ? throw new UnknownException(unknown) : value;

    /// <summary>As everywhere, that the receiver is null is found when it is used: what is assigned has been computed by then.</summary>
    private Place SlotPlace(Code receiver, ISymbol symbol, SyntaxNode syntax)
    {
        return new(
            receiver.Invoke,
            (_, state) => InstanceOf(state) is var instance ? Known(instance.Slots[instance.Type.SlotOf(symbol)]) : null,
            (_, state, value) => InstanceOf(state).Slots[InstanceOf(state).Type.SlotOf(symbol)] = value);

        Instance InstanceOf(object? state) => Instance.Of(machine.NotNull(state, syntax)) ?? throw machine.Refuse($"{symbol.Name} cannot be read here", syntax);
    }

    private Place BindFieldPlace(IFieldReferenceOperation operation)
    {
        var field = Types.Close(operation.Field is { ContainingType.IsTupleType: true, CorrespondingTupleField: { } plain } ? plain : operation.Field);
        var syntax = operation.Syntax;
        if (machine.Types.IsSource(field) && !field.ContainingType.IsTupleType)
        {
            return operation.Instance is { } instance
                ? field.RefKind != RefKind.None ? Nowhere(Refuse(operation, "A ref field cannot be evaluated in a plan")) : SlotPlace(Bind(instance), field, syntax)
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

    private static int PositionOf(IFieldSymbol field)
    {
        var index = field.ContainingType.TupleElements.IndexOf(field.CorrespondingTupleField ?? field);
        return index >= 0 ? index : Array.FindIndex([.. field.ContainingType.TupleElements], element => element.Name == field.Name || element.CorrespondingTupleField?.Name == field.Name);
    }

    private Place BindTupleField(IFieldReferenceOperation operation, IFieldSymbol field)
    {
        var position = PositionOf(field);
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
        if (operation.ConstrainedToType is { } constrained && property.IsStatic && Types.Close(constrained).FindImplementationForInterfaceMember(property) is IPropertySymbol implementation)
            property = implementation;
        var syntax = operation.Syntax;
        var receiver = operation.Instance is { } instance ? Bind(instance) : null;
        var arguments = BindArguments(operation.Arguments, isLenient: false);
        var isVirtual = operation.Instance is not IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax };
        if (Special(property, operation) is { } special)
            return new(frame => receiver?.Invoke(frame), (_, state) => special(state), (_, _, _) => throw machine.Refuse($"{property.Name} cannot be set", syntax));
        if (property.ContainingType.IsAnonymousType)
            return SlotPlace(receiver!, property, syntax);
        if (machine.Types.IsSource(property) && (property.ReturnsByRef || property.ReturnsByRefReadonly))
        {
            return CellPlace(frame => new Access(receiver is null ? null : machine.NotNull(receiver(frame), syntax), arguments(frame)) is var access
                && CallAccessor(property.GetMethod, access, access.Arguments, isVirtual, syntax) is Cell cell ? cell : throw machine.Refuse("This reference cannot be evaluated in a plan", syntax));
        }

        if (property is { IsIndexer: true } && machine.Types.Map(property.ContainingType) is { IsArray: true })
        {
            return new(
                frame => new Access(receiver!(frame), arguments(frame)),
                (_, state) => Checked(() => ((Array)((Access)state!).Receiver!).GetValue((int)((Access)state).Arguments[0]!), syntax),
                (_, state, value) => Checked(
                    () =>
                    {
                        ((Array)((Access)state!).Receiver!).SetValue(value, (int)((Access)state).Arguments[0]!);
                        return null;
                    },
                    syntax));
        }

        return new(
            frame => new Access(receiver?.Invoke(frame), arguments(frame)),
            (_, state) => Normalize(CallAccessor(property.GetMethod, AccessOf(state), AccessOf(state).Arguments, isVirtual, syntax), property.Type),
            (_, state, value) => Assign(property, AccessOf(state), value, isVirtual, syntax));

        Access AccessOf(object? state)
        {
            if (receiver is not null)
                machine.NotNull(((Access)state!).Receiver, syntax);
            return (Access)state!;
        }
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
        if (machine.Types.Map(property.ContainingType) is { IsArray: true } && property.Name is "Length" or "IsEmpty")
            return property.Name == "Length" ? static value => ((Array)value!).Length : static value => ((Array)value!).Length == 0;
        return null;
    }

    /// <summary>Libraries know the plan's structs and enums as objects: their default is null.</summary>
    private object? Normalize(object? value, ITypeSymbol type)
    {
        if (value is null)
            return type.IsValueType && !IsNullable(type) && type.SpecialType != SpecialType.System_Void ? machine.Types.Default(type) : null;
        return type.TypeKind is TypeKind.Class or TypeKind.Array or TypeKind.Delegate && PlanTypes.AreHidden(type) ? PlanTypes.Note(value, type) : value;
    }

    private Place BindElementPlace(IArrayElementReferenceOperation operation)
    {
        var array = Bind(operation.ArrayReference);
        var indices = operation.Indices.Select(Bind).ToArray();
        var isFromEnd = operation.Indices.Any(index => index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat });
        var syntax = operation.Syntax;
        return new(
            frame =>
            {
                var target = (Array?)array(frame);
                if (isFromEnd)
                    machine.NotNull(target, syntax);
                var positions = indices.Select(index => index(frame)).ToArray();
                if (positions.Length == 1 && positions[0] is RangeValue range)
                    return new Element(target, null, Ranged(range, Length(target), syntax));
                return new Element(target, [.. positions.Select(position => position is IndexValue index ? index.GetOffset(Length(target)) : Position(position!, syntax))], default);
            },
            (_, state) => state is Element { Indices: { } positions } element
                ? Normalize(Checked(() => ArrayOf(element).GetValue(positions), syntax), operation.Type!)
                : machine.Charge(Sequences.Slice(ArrayOf((Element)state!), ((Element)state!).Range.Offset, ((Element)state!).Range.Length), syntax),
            (_, state, value) => Checked(
                () =>
                {
                    var element = (Element)state!;
                    RequireElement(ArrayOf(element), value, operation.Type!);
                    ArrayOf(element).SetValue(Known(value), element.Indices!);
                    return null;
                },
                syntax));

        Array ArrayOf(Element element) => (Array)machine.NotNull(element.Array, syntax);

        int Length(Array? target) => ((Array)machine.NotNull(target, syntax)).Length;
    }

    private (int Offset, int Length) Ranged(RangeValue range, int length, SyntaxNode syntax)
    {
        try
        {
            return range.GetOffsetAndLength(length);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw machine.Throw(exception, syntax);
        }
    }

    private static int Position(object position, SyntaxNode syntax) => position switch
    {
        int number => number,
        uint number when number <= int.MaxValue => (int)number,
        long number when number is >= int.MinValue and <= int.MaxValue => (int)number,
        ulong number when number <= int.MaxValue => (int)number,
        char or byte or sbyte or short or ushort => Convert.ToInt32(position, System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new ThrownException(new IndexOutOfRangeException(), syntax),
    };

    /// <summary>An array of a derived type that is seen as one of its base takes no other elements.</summary>
    private void RequireElement(Array array, object? value, ITypeSymbol seenAs)
    {
        if (value is null || seenAs.IsValueType || seenAs.IsSealed)
            return;
        var fits = PlanTypes.Find(array) is IArrayTypeSymbol known ? machine.Types.IsInstance(value, known.ElementType) : array.GetType().GetElementType()!.IsInstanceOfType(value);
        if (!fits)
            throw new ArrayTypeMismatchException("Attempted to access an element as a type incompatible with the array.");
    }

    private object? Checked(Func<object?> access, SyntaxNode syntax)
    {
        try
        {
            return access();
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentOutOfRangeException or ArrayTypeMismatchException)
        {
            throw machine.Throw(exception, syntax);
        }
    }

    private Place BindImplicitIndexer(IImplicitIndexerReferenceOperation operation)
    {
        var receiver = Bind(operation.Instance);
        var range = operation.Argument is IRangeOperation written ? (Start: BindEdge(written.LeftOperand, isEnd: false), End: BindEdge(written.RightOperand, isEnd: true)) : default;
        var edge = operation.Argument is IRangeOperation ? null : BindEdge(operation.Argument, isEnd: false);
        var syntax = operation.Syntax;
        var length = (operation.LengthSymbol as IPropertySymbol)?.GetMethod;
        var indexer = operation.IndexerSymbol;
        if (length is null)
            return Nowhere(Refuse(operation, "This indexer cannot be evaluated in a plan"));
        return new(
            frame =>
            {
                var target = machine.NotNull(receiver(frame), syntax);
                var (first, last) = edge is null ? (range.Start(frame), range.End(frame)) : (edge(frame), null);
                var count = (int)machine.Functions.CallVirtual(Types.Close(length), target, [], syntax, null)!;
                if (first is RangeValue whole)
                    (first, last) = (whole.Start, whole.End);
                var offset = OffsetOf(first, count);
                return last is null ? new Access(target, [offset]) : new Access(target, [offset, unchecked(OffsetOf(last, count) - offset)]);
            },
            (_, state) => indexer is IPropertySymbol property
                ? CallAccessor(Types.Close(property).GetMethod, (Access)state!, ((Access)state!).Arguments, true, syntax)
                : machine.Functions.CallVirtual(Types.Close((IMethodSymbol)indexer), ((Access)state!).Receiver, ((Access)state).Arguments, syntax, null),
            (_, state, value) => Assign(Types.Close((IPropertySymbol)indexer), (Access)state!, value, true, syntax));
    }

    /// <summary>A position, which the compiler computes without an Index where it is written as one: then it may be negative.</summary>
    private Code BindEdge(IOperation? operation, bool isEnd)
    {
        switch (operation)
        {
            case null:
                return isEnd ? static _ => new Edge(0, true) : static _ => new Edge(0, false);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat:
                var fromEnd = Bind(hat.Operand);
                return frame => new Edge((int)fromEnd(frame)!, true);
            case IConversionOperation { OperatorMethod.ContainingType.Name: "Index", Operand: var number }:
                var fromStart = Bind(number);
                return frame => new Edge((int)fromStart(frame)!, false);
            default:
                return Bind(operation);
        }
    }

    private static int OffsetOf(object? position, int count) => position switch
    {
        Edge edge => edge.IsFromEnd ? unchecked(count - edge.Value) : edge.Value,
        IndexValue index => index.GetOffset(count),
        _ => (int)position!,
    };

    private sealed record Edge(int Value, bool IsFromEnd);

    private sealed record Access(object? Receiver, object?[] Arguments);

    private sealed record Element(Array? Array, int[]? Indices, (int Offset, int Length) Range);
}
