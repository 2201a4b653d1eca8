namespace Groundplan.Runner.Steps.Tables.Mapping;

internal static partial class ExpressionReader
{
    private static Expression Concat(Members members)
    {
        var parts = members.Expressions("parts");
        return scope => new TextValue(string.Concat(parts.Select(p => p(scope) is { } value ? Take<TextValue>(value, "a text").Text : "")));
    }

    private static Expression Text(Members members)
    {
        var of = members.Expression("of");
        return scope => of(scope) switch
        {
            NumberValue number => new TextValue(Numbers.Plain(number.Text)),
            TruthValue truth => new TextValue(truth.Truth ? "True" : "False"),
            var other => throw new MappingError($"there is {Noun(other)} where a number or truth value is wanted"),
        };
    }

    private static Expression Number(Members members)
    {
        var of = members.Expression("of");
        return scope =>
        {
            var text = TextOf(of, scope);
            return Numbers.IsStorable(text) ? new NumberValue(text) : throw new MappingError($"'{text}' is no number");
        };
    }

    private static Expression OfText(Members members, Func<string, string> change)
    {
        var of = members.Expression("of");
        return scope => new TextValue(change(TextOf(of, scope)));
    }

    private static Expression Substring(Members members)
    {
        var (of, start, length) = (members.Expression("of"), members.Expression("start"), members.Optional("length"));
        return scope =>
        {
            var (text, from) = (TextOf(of, scope), IntegerOf(start, scope));
            var count = length is null ? text.Length - from : IntegerOf(length, scope);
            return from >= 0 && count >= 0 && from <= text.Length - count
                ? new TextValue(text.Substring(from, count))
                : throw new MappingError($"substring from {from}, {count} long, is out of range of a text of {text.Length}");
        };
    }

    private static Expression Replace(Members members)
    {
        var (of, old, replacement) = (members.Expression("of"), members.Expression("old"), members.Expression("new"));
        return scope =>
        {
            var (text, sought) = (TextOf(of, scope), TextOf(old, scope));
            return sought.Length > 0 ? new TextValue(text.Replace(sought, TextOf(replacement, scope), StringComparison.Ordinal)) : throw new MappingError("replace looks for an empty text");
        };
    }

    private static Expression Split(Members members)
    {
        var (of, by) = (members.Expression("of"), members.Expression("by"));
        return scope => new ListValue([.. TextOf(of, scope).Split(TextOf(by, scope)).Select(t => new TextValue(t))]);
    }

    private static Expression Join(Members members)
    {
        var (by, of) = (members.Expression("by"), members.Expression("of"));
        return scope =>
        {
            var between = TextOf(by, scope);
            return new TextValue(string.Join(between, Elements(of(scope)).Select(e => Take<TextValue>(e, "a text").Text)));
        };
    }

    private static Expression Length(Members members)
    {
        var of = members.Expression("of");
        return scope => Arithmetic.Of(of(scope) is TextValue text ? text.Text.Length : Elements(of(scope)).Count);
    }

    private static Expression Contains(Members members)
    {
        var (of, value) = (members.Expression("of"), members.Expression("value"));
        return scope =>
        {
            var sought = value(scope);
            return new TruthValue(of(scope) is TextValue text
                ? text.Text.Contains(Take<TextValue>(sought, "a text").Text, StringComparison.Ordinal)
                : Elements(of(scope)).Any(e => Numbers.AreEqual(e, sought)));
        };
    }

    private static Expression Compared(Members members, Func<string, string, bool> holds)
    {
        var (of, value) = (members.Expression("of"), members.Expression("value"));
        return scope => new TruthValue(holds(TextOf(of, scope), TextOf(value, scope)));
    }
}
