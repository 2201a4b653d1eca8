using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private Code BindAssignment(ISimpleAssignmentOperation operation)
    {
        if (operation.IsRef)
        {
            ISymbol? variable = operation.Target switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            };
            if (variable is null)
                return Refuse(operation, "This ref assignment cannot be evaluated in a plan");
            var alias = BindAlias(variable, operation.Value);
            var read = Bind(operation.Target);
            return frame =>
            {
                alias(frame);
                return read(frame);
            };
        }

        var value = BindStored(operation.Value);
        var place = BindPlace(operation.Target);
        return frame =>
        {
            var state = place.Prepare(frame);
            var result = value(frame);
            place.Set(frame, state, result);
            return Known(result);
        };
    }

    private Code BindCompound(ICompoundAssignmentOperation operation)
    {
        var place = BindPlace(operation.Target);
        var value = Bind(operation.Value);
        var syntax = operation.Syntax;
        var target = Types.Close(operation.Target.Type!);
        var left = operation.InConversion is { IsNumeric: true } ? operation.Value.Type : operation.Target.Type;
        if (operation.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift)
            left = Promoted(target);
        var apply = BindOperator(operation.OperatorKind, operation.OperatorMethod, left, operation.Value.Type, left is { TypeKind: TypeKind.Enum } ? target : operation.Type, operation.IsLifted, operation.IsChecked, operation);
        if (apply is null)
            return Refuse(operation, $"The operator {operation.OperatorKind}= on {target.ToDisplayString()} cannot be evaluated in a plan");
        var widen = left is null ? null : Conversions.Numeric(machine, Conversions.Underlying(target), Conversions.Underlying(left), isChecked: false);
        var narrow = left is null ? null : Conversions.Numeric(machine, Conversions.Underlying(left), Conversions.Underlying(target), operation.IsChecked);
        return frame =>
        {
            var state = place.Prepare(frame);
            var current = place.Get(frame, state);
            var operand = value(frame);
            if (widen is not null && current is not null && operation.OperatorMethod is null)
                current = widen(current);
            var result = Guarded(apply, current, operand, syntax);
            if (narrow is not null && result is not null and not string && operation.OperatorMethod is null)
                result = Guarded((number, _) => narrow(number!), result, null, syntax);
            place.Set(frame, state, result);
            return result;
        };
    }

    private ITypeSymbol Promoted(ITypeSymbol type) => Conversions.Underlying(type).SpecialType is SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_UInt16)
        ? machine.Compilation.GetSpecialType(SpecialType.System_Int32)
        : type;

    private Code BindIncrement(IIncrementOrDecrementOperation operation)
    {
        var place = BindPlace(operation.Target);
        var syntax = operation.Syntax;
        var type = Conversions.Underlying(Types.Close(operation.Target.Type!));
        var promoted = Promoted(type.TypeKind == TypeKind.Enum ? ((INamedTypeSymbol)type).EnumUnderlyingType! : type);
        var kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var apply = Arithmetic.Binary(kind, promoted.SpecialType, operation.IsChecked);
        var user = operation.OperatorMethod is { } method ? BindOperator(Implemented(Types.Close(method), operation.ConstrainedToType), syntax) : null;
        if (apply is null && user is null)
            return Refuse(operation, $"{type.ToDisplayString()} cannot be counted up or down in a plan");
        var one = Numbers.Convert(1, user is null ? promoted.SpecialType : SpecialType.System_Int32, isChecked: false);
        var isPostfix = operation.IsPostfix;
        return frame =>
        {
            var state = place.Prepare(frame);
            var current = place.Get(frame, state);
            var next = user is not null ? user([current]) : current is null ? null : Guarded((value, _) => Step(value!, apply!, one, promoted, type, operation.IsChecked), current, null, syntax);
            place.Set(frame, state, next);
            return isPostfix ? current : next;
        };
    }

    private object? Step(object value, Func<object, object, object> apply, object one, ITypeSymbol promoted, ITypeSymbol type, bool isChecked)
    {
        var result = apply(Numbers.Convert(Conversions.FromEnum(value), promoted.SpecialType, isChecked: false), one);
        return type.TypeKind == TypeKind.Enum ? Conversions.ToEnum(machine, result, (INamedTypeSymbol)type, isChecked) : Numbers.Convert(result, type.SpecialType, isChecked);
    }

    private Code BindCoalesceAssignment(ICoalesceAssignmentOperation operation)
    {
        var place = BindPlace(operation.Target);
        var value = BindStored(operation.Value);
        var property = (operation.Target as IFieldReferenceOperation)?.Field.AssociatedSymbol;
        var shared = property is { IsStatic: true } ? Types.Close(((IFieldReferenceOperation)operation.Target).Field) : null;
        var syntax = operation.Syntax;
        return frame =>
        {
            var state = place.Prepare(frame);
            if (place.Get(frame, state) is { } known)
                return known;
            var entry = property is null ? null : machine.Enter(property, state ?? property, syntax);
            try
            {
                if (shared is not null)
                    return Known(machine.Functions.Statics.Cache(shared, () => value(frame), syntax));
                var result = value(frame);
                place.Set(frame, state, result);
                return Known(result);
            }
            finally
            {
                machine.Leave(entry);
            }
        };
    }

    private Code BindDeconstruction(IDeconstructionAssignmentOperation operation)
    {
        var value = Bind(operation.Value);
        var target = operation.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : operation.Target;
        if (target is not ITupleOperation tuple)
            return Refuse(operation, "This deconstruction cannot be evaluated in a plan");
        var assign = BindTargets(tuple, operation.Value.Type, operation.Syntax);
        return frame =>
        {
            var store = assign(frame);
            var result = value(frame);
            store(result);
            return result;
        };
    }

    /// <summary>Prepares all places, then takes a value apart, then assigns its parts: in this order, as the compiler does it.</summary>
    private Func<Frame, Action<object?>> BindTargets(ITupleOperation tuple, ITypeSymbol? valueType, SyntaxNode syntax)
    {
        var leaves = new List<(Place Place, Func<object, object?>? Convert)>();
        var takeApart = BindParts(tuple, valueType is null ? null : Types.Close(valueType), leaves, syntax);
        return frame =>
        {
            var states = leaves.Select(leaf => leaf.Place.Prepare(frame)).ToArray();
            return value =>
            {
                var parts = new List<object?>(leaves.Count);
                takeApart(value, parts);
                for (var i = 0; i < states.Length; i++)
                {
                    var part = parts[i] is { } known && leaves[i].Convert is { } convert ? convert(known) : parts[i];
                    leaves[i].Place.Set(frame, states[i], Instance.Store(part));
                }
            };
        };
    }

    private Action<object?, List<object?>> BindParts(ITupleOperation tuple, ITypeSymbol? valueType, List<(Place Place, Func<object, object?>? Convert)> leaves, SyntaxNode syntax)
    {
        var count = tuple.Elements.Length;
        var method = valueType is null or { IsTupleType: true } ? null : DeconstructMethod(valueType, count, syntax);
        var deconstruct = BindDeconstruct(method, count, syntax);
        var elementTypes = valueType is INamedTypeSymbol { IsTupleType: true } named
            ? [.. named.TupleElements.Select(element => element.Type)]
            : method?.Parameters.Skip(method.IsStatic ? 1 : 0).Select(parameter => parameter.Type).ToArray() ?? [];
        var takers = tuple.Elements.Select((element, index) => BindPart(element, index < elementTypes.Length ? elementTypes[index] : null, leaves, syntax)).ToArray();
        return (value, parts) =>
        {
            var elements = deconstruct(machine.NotNull(value, syntax));
            for (var i = 0; i < takers.Length; i++)
                takers[i](elements[i], parts);
        };
    }

    private Action<object?, List<object?>> BindPart(IOperation element, ITypeSymbol? type, List<(Place Place, Func<object, object?>? Convert)> leaves, SyntaxNode syntax)
    {
        var inner = element is IDeclarationExpressionOperation declaration ? declaration.Expression : element;
        if (inner is ITupleOperation nested)
            return BindParts(nested, type, leaves, syntax);
        var convert = type is not null && element.Type is { } target && !SymbolEqualityComparer.Default.Equals(Types.Close(type), Types.Close(target)) ? BindImplicit(Types.Close(type), Types.Close(target), syntax) : null;
        leaves.Add((BindPlace(element), convert));
        return static (value, parts) => parts.Add(value);
    }

    /// <summary>An implicit conversion that no operation of its own stands for; null when it changes nothing.</summary>
    private Func<object, object?>? BindImplicit(ITypeSymbol from, ITypeSymbol to, SyntaxNode syntax)
    {
        var conversion = ((Microsoft.CodeAnalysis.CSharp.CSharpCompilation)machine.Compilation).ClassifyConversion(from, to);
        if (conversion.MethodSymbol is { } method && conversion.IsUserDefined)
        {
            var call = BindOperator(Types.Close(method), syntax);
            return value => call([value]);
        }

        return Conversions.Numeric(machine, Conversions.Underlying(from), Conversions.Underlying(to), isChecked: false);
    }

    private IMethodSymbol? DeconstructMethod(ITypeSymbol? type, int count, SyntaxNode syntax)
    {
        if (Extension(type, count, syntax) is { } extension)
            return extension;
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == count) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>A Deconstruct that is an extension method.</summary>
    private IMethodSymbol? Extension(ITypeSymbol? type, int count, SyntaxNode syntax)
    {
        if (type is null || type.GetMembers("Deconstruct").Length > 0)
            return null;
        return machine.Model(syntax.SyntaxTree).LookupSymbols(syntax.SpanStart, type, "Deconstruct", includeReducedExtensionMethods: true).OfType<IMethodSymbol>()
            .FirstOrDefault(method => method.Parameters.Length == count && method.ReducedFrom is not null) is { ReducedFrom: { } found } reduced
            ? reduced.TypeArguments.Length > 0 ? found.Construct([.. reduced.TypeArguments]) : found
            : null;
    }

    /// <summary>The parts of a tuple, or of an object with a Deconstruct method.</summary>
    private Func<object, object?[]> BindDeconstruct(IMethodSymbol? method, int count, SyntaxNode syntax)
    {
        if (method is null)
        {
            return value => value.GetType().FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
                ? Tuples.Elements(value, count)
                : throw machine.Refuse("This deconstruction cannot be evaluated in a plan", syntax);
        }

        var closed = Types.Close(method);
        return value =>
        {
            var cells = Enumerable.Range(0, count).Select(_ => new Cell()).ToArray();
            if (machine.Types.IsSource(closed))
                machine.Functions.CallVirtual(closed, closed.IsStatic ? null : value, closed.IsStatic ? [value, .. cells] : [.. cells], syntax, null);
            else
                CallByReference(closed, closed.IsStatic ? null : value, closed.IsStatic ? [value, .. cells] : [.. cells], syntax);
            return [.. cells.Select(cell => cell.Value)];
        };
    }

    /// <summary>Calls a library method whose by-reference arguments are cells.</summary>
    private object? CallByReference(IMethodSymbol method, object? receiver, object?[] arguments, SyntaxNode syntax)
    {
        var values = arguments.Select(argument => argument is Cell cell ? cell.Value : argument).ToArray();
        var result = machine.Functions.CallVirtual(method, receiver, values, syntax, null);
        for (var i = 0; i < values.Length; i++)
        {
            if (arguments[i] is Cell cell)
                cell.Value = Normalize(values[i], method.Parameters[i].Type);
        }

        return result;
    }

    private Code BindTuple(ITupleOperation operation)
    {
        var elements = operation.Elements.Select(Bind).ToArray();
        var type = operation.Type is null ? null : machine.Types.Map(Types.Close(operation.Type));
        return type is null ? Refuse(operation, "This tuple cannot be evaluated in a plan") : frame => Tuples.Create(type, [.. elements.Select(element => Instance.Store(element(frame)))]);
    }
}
