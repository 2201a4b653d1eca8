namespace Groundplan.Oracle.Generation;

internal sealed partial class Generator
{
    private string Truth(int depth)
    {
        switch (_dice.Below(14))
        {
            case < 4:
                var number = _dice.Pick(Ty.Numbers);
                return $"({Paren(Operand(number, depth))} {_dice.Pick("<", "<=", ">", ">=", "==", "!=")} {Paren(Operand(number, depth))})";
            case 4:
                return $"({Expr(Ty.Bool, depth)} {_dice.Pick("&&", "||", "&", "|", "^", "==", "!=")} {Expr(Ty.Bool, depth)})";
            case 5:
                return $"(!{Paren(Expr(Ty.Bool, depth))})";
            case 6:
                var same = EqualType();
                return $"({Paren(Expr(same, depth))} {_dice.Pick("==", "!=")} {Paren(Expr(same, depth))})";
            case 7 or 8:
                var tested = AnyType();
                var hidden = _dice.Chance(40);
                return $"({(hidden ? $"(object){Cast(tested, depth)}" : Paren(Expr(tested, depth)))} is {PatternOf(hidden ? Ty.Object : tested, depth)})";
            case 9:
                return $"{Paren(Expr(Ty.Text, depth))}.{_dice.Pick("StartsWith(\"a\")", "Contains('l')", "EndsWith(\"c\", StringComparison.Ordinal)", "Equals(\"ABC\", StringComparison.OrdinalIgnoreCase)")}";
            case 10:
                var element = SimpleType();
                var item = new Variable(Name("q"), element, true);
                var source = Collection(Ty.List(element), depth);
                return Scoped(item, () => $"{source}.{_dice.Pick("Any", "All")}({item.Name} => {Expr(Ty.Bool, depth)})");
            case 11:
                var kept = SimpleType();
                return $"{Collection(Ty.List(kept), depth)}.Contains({Expr(kept, depth)})";
            case 12:
                var left = AnyType(1);
                return $"Equals({Expr(left, depth)}, {Expr(left, depth)})";
            default:
                var value = ValueType();
                return $"({Paren(Expr(Ty.Nullable(value), depth))}{_dice.Pick(".HasValue", " is null", " != null")})";
        }
    }

    /// <summary>A type that has ==.</summary>
    private Ty EqualType()
    {
        for (var i = 0; i < 5; i++)
        {
            var type = AnyType(1);
            if (type.Kind is Kind.Text or Kind.Bool or Kind.Number or Kind.Enum || type.Kind == Kind.User && (type.Declared!.IsRecord || !type.IsValue)
                || type.Kind == Kind.Nullable && type.Element.Kind != Kind.User || type.Kind == Kind.Tuple && type.Arguments.All(argument => argument.Kind is Kind.Number or Kind.Text or Kind.Enum))
                return type;
        }

        return Ty.Text;
    }
}
