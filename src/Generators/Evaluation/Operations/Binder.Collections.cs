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
        var values = operation.Initializer is { } initializer ? initializer.ElementValues.Select(Bind).ToArray() : null;
        if (values is not null && type.Rank > 1)
            return Refuse(operation, "A multi-dimensional array initializer cannot be evaluated in a plan");
        var syntax = operation.Syntax;
        var elementSyntax = operation.Initializer?.ElementValues.Select(value => value.Syntax).ToArray();
        return frame =>
        {
            var lengths = sizes.Select(size => Convert.ToInt32(size(frame), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            if (lengths.Any(length => length < 0))
                throw machine.Throw(new OverflowException("Arithmetic operation resulted in an overflow."), syntax);
            if (lengths.Any(length => length > LongestArray))
                throw machine.Refuse($"An array of more than {LongestArray} elements is too long for a plan", syntax, EvaluationIds.Memory);
            var array = Array.CreateInstance(element, lengths);
            if (values is null)
            {
                FillDefaults(array, type.ElementType);
                return array;
            }

            for (var i = 0; i < values.Length; i++)
                array.SetValue(Instance.Store(values[i](frame)), i);
            machine.Trace.Elements(array, elementSyntax!);
            return array;
        };
    }

    private void FillDefaults(Array array, ITypeSymbol elementType)
    {
        if (!elementType.IsValueType || array.Rank > 1 || !machine.Types.IsSource(elementType))
            return;
        for (var i = 0; i < array.Length; i++)
            array.SetValue(machine.Types.Default(elementType), i);
    }

    private Code BindCollection(ICollectionExpressionOperation operation)
    {
        if (Types.Close(operation.Type!) is not { } type || machine.Types.Map(type) is not { } mapped)
            return operation.Type is IErrorTypeSymbol ? Incomplete(operation) : Refuse(operation, $"A collection of type {operation.Type!.ToDisplayString()} cannot be evaluated in a plan");
        var elements = operation.Elements.Select(element => element is ISpreadOperation spread
            ? (IsSpread: true, Code: Bind(spread.Operand), Convert: SpreadConversion(spread), element.Syntax)
            : (IsSpread: false, Code: Bind(element), Convert: null, element.Syntax)).ToArray();
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
            machine.Trace.Elements(collection, syntax);
            return machine.Charge(collection, operation.Syntax);
        };
    }

    private Func<object?, object?>? SpreadConversion(ISpreadOperation spread)
    {
        if (spread.ElementConversion.IsIdentity || spread.ElementType is null)
            return null;
        if (spread.ElementConversion.MethodSymbol is { } method)
        {
            var convert = BindOperator(Types.Close(method), spread.Syntax);
            return value => convert([value]);
        }

        return null;
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
