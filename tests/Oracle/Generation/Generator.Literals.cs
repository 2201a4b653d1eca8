namespace Groundplan.Oracle.Generation;

internal sealed partial class Generator
{
    private static readonly Dictionary<string, string[]> Edges = new()
    {
        ["int"] = ["0", "1", "2", "-1", "7", "10", "100", "int.MaxValue", "int.MinValue", "12345"],
        ["long"] = ["0L", "1L", "-1L", "3L", "long.MaxValue", "long.MinValue", "5000000000L"],
        ["uint"] = ["0u", "1u", "2u", "uint.MaxValue", "77u"],
        ["ulong"] = ["0ul", "1ul", "ulong.MaxValue", "9ul"],
        ["short"] = ["(short)0", "(short)1", "(short)-5", "short.MaxValue", "short.MinValue"],
        ["ushort"] = ["(ushort)0", "(ushort)3", "ushort.MaxValue"],
        ["byte"] = ["(byte)0", "(byte)1", "(byte)200", "byte.MaxValue"],
        ["sbyte"] = ["(sbyte)0", "(sbyte)-1", "sbyte.MaxValue", "sbyte.MinValue"],
        ["char"] = ["'a'", "'Z'", "'0'", "' '", "'\\n'", "'é'"],
        ["double"] = ["0.0", "1.5", "-2.25", "1e10", "0.1", "3.0", "double.NaN", "double.PositiveInfinity", "1e300", "-0.0"],
        ["float"] = ["0f", "1.5f", "-2.25f", "0.1f", "16777217f", "float.NaN", "3e38f"],
        ["decimal"] = ["0m", "1.10m", "-2.5m", "3m", "100.000m", "decimal.MaxValue", "0.0000001m"],
        ["bool"] = ["true", "false"],
        ["string"] = ["\"\"", "\"a\"", "\"abc\"", "\"Hello, World\"", "\"x y  z\"", "\"12\"", "\"é\\n\"", "\"B\""],
    };

    /// <summary>A value without variables; numbers may be constants to the compiler.</summary>
    private string Literal(Ty type, int depth = 2) => type.Kind switch
    {
        Kind.Number or Kind.Text => _dice.Pick(Edges[type.Name]),
        Kind.Bool => $"K.V({_dice.Pick(Edges["bool"])})",
        Kind.Enum => _dice.Chance(80) ? $"{type}.{_dice.Pick(type.Declared!.Members).Name}" : $"({type}){_dice.Between(0, 9)}",
        Kind.Nullable => _dice.Chance(30) ? $"({type})null" : $"({type}){Literal(type.Element, depth)}",
        Kind.Tuple => $"({string.Join(", ", type.Arguments.Select(argument => Typed(argument, depth)))})",
        Kind.Array => depth <= 0 ? $"new {ArrayOf(type, "0")}" : $"new {type} {{ {Items(type.Element, depth)} }}",
        Kind.List => depth <= 0 ? $"new {type}()" : $"new {type} {{ {Items(type.Element, depth)} }}",
        Kind.Sequence => $"(({type})new {type.Element}[] {{ {Items(type.Element, depth)} }})",
        Kind.Map => $"new {type} {{ {string.Join(", ", Keys(type.Arguments[0]).Select(key => $"[{key}] = {Literal(type.Element, depth - 1)}"))} }}",
        Kind.Func => $"(({type})(({type.Arguments[0]} {Name("q")}) => {Typed(type.Element, depth - 1)}))",
        Kind.Object => $"((object){Literal(SimpleType(), depth)})",
        _ => New(type, depth),
    };

    /// <summary>A literal whose type needs no target.</summary>
    private string Typed(Ty type, int depth) => type.Kind is Kind.Number or Kind.Text ? $"({type}){Negatable(Literal(type, depth))}" : Literal(type, depth);

    private static string Negatable(string literal) => literal.StartsWith('-') ? $"({literal})" : literal;

    /// <summary>A literal that the compiler cannot fold.</summary>
    private string Hidden(Ty type) => type.Kind == Kind.Number ? $"K.V<{type}>({Literal(type)})" : Literal(type);

    private string Items(Ty element, int depth) => string.Join(", ", Enumerable.Range(0, _dice.Between(0, 4)).Select(_ => Literal(element, depth - 1)));

    /// <summary>An array creation with a size: the size belongs into the first brackets.</summary>
    private static string ArrayOf(Ty type, string size)
    {
        var suffix = "[]";
        var element = type.Element;
        for (; element.Kind == Kind.Array; element = element.Element)
            suffix += "[]";
        return $"{element}[{size}]{suffix[2..]}";
    }

    private IEnumerable<string> Keys(Ty key) => Enumerable.Range(0, _dice.Between(0, 3)).Select(index => key.Name switch
    {
        "int" => $"{index * 3}",
        "char" => $"'{(char)('a' + index)}'",
        _ => $"\"k{index}\"",
    });

    private string New(Ty type, int depth)
    {
        var declared = type.Declared!;
        if (declared.IsAbstract)
            return declared.Derived.Count == 0 ? $"({type})null" : $"(({type}){New(_dice.Pick(declared.Derived), depth)})";
        return $"new {type}({string.Join(", ", declared.Parameters.Select(parameter => Literal(parameter.Type, depth - 1)))})";
    }
}
