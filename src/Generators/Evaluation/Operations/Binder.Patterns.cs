using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Evaluation.Operations;

internal sealed partial class Binder
{
    private delegate bool Test(Frame frame, object? value);

    private Test BindPattern(IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => static (_, _) => true,
        IConstantPatternOperation constant => BindConstantPattern(constant),
        ITypePatternOperation type => BindTypeTest(type.MatchedType),
        IDeclarationPatternOperation declaration => BindDeclarationPattern(declaration),
        IRelationalPatternOperation relational => BindRelational(relational),
        INegatedPatternOperation negated when BindPattern(negated.Pattern) is var inner => (frame, value) => !inner(frame, value),
        IBinaryPatternOperation binary => BindBinaryPattern(binary),
        IRecursivePatternOperation recursive => BindRecursive(recursive),
        IListPatternOperation list => BindListPattern(list),
        _ => (_, _) => throw (pattern is IInvalidOperation || pattern.NarrowedType is IErrorTypeSymbol
            ? machine.Incomplete(pattern.Syntax)
            : machine.Refuse("This pattern cannot be evaluated in a plan", pattern.Syntax)),
    };

    private Test BindConstantPattern(IConstantPatternOperation pattern)
    {
        var constant = Bind(pattern.Value);
        return (frame, value) => constant(frame) is { } expected ? expected.Equals(value) : value is null;
    }

    private Test BindTypeTest(ITypeSymbol type)
    {
        var closed = Types.Close(type);
        return (_, value) => machine.Types.IsInstance(value, closed);
    }

    private Test BindDeclarationPattern(IDeclarationPatternOperation pattern)
    {
        var test = pattern.MatchesNull ? static (_, _) => true : BindTypeTest(pattern.MatchedType ?? pattern.NarrowedType);
        var declare = BindDeclared(pattern.DeclaredSymbol);
        return (frame, value) =>
        {
            if (!test(frame, value))
                return false;
            declare(frame, value);
            return true;
        };
    }

    private Action<Frame, object?> BindDeclared(ISymbol? symbol)
    {
        if (symbol is not ILocalSymbol local)
            return static (_, _) => { };
        var place = LocalPlace(local, isDeclaration: true);
        return (frame, value) => place.Set(frame, null, Instance.Store(value));
    }

    private Test BindRelational(IRelationalPatternOperation pattern)
    {
        var bound = Bind(pattern.Value);
        var type = Types.Close(pattern.Value.Type!);
        var apply = BuiltIn(pattern.OperatorKind, type, type, null, isChecked: false, pattern.Syntax);
        if (apply is null && type.SpecialType is SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_UInt16))
        {
            var widened = Arithmetic.Binary(pattern.OperatorKind, SpecialType.System_Int32, isChecked: false)!;
            apply = (left, right) => widened(Numbers.Convert(left!, SpecialType.System_Int32, false), Numbers.Convert(right!, SpecialType.System_Int32, false));
        }

        return (frame, value) => machine.Types.IsInstance(value, type) && apply?.Invoke(value, bound(frame)) is true;
    }

    private Test BindBinaryPattern(IBinaryPatternOperation pattern)
    {
        var left = BindPattern(pattern.LeftPattern);
        var right = BindPattern(pattern.RightPattern);
        return pattern.OperatorKind == BinaryOperatorKind.And
            ? (frame, value) => left(frame, value) && right(frame, value)
            : (frame, value) => left(frame, value) || right(frame, value);
    }

    private Test BindRecursive(IRecursivePatternOperation pattern)
    {
        var type = BindTypeTest(pattern.MatchedType);
        var positions = BindPositions(pattern);
        var properties = pattern.PropertySubpatterns.Select(property => (Member: Bind(property.Member), Pattern: BindPattern(property.Pattern))).ToArray();
        var declare = BindDeclared(pattern.DeclaredSymbol);
        return (frame, value) =>
        {
            if (!type(frame, value) || !positions(frame, value))
                return false;
            foreach (var (member, inner) in properties)
            {
                if (!inner(frame, WithReceiver(frame, value, member)))
                    return false;
            }

            declare(frame, value);
            return true;
        };
    }

    private Test BindPositions(IRecursivePatternOperation pattern)
    {
        var patterns = pattern.DeconstructionSubpatterns.Select(BindPattern).ToArray();
        if (patterns.Length == 0)
            return static (_, _) => true;
        var method = pattern.DeconstructSymbol as IMethodSymbol;
        var deconstruct = BindDeconstruct(method, patterns.Length, pattern.Syntax);
        return (frame, value) =>
        {
            var elements = deconstruct(value!);
            for (var i = 0; i < patterns.Length; i++)
            {
                if (!patterns[i](frame, elements[i]))
                    return false;
            }

            return true;
        };
    }

    private Test BindListPattern(IListPatternOperation pattern)
    {
        var patterns = pattern.Patterns.Select(inner => inner is ISlicePatternOperation slice ? (IsSlice: true, Test: slice.Pattern is { } rest ? BindPattern(rest) : null) : (IsSlice: false, Test: BindPattern(inner))).ToArray();
        var slicePosition = Array.FindIndex(patterns, inner => inner.IsSlice);
        var declare = BindDeclared(pattern.DeclaredSymbol);
        return (frame, value) =>
        {
            if (value is null)
                return false;
            var items = Sequences.Items(value);
            var fixedCount = slicePosition < 0 ? patterns.Length : patterns.Length - 1;
            if (slicePosition < 0 ? items.Count != fixedCount : items.Count < fixedCount)
                return false;
            for (var i = 0; i < patterns.Length; i++)
            {
                var matches = i == slicePosition
                    ? patterns[i].Test?.Invoke(frame, machine.Charge(Sequences.Slice(value, i, items.Count - fixedCount))) ?? true
                    : patterns[i].Test!(frame, items[slicePosition >= 0 && i > slicePosition ? items.Count - patterns.Length + i : i]);
                if (!matches)
                    return false;
            }

            declare(frame, value);
            return true;
        };
    }
}
