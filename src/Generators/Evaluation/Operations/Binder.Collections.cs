using System.Collections;
using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private const int LongestArray = 1_000_000;

    private Code BindArray(IArrayCreationOperation operation)
    {
        var type = (IArrayTypeSymbol)Types.Close(operation.Type!);
        if (machine.Types.Map(type.ElementType) is not { } element)
            return Refuse(operation, $"An array of {type.ElementType.ToDisplayString()} cannot be evaluated in a plan");
        var sizes = operation.DimensionSizes.Select(Bind).ToArray();
        if (operation.Initializer is { } nested && type.Rank > 1)
            return BindGrid(operation, nested, type, element);
        var values = operation.Initializer is { } initializer ? initializer.ElementValues.Select(Bind).ToArray() : null;
        var syntax = operation.Syntax;
        var isHidden = PlanTypes.AreHidden(type);
        var elementSyntax = operation.Initializer?.ElementValues.Select(value => value.Syntax).ToArray();
        return frame =>
        {
            var lengths = sizes.Select(size => Length(size(frame)!, syntax)).ToArray();
            if (lengths.Any(length => length < 0))
                throw machine.Throw(new OverflowException("Arithmetic operation resulted in an overflow."), syntax);
            if (lengths.Aggregate(1L, (product, length) => product > LongestArray ? product : product * length) > LongestArray)
                throw machine.Refuse($"An array of more than {LongestArray} elements is too long for a plan", syntax, EvaluationIds.Memory);
            var array = Array.CreateInstance(element, lengths);
            if (isHidden)
                PlanTypes.Note(array, type);
            if (values is null)
            {
                FillDefaults(array, type.ElementType);
                return machine.Charge(array, syntax);
            }

            for (var i = 0; i < values.Length; i++)
                array.SetValue(Instance.Store(values[i](frame)), i);
            machine.Trace.Elements(array, elementSyntax!);
            return machine.Charge(array, syntax);
        };
    }

    private int Length(object size, SyntaxNode syntax) => size switch
    {
        int length => length,
        long or uint or ulong when Convert.ToDecimal(size, System.Globalization.CultureInfo.InvariantCulture) is < int.MinValue or > int.MaxValue => throw machine.Throw(new OverflowException("Arithmetic operation resulted in an overflow."), syntax),
        _ => Convert.ToInt32(size, System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>An array of several dimensions with its elements.</summary>
    private Code BindGrid(IArrayCreationOperation operation, IArrayInitializerOperation initializer, IArrayTypeSymbol type, Type element)
    {
        var cells = new List<(int[] Position, Code Value)>();
        Collect(initializer, []);
        var lengths = operation.DimensionSizes.Select(size => (int)size.ConstantValue.Value!).ToArray();
        return frame =>
        {
            var array = Array.CreateInstance(element, lengths);
            PlanTypes.Note(array, type);
            foreach (var (position, value) in cells)
                array.SetValue(Instance.Store(value(frame)), position);
            return machine.Charge(array, operation.Syntax);
        };

        void Collect(IArrayInitializerOperation row, int[] outer)
        {
            for (var i = 0; i < row.ElementValues.Length; i++)
            {
                if (row.ElementValues[i] is IArrayInitializerOperation inner)
                    Collect(inner, [.. outer, i]);
                else
                    cells.Add(([.. outer, i], Bind(row.ElementValues[i])));
            }
        }
    }

    private void FillDefaults(Array array, ITypeSymbol elementType)
    {
        if (!elementType.IsValueType || IsNullable(elementType) || !machine.Types.IsSource(elementType) && !(elementType.IsTupleType && PlanTypes.AreHidden(elementType)))
            return;
        var position = new int[array.Rank];
        for (var i = 0; i < array.Length; i++)
        {
            var rest = i;
            for (var dimension = array.Rank - 1; dimension >= 0; dimension--)
            {
                position[dimension] = rest % array.GetLength(dimension);
                rest /= array.GetLength(dimension);
            }

            array.SetValue(machine.Types.Default(elementType), position);
        }
    }

    private Code BindCollection(ICollectionExpressionOperation operation)
    {
        if (Types.Close(operation.Type!) is not { } type || machine.Types.Map(type) is not { } mapped)
            return operation.Type is IErrorTypeSymbol ? Incomplete(operation) : Refuse(operation, $"A collection of type {operation.Type!.ToDisplayString()} cannot be evaluated in a plan");
        var elements = operation.Elements.Select(element => element is ISpreadOperation spread
            ? (IsSpread: true, Code: Bind(spread.Operand), Convert: SpreadConversion(spread), element.Syntax)
            : (IsSpread: false, Code: Bind(element), Convert: null, element.Syntax)).ToArray();
        var isHidden = PlanTypes.AreHidden(type);
        var builder = new CollectionBuilder(machine, type, mapped, operation.ConstructMethod is { } method ? Types.Close(method) : null, operation.Syntax);
        return frame =>
        {
            var values = new List<object?>();
            var syntax = new List<SyntaxNode>();
            foreach (var (isSpread, code, convert, place) in elements)
            {
                if (!isSpread)
                {
                    values.Add(Instance.Store(code(frame)));
                    syntax.Add(place);
                    continue;
                }

                var source = machine.NotNull(code(frame), place);
                var origins = machine.Trace.ElementsOf(source);
                var index = 0;
                foreach (var item in Enumerate(source, place))
                {
                    values.Add(convert is null ? item : convert(item));
                    syntax.Add(origins is not null && index < origins.Count ? origins[index] : place);
                    index++;
                }
            }

            var collection = builder.Build(values);
            machine.RequireLight(collection, operation.Syntax);
            if (isHidden)
                PlanTypes.Note(collection, type);
            machine.Trace.Elements(collection, syntax);
            return machine.Charge(collection, operation.Syntax);
        };
    }

    private Func<object?, object?>? SpreadConversion(ISpreadOperation spread)
    {
        if (spread.ElementConversion.IsIdentity || spread.ElementType is null)
            return null;
        if (spread.ElementConversion.IsNumeric && ElementTypeOf(spread) is { } to && Conversions.Numeric(machine, Types.Close(spread.ElementType), to, isChecked: false) is { } numeric)
            return value => numeric(value!);
        if (spread.ElementConversion.MethodSymbol is { } method)
        {
            var convert = BindOperator(Types.Close(method), spread.Syntax);
            return value => convert([value]);
        }

        return null;
    }

    private ITypeSymbol? ElementTypeOf(ISpreadOperation spread)
    {
        var type = spread.Parent?.Type is { } collection ? Types.Close(collection) : null;
        return type is IArrayTypeSymbol array ? array.ElementType
            : (type as INamedTypeSymbol)?.TypeArguments is { Length: 1 } arguments ? arguments[0] : null;
    }

    /// <summary>The elements of a sequence; each turn costs fuel.</summary>
    private IEnumerable<object?> Enumerate(object source, SyntaxNode at)
    {
        if (source is not IEnumerable sequence)
            throw machine.Refuse("This sequence cannot be evaluated in a plan", at);
        var enumerator = sequence.GetEnumerator();
        using var disposal = enumerator as IDisposable;
        while (Advance(enumerator, at))
        {
            machine.Tick(at);
            yield return enumerator.Current;
        }
    }

    private static bool Advance(IEnumerator enumerator, SyntaxNode at)
    {
        try
        {
            return enumerator.MoveNext();
        }
        catch (Exception exception) when (!Machine.IsEscape(exception))
        {
            throw new ThrownException(exception, at);
        }
    }
}
