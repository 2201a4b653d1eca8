using System.Text;
using Groundplan.Oracle.Running;

namespace Groundplan.Oracle.Generation;

/// <summary>Writes one random, well-typed, pure program that ends.</summary>
internal sealed partial class Generator
{
    private readonly Dice _dice;
    private readonly int _size;
    private readonly StringBuilder _types = new();
    private readonly List<Ty> _enums = [];
    private readonly List<Ty> _users = [];
    private readonly List<Callee> _functions = [];
    private readonly List<Variable> _scope = [];
    private int _names;
    private int _budget;

    private Generator(int seed, int size)
    {
        _dice = new(seed);
        _size = size;
    }

    /// <summary>The program of a seed.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="size">About how many statements each function has.</param>
    /// <param name="attempt">Another program for the same seed, after one that did not compile.</param>
    public static Subject Write(int seed, int size, int attempt = 0)
    {
        var name = $"P{seed}{(attempt == 0 ? "" : "_" + attempt)}";
        return new(name, name + ".Program", new Generator(unchecked((seed * 7919) + (attempt * 104729)), size).Program(name));
    }

    private string Program(string space)
    {
        Declare();
        var functions = new StringBuilder();
        for (var i = _dice.Between(0, 1 + _size / 4); i > 0; i--)
            functions.Append(Function());
        _budget = _size;
        _scope.Clear();
        var body = Block(Statements(_size, new Flow(Ty.Text, false)));
        return $$"""
            namespace {{space}};

            {{_types}}
            public static class Program
            {
            {{functions}}
                public static string Run()
                {
                    var log = new Log();
            {{body}}
                    return log.ToString();
                }

                public static T Choose<T>(bool first, T a, T b) => first ? a : b;

                public static T Greater<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b) >= 0 ? a : b;

                public static List<T> Repeat<T>(T value, int count)
                {
                    var list = new List<T>();
                    for (var i = 0; i < count; i++)
                        list.Add(value);
                    return list;
                }

                public static IEnumerable<T> Twice<T>(IEnumerable<T> items)
                {
                    foreach (var item in items)
                    {
                        yield return item;
                        yield return item;
                    }
                }

                public static bool TryGet(int key, out int value)
                {
                    value = key * 2;
                    return key > 0;
                }

                public static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);

                public static int Count(params int[] items) => items.Length;

                public static string Text(string a, int b = 5, string c = "c") => a + b + c;
            }
            """;
    }

    /// <summary>A static function with a body of statements, or an iterator.</summary>
    private string Function()
    {
        var isIterator = _dice.Chance(15);
        var element = SimpleType();
        var result = isIterator ? Ty.Sequence(element) : AnyType();
        var parameters = Enumerable.Range(0, _dice.Between(0, 3)).Select(_ => new Variable(Name("p"), AnyType(), true)).ToList();
        var name = Name("F");
        _scope.Clear();
        _scope.AddRange(parameters);
        _budget = _size;
        var signature = $"    public static {result} {name}({string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {parameter.Name}").Prepend("Log log"))})\n    {{\n";
        string body;
        if (isIterator)
        {
            body = Block([.. Statements(_size / 2, new Flow(result, false, IsIterator: true)), $"yield return {Expr(element, 1)};", .. Statements(1, new Flow(result, false, IsIterator: true))]);
        }
        else
        {
            var statements = Statements(_size / 2, new Flow(result, false));
            body = $"        if (!log.Turn()) return {Literal(result)};\n" + Block([.. statements, $"return {Expr(result, 3)};"]);
        }

        _scope.Clear();
        _functions.Add(new(name, result, [.. parameters.Select(parameter => parameter.Type)]));
        return signature + body + "    }\n\n";
    }

    private string Name(string prefix) => prefix + _names++;

    private static string Block(IEnumerable<string> statements) => string.Concat(statements.Select(statement => "        " + statement.Replace("\n", "\n    ") + "\n"));

    /// <summary>A type of a number, a text, a truth or an enum.</summary>
    private Ty SimpleType() => _dice.Below(10) switch
    {
        < 3 => Ty.Int,
        < 5 => Ty.Text,
        5 => Ty.Bool,
        6 when _enums.Count > 0 => _dice.Pick(_enums),
        _ => _dice.Pick(Ty.Numbers),
    };

    private Ty AnyType(int depth = 2) => depth == 0 ? SimpleType() : _dice.Below(20) switch
    {
        < 8 => SimpleType(),
        8 => Ty.Nullable(ValueType()),
        9 => Ty.Tuple(AnyType(depth - 1), AnyType(depth - 1)),
        10 => Ty.Tuple(SimpleType(), AnyType(depth - 1), SimpleType()),
        11 => Ty.Array(AnyType(depth - 1)),
        12 or 13 => Ty.List(AnyType(depth - 1)),
        14 => Ty.Map(_dice.Pick(Ty.Text, Ty.Int, Ty.Char), AnyType(depth - 1)),
        15 => Ty.Func(SimpleType(), AnyType(depth - 1)),
        16 when depth == 2 => Ty.Sequence(SimpleType()),
        17 => Ty.Object,
        _ when _users.Count > 0 => _dice.Pick(_users),
        _ => SimpleType(),
    };

    private Ty ValueType() => _dice.Below(4) switch
    {
        0 => Ty.Bool,
        1 when _enums.Count > 0 => _dice.Pick(_enums),
        2 when _users.FirstOrDefault(user => user.Declared!.IsStruct) is { } own => own,
        _ => _dice.Pick(Ty.Numbers),
    };

    /// <summary>Where a statement stands: what the function returns, whether a loop is around it.</summary>
    private sealed record Flow(Ty Result, bool InLoop, bool IsIterator = false, bool InFinally = false, bool InTry = false);
}
