namespace Groundplan.Oracle.Generation;

internal sealed partial class Generator
{
    /// <summary>A pattern for values of a type; it declares no variables.</summary>
    private string PatternOf(Ty type, int depth)
    {
        if (depth > 0 && _dice.Chance(25))
            return _dice.Below(3) switch
            {
                0 => $"not {PatternOf(type, 0)}",
                1 => $"{PatternOf(type, 0)} or {PatternOf(type, 0)}",
                _ => $"(not {PatternOf(type, 0)}) and not {PatternOf(type, 0)}",
            };
        switch (type.Kind)
        {
            case Kind.Number when _dice.Chance(50):
                return $"{_dice.Pick("<", ">", ">=", "<=")} {(type == Ty.Char ? "'c'" : type.IsReal ? Constant(type) : $"({type}){_dice.Between(1, 90)}")}";
            case Kind.Number or Kind.Bool or Kind.Text:
                return Constant(type);
            case Kind.Enum:
                return $"{type}.{_dice.Pick(type.Declared!.Members).Name}";
            case Kind.Nullable when type.Element.Kind is not Kind.User:
                return _dice.Chance(40) ? "null" : PatternOf(type.Element, depth);
            case Kind.Tuple:
                return $"({string.Join(", ", type.Arguments.Select(argument => _dice.Chance(30) ? "_" : PatternOf(argument, depth - 1)))})";
            case Kind.Array or Kind.List:
                return _dice.Below(5) switch
                {
                    0 => "[]",
                    1 => $"[{PatternOf(type.Element, depth - 1)}, ..]",
                    2 => $"[.., {PatternOf(type.Element, depth - 1)}]",
                    3 when type.Kind == Kind.Array => $"[_, .. {{ Length: {_dice.Pick("> 0", "1", "not 2")} }}]",
                    _ => $"{{ {(type.Kind == Kind.Array ? "Length" : "Count")}: {_dice.Pick("0", "1", "> 1", "< 3", "not 0")} }}",
                };
            case Kind.User when type.Declared!.Members.Count > 0:
                var member = _dice.Pick(type.Declared.Members);
                return $"{{ {member.Name}: {PatternOf(member.Type, depth - 1)} }}";
            case Kind.Object:
                var actual = AnyType(1);
                return _dice.Below(4) switch
                {
                    0 => "null",
                    1 when actual.Kind is not (Kind.Nullable or Kind.Object) => Pattern(actual),
                    2 when actual.Kind == Kind.User && actual.Declared!.Members.Count > 0 && _dice.Pick(actual.Declared.Members) is var inner => $"{Pattern(actual)} {{ {inner.Name}: {PatternOf(inner.Type, depth - 1)} }}",
                    _ => Constant(SimpleType()),
                };
            default:
                return _dice.Pick("null", "not null", "{ }");
        }
    }

    private string Constant(Ty type) => type.Kind == Kind.Enum ? $"{type}.M0" : Negatable(_dice.Pick(Edges[type.Name].Where(edge => !edge.Contains("NaN") && edge != "-0.0").ToList()));

    private string SwitchExpression(Ty type, int depth)
    {
        var subject = _dice.Chance(30) ? Ty.Object : AnyType(1);
        var arms = new List<string>();
        for (var i = _dice.Between(1, 3); i > 0; i--)
        {
            var guard = _dice.Chance(60) ? $" when {Expr(Ty.Bool, depth - 1)}" : "";
            if (_dice.Chance(30) && subject.Kind == Kind.Object && AnyType(1) is { Kind: not (Kind.Nullable or Kind.Object) } actual)
            {
                var bound = new Variable(Name("w"), actual, true);
                arms.Add(Scoped(bound, () => $"{Pattern(actual)} {bound.Name} when {Expr(Ty.Bool, depth - 1)} => {Cast(type, depth - 1)}"));
            }
            else
            {
                arms.Add($"{PatternOf(subject, depth)}{(guard.Length > 0 ? guard : " when K.V(true)")} => {Cast(type, depth - 1)}");
            }
        }

        if (!_dice.Chance(4))
            arms.Add(_dice.Chance(70) ? $"_ => {Cast(type, depth - 1)}" : $"var {Name("w")} => {Cast(type, depth - 1)}");
        return $"({Paren(Expr(subject, depth))} switch {{ {string.Join(", ", arms)} }})";
    }
}
