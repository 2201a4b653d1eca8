namespace Groundplan.Runner.Steps.Tables.Mapping;

internal static partial class ExpressionReader
{
    private static Expression Record(Members members)
    {
        var named = members.ExpressionsByName("members");
        return scope =>
        {
            var values = new List<KeyValuePair<string, MappedValue>>(named.Count);
            foreach (var (name, expression) in named)
            {
                if (expression(scope) is { } value)
                    values.Add(new(name, value));
            }
            return new MapValue(values);
        };
    }

    private static Expression List(Members members)
    {
        var elements = members.Expressions("elements");
        return scope => new ListValue([.. elements.Select(e => e(scope))]);
    }

    private static Expression Set(Members members)
    {
        var of = members.Expression("of");
        return scope =>
        {
            var elements = Elements(of(scope));
            if (elements.Count == 0)
                return null;
            return elements[0] is NumberValue
                ? new SetValue("NS", [.. elements.Select(e => Take<NumberValue>(e, "a number")).DistinctBy(n => Numbers.Plain(n.Text), StringComparer.Ordinal).Select(n => n.Text)])
                : new SetValue("SS", [.. elements.Select(e => Take<TextValue>(e, "a text").Text).Distinct(StringComparer.Ordinal)]);
        };
    }

    private static Expression Select(Members members)
    {
        var list = members.Expression("list");
        var name = members.Name("as");
        var value = members.Inner("value", name);
        return scope => new ListValue([.. Elements(list(scope)).Select(e => value(scope.At(name, e)))]);
    }

    private static Expression Where(Members members)
    {
        var list = members.Expression("list");
        var name = members.Name("as");
        var test = members.Inner("test", name);
        return scope => new ListValue([.. Elements(list(scope)).Where(e => Truth(test, scope.At(name, e)))]);
    }

    private static Expression Any(Members members)
    {
        var list = members.Expression("list");
        var name = members.OptionalName("as");
        var test = members.Has("test") ? members.Inner("test", name ?? throw members.Error("a test needs as")) : null;
        return scope => new TruthValue(test is null ? Elements(list(scope)).Count > 0 : Elements(list(scope)).Any(e => Truth(test, scope.At(name!, e))));
    }

    private static Expression At(Members members)
    {
        var (list, index) = (members.Expression("list"), members.Expression("index"));
        return scope =>
        {
            var (elements, at) = (Elements(list(scope)), IntegerOf(index, scope));
            return at >= 0 && at < elements.Count ? elements[at] : throw new MappingError($"there is no element {at} in a list of {elements.Count}");
        };
    }

    private static IReadOnlyList<MappedValue?> Elements(MappedValue? value) => value switch
    {
        ListValue list => list.Elements,
        SetValue set => set.Values,
        _ => throw new MappingError($"there is {Noun(value)} where a list is wanted"),
    };
}
