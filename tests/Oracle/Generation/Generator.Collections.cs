namespace Groundplan.Oracle.Generation;

internal sealed partial class Generator
{
    /// <summary>An array, a list or a sequence.</summary>
    private string Collection(Ty type, int depth)
    {
        var element = type.Element;
        switch (_dice.Below(9))
        {
            case 0 or 1 when depth > 0:
                return Query(type, depth - 1);
            case 2:
                return $"(({type})[{string.Join(", ", Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => _dice.Chance(30) ? $".. {Paren(Leaf(Ty.List(element)))}" : Cast(element, depth - 1)))}])";
            case 3 when type.Kind == Kind.List:
                return $"Repeat<{element}>({Expr(element, depth)}, {_dice.Between(0, 3)})";
            case 4 when type.Kind == Kind.Array:
                return _dice.Chance(50) ? $"{Paren(Expr(type, depth))}[{_dice.Pick("..", "1..", "..1", "..^1")}]" : $"new {ArrayOf(type, _dice.Between(0, 4).ToString())}";
            case 5 when type.Kind == Kind.Sequence:
                return $"Twice<{element}>({Expr(type, depth)})";
            case 6:
                return Convert(type, $"new List<{element}> {{ {string.Join(", ", Enumerable.Range(0, _dice.Between(0, 3)).Select(_ => Expr(element, depth - 1)))} }}");
            default:
                return Leaf(type);
        }
    }

    private static string Convert(Ty type, string list) => type.Kind switch
    {
        Kind.Array => $"({list}).ToArray()",
        Kind.Sequence => $"((IEnumerable<{type.Element}>)({list}))",
        _ => $"({list})",
    };

    /// <summary>A LINQ query in the method or the query syntax.</summary>
    private string Query(Ty type, int depth)
    {
        var element = type.Element;
        var source = Collection(Ty.List(element), depth);
        var item = new Variable(Name("q"), element, false);
        var from = SimpleType();
        string query;
        switch (_dice.Below(12))
        {
            case 0:
                query = Scoped(item, () => $"{source}.Where({item.Name} => {Expr(Ty.Bool, depth)})");
                break;
            case 1:
                var origin = new Variable(Name("q"), from, false);
                var origins = Collection(Ty.List(from), depth);
                query = Scoped(origin, () => $"{origins}.Select({origin.Name} => {Cast(element, depth)})");
                break;
            case 2 when element.Kind is Kind.Number or Kind.Text or Kind.Enum or Kind.Bool:
                query = $"{source}.{_dice.Pick("OrderBy(x => x)", "OrderByDescending(x => x)", "Order()", "Distinct()")}";
                break;
            case 3:
                query = $"{source}.{_dice.Pick("Skip(1)", "Take(2)", "Reverse<" + element + ">()", "SkipLast(1)", "TakeLast(1)")}";
                break;
            case 4:
                var outer = new Variable(Name("q"), from, false);
                var outers = Collection(Ty.List(from), depth);
                query = Scoped(outer, () => Scoped(item, () => $"(from {outer.Name} in {outers} from {item.Name} in {source} where {Expr(Ty.Bool, depth)} select {Cast(element, depth)})"));
                break;
            case 5:
                var key = new Variable(Name("q"), Ty.Int, false);
                query = Scoped(item, () => $"(from {item.Name} in {source} let {key.Name} = {Cast(Ty.Int, depth)} orderby {key.Name} descending select {item.Name})");
                break;
            case 6:
                query = Scoped(item, () => $"{source}.GroupBy({item.Name} => {Cast(Ty.Int, depth)} % 3).SelectMany(g => g)");
                break;
            case 7:
                query = $"{source}.Concat({Collection(Ty.List(element), depth)})";
                break;
            case 8:
                query = $"{source}.Zip({Collection(Ty.List(from), depth)}, ({element} {Name("z")}, {from} {Name("z")}) => {Cast(element, depth)})";
                break;
            case 9:
                query = $"{source}.Append({Expr(element, depth)}).Prepend({Expr(element, depth)})";
                break;
            case 10:
                query = Scoped(item, () => $"{source}.{_dice.Pick("TakeWhile", "SkipWhile")}({item.Name} => {Expr(Ty.Bool, depth)})");
                break;
            default:
                query = Scoped(item, () => $"(from {item.Name} in {source} where {Expr(Ty.Bool, depth)} select {Cast(element, depth)})");
                break;
        }

        return type.Kind switch
        {
            Kind.Array => query + ".ToArray()",
            Kind.List => query + ".ToList()",
            _ => $"((IEnumerable<{element}>){Paren(query)})",
        };
    }

    private string MapOf(Ty type, int depth)
    {
        var (key, value) = (type.Arguments[0], type.Element);
        if (_dice.Chance(50))
            return $"new {type} {{ {string.Join(", ", Keys(key).Select(text => $"[{text}] = {Expr(value, depth)}"))} }}";
        var item = new Variable(Name("q"), key, false);
        var keys = $"new {key}[] {{ {string.Join(", ", Keys(key))} }}";
        return Scoped(item, () => $"{keys}.ToDictionary({item.Name} => {item.Name}, {item.Name} => {Cast(value, depth)})");
    }
}
