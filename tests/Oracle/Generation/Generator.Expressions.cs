namespace Groundplan.Oracle.Generation;

internal sealed partial class Generator
{
    /// <summary>An expression of exactly the type, for any place.</summary>
    private string Expr(Ty type, int depth)
    {
        if (depth <= 0)
            return Leaf(type);
        if (_dice.Chance(12))
            return Leaf(type);
        if (_dice.Chance(35))
            return General(type, depth - 1);
        return type.Kind switch
        {
            Kind.Number => Number(type, depth - 1),
            Kind.Bool => Truth(depth - 1),
            Kind.Text => Text(depth - 1),
            Kind.Enum => EnumOf(type, depth - 1),
            Kind.Nullable => NullableOf(type, depth - 1),
            Kind.Tuple => $"({string.Join(", ", type.Arguments.Select(argument => $"({argument}){Paren(Expr(argument, depth - 1))}"))})",
            Kind.Array or Kind.List or Kind.Sequence => Collection(type, depth - 1),
            Kind.Map => MapOf(type, depth - 1),
            Kind.Func => Lambda(type, depth - 1),
            Kind.Object => $"((object){Paren(Expr(AnyType(1), depth - 1))})",
            _ => UserOf(type, depth - 1),
        };
    }

    /// <summary>An expression that no compiler folds, so that it may overflow.</summary>
    private string Operand(Ty type, int depth) => depth <= 0 || _dice.Chance(30) ? Variable(type) ?? Hidden(type) : General(type, depth - 1, isOperand: true);

    private static string Paren(string text) => text.All(character => char.IsLetterOrDigit(character) || character is '_' or '.') ? text : $"({text})";

    private string Leaf(Ty type) => _dice.Chance(70) && Variable(type) is { } variable ? variable : Literal(type);

    private string? Variable(Ty type)
    {
        var candidates = _scope.Where(variable => variable.Type == type).ToList();
        return candidates.Count == 0 ? null : _dice.Pick(candidates).Name;
    }

    /// <summary>Expressions that exist for every type.</summary>
    private string General(Ty type, int depth, bool isOperand = false)
    {
        switch (_dice.Below(16))
        {
            case 0:
                return $"({Expr(Ty.Bool, depth)} ? {Cast(type, depth)} : {Cast(type, depth)})";
            case 1 when _functions.Where(function => function.Result == type).ToList() is { Count: > 0 } callees:
                var callee = _dice.Pick(callees);
                return $"{callee.Name}({string.Join(", ", callee.Parameters.Select(parameter => Cast(parameter, depth)).Prepend("log"))})";
            case 2:
                return $"log.Tap<{type}>({Expr(type, depth)})";
            case 3:
                return SwitchExpression(type, depth);
            case 4:
                return $"(({type})(object){Cast(type, depth)})";
            case 5:
                return $"Choose<{type}>({Expr(Ty.Bool, depth)}, {Expr(type, depth)}, {Expr(type, depth)})";
            case 6 when Members(type) is { Count: > 0 } members:
                return _dice.Pick(members);
            case 7:
                return $"(new {type}[] {{ {Expr(type, depth)}, {Expr(type, depth)} }})[{Index(2, depth)}]".Replace("new " + type + "[]", "new " + Ty.Array(type));
            case 8:
                var other = AnyType(1);
                var (first, second) = _dice.Chance(50) ? (type, other) : (other, type);
                return $"((({first}, {second}))({Expr(first, depth)}, {Expr(second, depth)})).{(first == type ? "Item1" : "Item2")}";
            case 9 when Assignable(type) is { } target && !isOperand:
                return $"({target} = {Expr(type, depth)})";
            case 10:
                return Invoked(type, depth);
            case 11:
                return $"{Collection(Ty.List(type), depth)}.{_dice.Pick("FirstOrDefault()", "Last()", "First()", $"ElementAt({Index(2, 0)})", "LastOrDefault()", "Single()")}";
            case 12 when type.IsValue:
                return _dice.Pick($"{Paren(Expr(Ty.Nullable(type), depth))}.GetValueOrDefault()", $"({Expr(Ty.Nullable(type), depth)} ?? {Cast(type, depth)})", $"{Paren(Expr(Ty.Nullable(type), depth))}.Value");
            case 13 when type.Kind is Kind.Number or Kind.Text:
                return $"Greater<{type}>({Expr(type, depth)}, {Expr(type, depth)})";
            case 14 when type.Kind is not (Kind.Nullable or Kind.Object):
                var bound = new Variable(Name("w"), type, true);
                var source = Expr(Ty.Object, depth);
                var whole = Scoped(bound, () => Cast(type, depth));
                return $"({source} is {Pattern(type)} {bound.Name} ? {whole} : {Cast(type, depth)})";
            default:
                return isOperand ? type.Kind == Kind.Number ? Number(type, depth) : Variable(type) ?? Hidden(type) : Expr(type, depth);
        }
    }

    /// <summary>How a type is written in a pattern.</summary>
    private static string Pattern(Ty type) => type.Kind == Kind.Tuple ? $"ValueTuple<{type.Name[1..^1]}>" : type.Name;

    /// <summary>An expression converted to the type, where the compiler would otherwise look for a common one.</summary>
    private string Cast(Ty type, int depth) => $"(({type}){Paren(Expr(type, depth))})";

    private string Index(int length, int depth) => _dice.Chance(85) ? _dice.Below(length).ToString() : depth > 0 ? $"({Operand(Ty.Int, 0)} & 3)" : $"^{_dice.Between(1, length)}";

    private string Scoped(Variable variable, Func<string> write)
    {
        _scope.Add(variable);
        var text = write();
        _scope.Remove(variable);
        return text;
    }

    /// <summary>Places of the type that an assignment may go to.</summary>
    private string? Assignable(Ty type)
    {
        var places = _scope.Where(variable => variable.CanAssign && variable.Type == type).Select(variable => variable.Name).ToList();
        foreach (var variable in _scope)
        {
            if (variable.Type.Kind == Kind.User && (variable.CanAssign || !variable.Type.IsValue))
                places.AddRange(variable.Type.Declared!.Members.Where(member => member.CanSet && member.Type == type).Select(member => $"{variable.Name}.{member.Name}"));
            if (variable.Type.Kind is Kind.Array or Kind.List && variable.Type.Element == type)
                places.Add($"{variable.Name}[{Index(2, 0)}]");
            if (variable.Type.Kind == Kind.Map && variable.Type.Element == type)
                places.Add($"{variable.Name}[{Literal(variable.Type.Arguments[0])}]");
            if (variable.Type.Kind == Kind.Tuple && variable.CanAssign)
                places.AddRange(variable.Type.Arguments.Select((argument, index) => (argument, index)).Where(item => item.argument == type).Select(item => $"{variable.Name}.Item{item.index + 1}"));
        }

        return places.Count == 0 ? null : _dice.Pick(places);
    }

    /// <summary>Reads of the type from members, elements and calls of methods.</summary>
    private List<string> Members(Ty type)
    {
        var reads = new List<string>();
        foreach (var variable in _scope)
        {
            if (variable.Type.Kind == Kind.User)
            {
                reads.AddRange(variable.Type.Declared!.Members.Where(member => member.Type == type).Select(member => $"{variable.Name}.{member.Name}"));
                reads.AddRange(variable.Type.Declared!.Methods.Where(method => method.Type == type).Select(method => $"{variable.Name}.{method.Name}(log)"));
            }

            if (variable.Type.Kind is Kind.Array or Kind.List && variable.Type.Element == type)
                reads.Add($"{variable.Name}[{Index(2, 0)}]");
            if (variable.Type.Kind == Kind.Map && variable.Type.Element == type)
                reads.Add($"{variable.Name}[{Literal(variable.Type.Arguments[0])}]");
            if (variable.Type.Kind == Kind.Tuple)
                reads.AddRange(variable.Type.Arguments.Select((argument, index) => (argument, index)).Where(item => item.argument == type).Select(item => $"{variable.Name}.Item{item.index + 1}"));
            if (variable.Type.Kind == Kind.Nullable && variable.Type.Element == type)
                reads.Add($"{variable.Name}.Value");
            if (variable.Type.Kind == Kind.Func && variable.Type.Element == type)
                reads.Add($"{variable.Name}({Literal(variable.Type.Arguments[0])})");
        }

        return reads;
    }

    private string Invoked(Ty type, int depth)
    {
        var parameter = SimpleType();
        return $"{Lambda(Ty.Func(parameter, type), depth)}({Expr(parameter, depth)})";
    }

    private string Lambda(Ty type, int depth)
    {
        var parameter = new Variable(Name("q"), type.Arguments[0], true);
        var hidden = _scope.Where(variable => !variable.CanCapture).ToList();
        _scope.RemoveAll(hidden.Contains);
        string body;
        if (_dice.Chance(75))
        {
            body = Scoped(parameter, () => Cast(type.Element, depth));
        }
        else
        {
            var local = new Variable(Name("v"), SimpleType(), true);
            body = Scoped(parameter, () =>
            {
                var value = Expr(local.Type, depth);
                return Scoped(local, () => $"{{ {local.Type} {local.Name} = {value}; log.Add({local.Name}); return {Cast(type.Element, depth)}; }}");
            });
        }

        _scope.AddRange(hidden);
        return $"(({type})(({parameter.Type} {parameter.Name}) => {body}))";
    }

    private string EnumOf(Ty type, int depth) => _dice.Below(5) switch
    {
        0 => $"({type}){Paren(Operand(Ty.Int, depth))}",
        1 => $"({Paren(Expr(type, depth))} | {Literal(type)})",
        2 => $"({Paren(Expr(type, depth))} & ~{type}.M0)",
        3 => $"({Hidden(type)} + (({_dice.Between(0, 2)})))",
        _ => $"Enum.Parse<{type}>({(_dice.Chance(85) ? "\"M1\"" : Expr(Ty.Text, depth))})",
    };

    private string NullableOf(Ty type, int depth) => _dice.Below(5) switch
    {
        0 => $"({type}){Paren(Expr(type.Element, depth))}",
        1 when type.Element.IsPromoted => $"({Paren(Expr(type, depth))} {_dice.Pick("+", "-", "*")} {Paren(Expr(type, depth))})",
        2 => $"({Expr(Ty.Bool, depth)} ? {Cast(type.Element, depth)} : ({type})null)",
        3 => $"({Expr(type, depth)} ?? {Paren(Expr(type, depth))})",
        _ => $"({Expr(Ty.Object, depth)} as {type})",
    };

    private string UserOf(Ty type, int depth)
    {
        var declared = type.Declared!;
        if (declared.Derived.Count > 0 && (declared.IsAbstract || _dice.Chance(30)))
            return $"(({type}){UserOf(_dice.Pick(declared.Derived), depth)})";
        if (declared.IsAbstract)
            return Literal(type);
        if (declared.IsRecord && _dice.Chance(45))
        {
            var member = _dice.Pick(declared.Members);
            return $"({Paren(Expr(type, depth))} with {{ {member.Name} = {Expr(member.Type, depth)} }})";
        }

        var created = $"new {type}({string.Join(", ", declared.Parameters.Select(parameter => Expr(parameter.Type, depth)))})";
        var settable = declared.Members.Where(member => member.CanSet).ToList();
        return settable.Count > 0 && _dice.Chance(30) && _dice.Pick(settable) is var set ? $"{created} {{ {set.Name} = {Expr(set.Type, depth)} }}" : created;
    }
}
