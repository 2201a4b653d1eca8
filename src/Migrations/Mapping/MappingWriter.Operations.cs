using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Mapping;

/// <content>Operators, conversions and calls.</content>
internal sealed partial class MappingWriter
{
    private Node Operation(LambdaNode.Operation operation)
    {
        var operands = operation.Operands;
        return operation.Operator switch
        {
            TextNodes.Join => Op("concat", ("parts", Node.ListOf(operands.Select(Text)))),
            TextNodes.Format => Format(operands[0], (operands[1] as LambdaNode.Constant)?.Value as string ?? ""),
            "?:" => Op("if", ("test", Write(operands[0])), ("then", Write(operands[1])), ("else", Write(operands[2]))),
            "??" => Two("coalesce", operands),
            "&&" => Two("and", operands),
            "||" => Two("or", operands),
            "!" => Op("not", ("of", Write(operands[0]))),
            "==" => Two("equal", operands),
            "!=" => Two("notEqual", operands),
            "<" => Compared("less", operands),
            "<=" => Compared("lessOrEqual", operands),
            ">" => Compared("greater", operands),
            ">=" => Compared("greaterOrEqual", operands),
            "-" when operands.Count == 1 => Op("negate", ("of", Write(operands[0])), ("type", Arithmetic(operation))),
            "+" => Computed("add", operation),
            "-" => Computed("subtract", operation),
            "*" => Computed("multiply", operation),
            "/" => Computed("divide", operation, LossOfDivision(operation)),
            "%" => Computed("remainder", operation, "the quotient of a division"),
            _ => Problem($"The operator {operation.Operator} cannot be part of a mapping"),
        };
    }

    private Node Two(string op, Items<LambdaNode> operands) => Op(op, ("left", Write(operands[0])), ("right", Write(operands[1])));

    private Node Compared(string op, Items<LambdaNode> operands) =>
        operands.All(operand => operand.Type.IsNumber) ? Two(op, operands) : Problem("Only numbers are compared by order in a mapping");

    private Node Computed(string op, LambdaNode.Operation operation, string? loss = null)
    {
        if (loss is not null)
            Loses(loss);
        return operation.Type.IsNumber
            ? Op(op, ("left", Write(operation.Operands[0])), ("right", Write(operation.Operands[1])), ("type", Arithmetic(operation)))
            : Problem($"{operation.Type.Name} cannot be computed with in a mapping");
    }

    private static string? LossOfDivision(LambdaNode.Operation division) => division.Type.Kind switch
    {
        ItemKind.Integer => "the remainder of a division",
        ItemKind.Decimal when !EndsExactly(division.Operands[1]) => "digits of a fraction",
        _ => null,
    };

    // A tenth and a half end, a third does not.
    private static bool EndsExactly(LambdaNode divisor) => divisor switch
    {
        LambdaNode.Convert convert => EndsExactly(convert.Operand),
        LambdaNode.Constant { Value: decimal number } => number != 0 && 1m / number * number == 1m,
        LambdaNode.Constant { Value: int number } => number != 0 && 1m / number * number == 1m,
        _ => false,
    };

    private Node Arithmetic(LambdaNode.Operation operation) => operation.Type.Name is "int" or "long" or "decimal" or "double"
        ? Node.Text(operation.Type.Name)
        : Problem($"Arithmetic on {operation.Type.Name} cannot be part of a mapping: use int, long, decimal or double");

    /// <summary>A part of a text: what is none already becomes its text.</summary>
    private Node Text(LambdaNode part) => part.Type.Kind == ItemKind.Text || part is LambdaNode.Constant { Value: null or string or char }
        ? Write(part)
        : part.Type.IsNumber || part.Type.Kind == ItemKind.Truth ? Op("text", ("of", Write(part))) : Problem($"A {part.Type.Name} cannot be part of a text in a mapping");

    private Node Format(LambdaNode value, string format)
    {
        var isKnown = value.Type.IsNumber && format.Length is > 0 and <= 3 && (format[0] is 'D' && value.Type.Kind == ItemKind.Integer || format[0] is 'F') && format.Skip(1).All(digit => digit is >= '0' and <= '9');
        if (!isKnown)
            return Problem($"The format '{format}' of a {value.Type.Name} cannot be part of a mapping: D and F with a number of digits can");
        if (format[0] == 'F' && value.Type.Kind != ItemKind.Integer)
            Loses("digits of a fraction");
        return Op("format", ("of", Write(value)), ("format", Node.Text(format)));
    }

    private Node Converted(LambdaNode.Convert convert)
    {
        var (from, to) = (convert.Operand.Type, convert.Type);
        if (!from.IsNumber || !to.IsNumber)
            return Problem($"A {from.Name} cannot become a {to.Name} in a mapping");
        if (IsNarrower(to, from))
            Loses($"what of a {from.Name} does not fit into a {to.Name}");
        return Op("convert", ("of", Write(convert.Operand)), ("to", Node.Text(to.Name)));
    }

    private static bool IsNarrower(ItemType to, ItemType from) => (to.Kind, from.Kind) switch
    {
        (ItemKind.Integer, ItemKind.Integer) => to.Bits < from.Bits || (to.Bits == from.Bits && to.Name != from.Name) || (to.Name[0] == 'u' && from.Name[0] != 'u'),
        (ItemKind.Integer, _) => true,
        (ItemKind.Decimal, ItemKind.Float) => true,
        (ItemKind.Float, ItemKind.Decimal) => true,
        (ItemKind.Float, ItemKind.Integer) => from.Bits > (to.Name == "float" ? 16 : 32),
        (ItemKind.Float, ItemKind.Float) => to.Name == "float" && from.Name == "double",
        _ => false,
    };

    private Node Call(LambdaNode.Call call)
    {
        var arguments = call.Arguments;
        var method = call.Method.StartsWith("System.Collections.Generic.", StringComparison.Ordinal) ? call.Method.Substring(call.Method.LastIndexOf('.') + 1) : call.Method;
        return (method, arguments.Count) switch
        {
            ("System.String.ToLowerInvariant", 1) => Lossy("the case of letters", "lower", arguments),
            ("System.String.ToUpperInvariant", 1) => Lossy("the case of letters", "upper", arguments),
            ("System.String.Trim", 1) => Lossy("blanks", "trim", arguments),
            ("System.String.Substring", 2 or 3) => Substring(arguments),
            ("System.String.Replace", 3) => Replace(arguments),
            ("System.String.Contains", 2) => Op("contains", ("of", Write(arguments[0])), ("value", Write(arguments[1]))),
            ("System.String.StartsWith", 3) when IsOrdinal(arguments[2]) => Op("startsWith", ("of", Write(arguments[0])), ("value", Write(arguments[1]))),
            ("System.String.EndsWith", 3) when IsOrdinal(arguments[2]) => Op("endsWith", ("of", Write(arguments[0])), ("value", Write(arguments[1]))),
            ("System.String.StartsWith" or "System.String.EndsWith", _) => Problem($"{Short(call)} compares by a culture: pass StringComparison.Ordinal"),
            ("System.String.ToLower" or "System.String.ToUpper", _) => Problem($"{Short(call)} depends on a culture: use {Short(call)}Invariant"),
            ("System.String.Split", >= 2) when Separator(arguments[1]) is { } separator && arguments.Skip(2).All(IsDefault) => Op("split", ("of", Write(arguments[0])), ("by", Constant(separator))),
            ("System.String.Join", 2) when arguments[1].Type.Kind == ItemKind.List => Op("join", ("by", Write(arguments[0])), ("of", Write(arguments[1]))),
            ("System.String.IsNullOrEmpty", 1) => Op("equal", ("left", Op("coalesce", ("left", Write(arguments[0])), ("right", Constant("")))), ("right", Constant(""))),
            ("System.Int32.Parse" or "System.Int64.Parse" or "System.Int16.Parse" or "System.Decimal.Parse" or "System.Double.Parse", 1) => Parsed(call),
            ("System.Int32.Parse" or "System.Int64.Parse" or "System.Int16.Parse" or "System.Decimal.Parse" or "System.Double.Parse", 2) when arguments[1] is LambdaNode.Constant { Value: IFormatProvider } => Parsed(call),
            (_, 1) when IsToString(call) => Text(arguments[0]),
            (_, 2) when IsToString(call) && arguments[1] is LambdaNode.Constant { Value: IFormatProvider } => Text(arguments[0]),
            (_, 2 or 3) when IsToString(call) && arguments[1] is LambdaNode.Constant { Value: string format } => Format(arguments[0], format),
            ("System.Nullable`1.GetValueOrDefault", 1) => Op("coalesce", ("left", Write(arguments[0])), ("right", Zero(arguments[0].Type))),
            ("System.Nullable`1.GetValueOrDefault", 2) => Two("coalesce", arguments),
            ("System.Linq.Enumerable.Select", 2) => Each("select", "value", arguments),
            ("System.Linq.Enumerable.Where", 2) => LossyEach("elements of a list", "where", arguments),
            ("System.Linq.Enumerable.Any", 2) => Each("any", "test", arguments),
            ("System.Linq.Enumerable.Any", 1) => Op("any", ("list", Write(arguments[0])), ("as", Node.Text("element"))),
            ("System.Linq.Enumerable.Count", 1) => Op("length", ("of", Write(arguments[0]))),
            ("System.Linq.Enumerable.Contains", 2) or ("ICollection`1.Contains" or "List`1.Contains" or "HashSet`1.Contains" or "ISet`1.Contains", 2) => Op("contains", ("of", Write(arguments[0])), ("value", Write(arguments[1]))),
            ("System.Linq.Enumerable.First", 1) => LossyAt(arguments[0], Constant(0)),
            ("System.Linq.Enumerable.ElementAt", 2) or ("List`1.get_Item" or "IList`1.get_Item" or "IReadOnlyList`1.get_Item", 2) => LossyAt(arguments[0], Write(arguments[1])),
            ("System.Linq.Enumerable.ToList" or "System.Linq.Enumerable.ToArray" or "System.Linq.Enumerable.AsEnumerable", 1) => Write(arguments[0]),
            ("System.Linq.Enumerable.ToHashSet", 1) => Op("set", ("of", Write(arguments[0]))),
            ("Groundplan.Migrations.Lookup.Item", 2) => Op("lookup", ("table", arguments[0] is LambdaNode.Constant table ? nodeOf(table.Value) ?? Node.Text("") : Problem("The table of a lookup cannot depend on the item")), ("key", Write(arguments[1]))),
            _ => Problem($"{Short(call)} cannot be part of a mapping"),
        };
    }

    private Node Lossy(string loss, string op, Items<LambdaNode> arguments)
    {
        Loses(loss);
        return Op(op, ("of", Write(arguments[0])));
    }

    private Node Substring(Items<LambdaNode> arguments)
    {
        Loses("the rest of a text");
        return Op("substring", ("of", Write(arguments[0])), ("start", Write(arguments[1])), ("length", arguments.Count > 2 ? Write(arguments[2]) : null));
    }

    private Node Replace(Items<LambdaNode> arguments)
    {
        Loses("what is replaced in a text");
        return Op("replace", ("of", Write(arguments[0])), ("old", Write(arguments[1])), ("new", Write(arguments[2])));
    }

    private Node Parsed(LambdaNode.Call call) => Op("convert", ("of", Op("number", ("of", Write(call.Arguments[0])))), ("to", Node.Text(call.Type.Name)));

    private Node LossyAt(LambdaNode list, Node index)
    {
        Loses("the other elements of a list");
        return Op("at", ("list", Write(list)), ("index", index));
    }

    private Node LossyEach(string loss, string op, Items<LambdaNode> arguments)
    {
        Loses(loss);
        return Each(op, "test", arguments);
    }

    private Node Each(string op, string part, Items<LambdaNode> arguments)
    {
        if (arguments[1] is not LambdaNode.Lambda lambda)
            return Problem("Only a lambda of one parameter can say what is done with each element");
        var list = Write(arguments[0]);
        var outside = _readsElement;
        _elements.Push(lambda.Name);
        var value = Write(lambda.Body);
        _elements.Pop();
        _readsElement = outside;
        return Op(op, ("list", list), ("as", Node.Text(lambda.Name)), (part, value));
    }

    private Node Zero(ItemType type) => type.Kind == ItemKind.Truth ? Constant(false) : type.IsNumber ? Constant(0) : Op("null");

    private static bool IsToString(LambdaNode.Call call) => call.Method.EndsWith(".ToString", StringComparison.Ordinal) && call.Method.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsOrdinal(LambdaNode argument) => argument is LambdaNode.Constant { Value: { } value } && value.ToString() == nameof(StringComparison.Ordinal);

    private static bool IsDefault(LambdaNode argument) => argument is LambdaNode.Constant { Value: { } value } && value.ToString() == nameof(StringSplitOptions.None);

    private static string? Separator(LambdaNode argument) => argument switch
    {
        LambdaNode.Constant { Value: string { Length: > 0 } text } => text,
        LambdaNode.Constant { Value: char character } => character.ToString(),
        LambdaNode.List { Elements: var elements } when elements.Count == 1 => Separator(elements[0]),
        _ => null,
    };

    private static string Short(LambdaNode.Call call)
    {
        var start = call.Method.LastIndexOf('.');
        return call.Method.Substring(start < 1 ? 0 : call.Method.LastIndexOf('.', start - 1) + 1);
    }
}
