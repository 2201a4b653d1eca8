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

    private sealed record Access(object? Receiver, object?[] Arguments);
}
