using System.Globalization;
using System.Text.Json;

namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>Reads expressions of a mapping document; what is wrong in it is named by its place.</summary>
internal static partial class ExpressionReader
{
    private delegate Expression Reader(Members members);

    private static readonly Dictionary<string, Reader> Operations = new(StringComparer.Ordinal)
    {
        ["const"] = Constant,
        ["null"] = _ => _ => null,
        ["get"] = Get,
        ["element"] = Element,
        ["concat"] = Concat,
        ["text"] = Text,
        ["number"] = Number,
        ["format"] = Format,
        ["lower"] = m => OfText(m, t => t.ToLowerInvariant()),
        ["upper"] = m => OfText(m, t => t.ToUpperInvariant()),
        ["trim"] = m => OfText(m, t => t.Trim()),
        ["substring"] = Substring,
        ["replace"] = Replace,
        ["split"] = Split,
        ["join"] = Join,
        ["length"] = Length,
        ["contains"] = Contains,
        ["startsWith"] = m => Compared(m, (text, value) => text.StartsWith(value, StringComparison.Ordinal)),
        ["endsWith"] = m => Compared(m, (text, value) => text.EndsWith(value, StringComparison.Ordinal)),
        ["add"] = m => Computed(m, Arithmetic.Add),
        ["subtract"] = m => Computed(m, Arithmetic.Subtract),
        ["multiply"] = m => Computed(m, Arithmetic.Multiply),
        ["divide"] = m => Computed(m, Arithmetic.Divide),
        ["remainder"] = m => Computed(m, Arithmetic.Remainder),
        ["negate"] = Negate,
        ["convert"] = Convert,
        ["equal"] = m => Equality(m, wanted: true),
        ["notEqual"] = m => Equality(m, wanted: false),
        ["less"] = m => Order(m, c => c < 0),
        ["lessOrEqual"] = m => Order(m, c => c <= 0),
        ["greater"] = m => Order(m, c => c > 0),
        ["greaterOrEqual"] = m => Order(m, c => c >= 0),
        ["and"] = m => Both(m, decides: false),
        ["or"] = m => Both(m, decides: true),
        ["not"] = Not,
        ["if"] = If,
        ["coalesce"] = Coalesce,
        ["record"] = Record,
        ["list"] = List,
        ["set"] = Set,
        ["select"] = Select,
        ["where"] = Where,
        ["any"] = Any,
        ["at"] = At,
        ["lookup"] = Lookup,
    };

    /// <summary>The names of all operations.</summary>
    public static IEnumerable<string> Names => Operations.Keys;

    /// <summary>Reads an expression.</summary>
    /// <param name="json">An object with <c>op</c>.</param>
    /// <param name="path">Where it stands in the document.</param>
    /// <param name="names">Names of elements in scope.</param>
    /// <param name="tables">Gathers the tables of lookups.</param>
    /// <exception cref="MappingError">It is none.</exception>
    public static Expression Read(JsonElement json, string path, IReadOnlyList<string> names, ISet<string> tables)
    {
        var members = new Members(json, path, names, tables);
        var name = members.Name("op");
        if (!Operations.TryGetValue(name, out var reader))
            throw members.Error($"there is no operation {name}");
        var expression = reader(members);
        members.NoOthers();
        return expression;
    }

    private static Expression Constant(Members members)
    {
        var value = members.Constant();
        return _ => value;
    }

    private static Expression Get(Members members)
    {
        var path = members.Names("path");
        var of = members.Optional("of");
        return scope =>
        {
            var value = of is null ? scope.Item : of(scope);
            foreach (var name in path)
            {
                if (value is null)
                    return null;
                value = value is MapValue map ? map[name] : throw new MappingError($"{string.Join('.', path)}: {name} is asked of {value.Noun}");
            }
            return value;
        };
    }

    private static Expression Element(Members members)
    {
        var name = members.ElementName();
        return scope =>
        {
            var element = scope.Element;
            while (element!.Name != name)
                element = element.Outer;
            return element.Value;
        };
    }

    private static Expression Equality(Members members, bool wanted)
    {
        var (left, right) = (members.Expression("left"), members.Expression("right"));
        return scope => new TruthValue(Numbers.AreEqual(left(scope), right(scope)) == wanted);
    }

    private static Expression Order(Members members, Func<int, bool> holds)
    {
        var (left, right) = (members.Expression("left"), members.Expression("right"));
        return scope =>
        {
            var (l, r) = (left(scope), right(scope));
            return new TruthValue(l is not null && r is not null && Numbers.Compare(Take<NumberValue>(l, "a number"), Take<NumberValue>(r, "a number")) is { } order && holds(order));
        };
    }

    private static Expression Both(Members members, bool decides)
    {
        var (left, right) = (members.Expression("left"), members.Expression("right"));
        return scope => new TruthValue(Truth(left, scope) == decides ? decides : Truth(right, scope));
    }

    private static Expression Not(Members members)
    {
        var of = members.Expression("of");
        return scope => new TruthValue(!Truth(of, scope));
    }

    private static Expression If(Members members)
    {
        var (test, then, otherwise) = (members.Expression("test"), members.Expression("then"), members.Expression("else"));
        return scope => Truth(test, scope) ? then(scope) : otherwise(scope);
    }

    private static Expression Coalesce(Members members)
    {
        var (left, right) = (members.Expression("left"), members.Expression("right"));
        return scope => left(scope) ?? right(scope);
    }

    private static Expression Lookup(Members members)
    {
        var table = members.Table();
        var key = members.Expression("key");
        return scope => scope.Lookup(key(scope) switch
        {
            TextValue text => new LookupKey(table, "S", text.Text),
            NumberValue number => new LookupKey(table, "N", Numbers.Plain(number.Text)),
            var other => throw new MappingError($"the key for {table} must be a text or a number, not {Noun(other)}"),
        });
    }

    private static bool Truth(Expression of, MappingScope scope) => Take<TruthValue>(of(scope), "a truth value").Truth;

    private static string TextOf(Expression of, MappingScope scope) => Take<TextValue>(of(scope), "a text").Text;

    private static string NumberOf(Expression of, MappingScope scope) => Take<NumberValue>(of(scope), "a number").Text;

    private static int IntegerOf(Expression of, MappingScope scope)
    {
        var number = Numbers.Whole(NumberOf(of, scope));
        return number >= int.MinValue && number <= int.MaxValue ? (int)number : throw new MappingError($"{number.ToString(CultureInfo.InvariantCulture)} is out of range");
    }

    private static T Take<T>(MappedValue? value, string wanted)
        where T : MappedValue
        => value as T ?? throw new MappingError($"there is {Noun(value)} where {wanted} is wanted");

    private static string Noun(MappedValue? value) => value?.Noun ?? "nothing";
}
