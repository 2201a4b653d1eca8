namespace Groundplan.Oracle.Generation;

internal sealed partial class Generator
{
    private string Number(Ty type, int depth)
    {
        switch (_dice.Below(20))
        {
            case < 7 when type.IsPromoted:
                return Arithmetic(type, depth);
            case < 7:
                return $"(({type})({Arithmetic(Ty.Int, depth)}))";
            case 7 or 8:
                var from = _dice.Pick(Ty.Numbers);
                return Checked($"({type}){Paren(Operand(from, depth))}");
            case 9 when type.Name is "int" or "long" or "uint" or "ulong":
                return $"({Paren(Operand(type, depth))} {_dice.Pick("<<", ">>", ">>>")} {Paren(Operand(Ty.Int, depth))})";
            case 10 when type.Name is "int" or "long" or "float" or "double" or "decimal":
                return Checked($"-{Paren(Operand(type, depth))}");
            case 10 when type.Name is "uint" or "ulong":
                return $"(~{Paren(Operand(type, depth))})";
            case 11 when type.IsWhole && type.Name != "char" && type.IsPromoted:
                return $"({Paren(Operand(type, depth))} {_dice.Pick("&", "|", "^")} {Paren(Operand(type, depth))})";
            case 12 when type == Ty.Int:
                return Length(depth);
            case 13 when _scope.FirstOrDefault(variable => variable.CanAssign && variable.Type == type) is { } counted:
                return Checked(_dice.Pick($"{counted.Name}++", $"--{counted.Name}", $"++{counted.Name}", $"{counted.Name}--"));
            case 14 when _scope.FirstOrDefault(variable => variable.CanAssign && variable.Type == type) is { } target && type.IsPromoted:
                return Checked($"{target.Name} {_dice.Pick("+=", "-=", "*=")} {Operand(type, depth)}");
            case 15 when type.Name is "int" or "long" or "double" or "decimal":
                return $"Math.{_dice.Pick("Max", "Min")}({Cast(type, depth)}, {Cast(type, depth)})";
            case 16 when type.Name is "int" or "double" or "decimal" or "long":
                return Aggregate(type, depth);
            case 17 when type == Ty.Int && _enums.Count > 0:
                return $"((int){Hidden(_dice.Pick(_enums))})".Replace("(int)", "(int)K.V(") + ")";
            case 18 when type.Name is "int" or "double" or "long" or "byte" or "decimal":
                return $"{type}.Parse({(_dice.Chance(80) ? $"\"{_dice.Between(0, 120)}\"" : Expr(Ty.Text, depth))})";
            case 19 when type.Name is "double":
                return $"Math.{_dice.Pick("Floor", "Sqrt", "Round", "Abs", "Truncate")}({Cast(type, depth)})";
            case 19 when type == Ty.Int:
                return _dice.Pick($"{Paren(Expr(Ty.Text, depth))}.IndexOf('{_dice.Pick("a", "l", "x")}')", $"Count({Literal(Ty.Int)}, {Expr(Ty.Int, depth)})", $"(TryGet({Expr(Ty.Int, depth)}, out var {Name("o")}) ? 1 : 0)", $"{Paren(Expr(Ty.Text, depth))}.CompareTo({Expr(Ty.Text, depth)})");
            case 19 when type == Ty.Char:
                return $"{Paren(Expr(Ty.Text, depth))}[{Index(3, depth)}]";
            default:
                return $"({type}){Paren(Operand(_dice.Pick(Ty.Numbers), depth))}";
        }
    }

    private string Arithmetic(Ty type, int depth)
    {
        var symbol = _dice.Pick("+", "-", "*", "+", "-", "/", "%");
        var right = symbol is "/" or "%" && !_dice.Chance(20) ? $"({Paren(Operand(type, 0))} {(type.IsWhole ? "| 1" : "+ 1")})" : Operand(type, depth);
        return Checked($"{Paren(Operand(type, depth))} {symbol} {Paren(right)}");
    }

    private string Checked(string expression) => _dice.Below(6) switch
    {
        0 => $"checked({expression})",
        1 => $"unchecked({expression})",
        _ => $"({expression})",
    };

    private string Length(int depth) => _dice.Below(5) switch
    {
        0 => $"{Paren(Expr(Ty.Text, depth))}.Length",
        1 => $"{Paren(Expr(Ty.Array(SimpleType()), depth))}.Length",
        2 => $"{Paren(Expr(Ty.List(SimpleType()), depth))}.Count",
        3 => $"{Paren(Expr(Ty.Map(Ty.Text, SimpleType()), depth))}.Count",
        _ => $"{Paren(Expr(Ty.Sequence(SimpleType()), depth))}.Count()",
    };

    private string Aggregate(Ty type, int depth)
    {
        var source = Collection(Ty.List(type), depth);
        var item = Name("q");
        return _dice.Below(4) switch
        {
            0 => $"{source}.Sum()",
            1 => $"{source}.{_dice.Pick("Max", "Min")}()",
            2 => Scoped(new(item, type, false), () => $"{source}.Aggregate(({type})({Hidden(type)}), ({type} {Name("a")}, {type} {item}) => {Cast(type, depth)})"),
            _ => Scoped(new(item, type, false), () => $"{source}.Sum({item} => {Cast(type, depth)})"),
        };
    }
}
