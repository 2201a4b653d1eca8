namespace Groundplan.Oracle.Generation;

internal sealed partial class Generator
{
    private string Text(int depth)
    {
        switch (_dice.Below(14))
        {
            case < 3:
                return Interpolation(depth);
            case 3 or 4:
                return $"({Paren(Expr(Ty.Text, depth))} + {Paren(Expr(Printable(), depth))})";
            case 5:
                return $"K.Show({Expr(AnyType(), depth)})";
            case 6:
                return $"{Paren(Expr(Ty.Text, depth))}[{_dice.Pick("..", "1..", "..^1", "..1", "^1..", "1..2")}]";
            case 7:
                return $"{Paren(Expr(Ty.Text, depth))}.{_dice.Pick("ToUpperInvariant()", "Trim()", "PadLeft(6, '.')", "PadRight(4)", "Replace(\"a\", \"bb\")", "Substring(1)", "Insert(0, \">\")", "Remove(1)", "Replace('l', 'L')", "TrimEnd('c')")}";
            case 8:
                return $"string.Join({_dice.Pick("\",\"", "'-'")}, {Collection(Ty.List(SimpleType()), depth)})";
            case 9:
                return $"{Paren(Cast(_dice.Pick(Ty.Numbers), depth))}.ToString()";
            case 10:
                var type = _dice.Pick(Ty.Numbers.Where(number => number != Ty.Char).ToList());
                return $"{Cast(type, depth)}.ToString(\"{_dice.Pick("", "G", "F2", "N0", "0.00", type.IsWhole ? "X4" : "E3", type.IsWhole ? "D5" : "P1")}\")";
            case 11:
                return $"new StringBuilder({Expr(Ty.Text, depth)}).Append({Expr(Printable(), depth)}).Append('{_dice.Pick("x", "y")}').{_dice.Pick("Insert(0, 1.5)", "Append(true)", "Replace(\"a\", \"\")", "Append(\"z\", 0, 1)")}.ToString()";
            case 12:
                return _dice.Pick($"string.Format(\"{{0,5}}|{{1:0.0}}\", {Expr(Printable(), depth)}, {Cast(Ty.Double, depth)})", $"Text({Expr(Ty.Text, depth)}, c: {Expr(Ty.Text, depth)})", $"string.Concat({Expr(Ty.Text, depth)}, {Expr(Ty.Text, depth)})", $"nameof({Name("n")}_)".Replace("nameof(", "nameof(Choose) + \"")[..^1] + "\"");
            default:
                return $"({Expr(Ty.Text, depth)} ?? {Paren(Expr(Ty.Text, depth))})";
        }
    }

    /// <summary>A type whose text is worth printing.</summary>
    private Ty Printable() => _dice.Chance(25) && _users.Count > 0 ? _dice.Pick(_users) : _dice.Chance(15) ? Ty.Nullable(ValueType()) : SimpleType();

    private string Interpolation(int depth)
    {
        var holes = Enumerable.Range(0, _dice.Between(1, 3)).Select(_ =>
        {
            var type = Printable();
            var width = _dice.Chance(30) ? "," + _dice.Between(-8, 8) : "";
            var format = type.Kind == Kind.Number && type != Ty.Char && _dice.Chance(40) ? ":" + _dice.Pick("0.0", "N1", "00", "G", type.IsWhole ? "x" : "e2") : "";
            return $"{{({type}){Paren(Expr(type, depth))}{width}{format}}}";
        });
        return "$\"" + string.Join(_dice.Pick("|", " ", "", "{{}}"), holes) + "\"";
    }
}
