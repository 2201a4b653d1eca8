using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
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

    private sealed record Element(Array? Array, int[]? Indices, (int Offset, int Length) Range);
}
