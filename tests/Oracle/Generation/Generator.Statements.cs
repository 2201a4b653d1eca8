namespace Groundplan.Oracle.Generation;

internal sealed partial class Generator
{
    private List<string> Statements(int count, Flow flow)
    {
        var known = _scope.Count;
        var statements = new List<string>();
        for (var i = 0; i < count && _budget > 0; i++)
            statements.Add(Statement(flow));
        _scope.RemoveRange(known, _scope.Count - known);
        return statements;
    }

    /// <summary>A block with its own scope; never empty.</summary>
    private string Braces(Flow flow, int count = 3) => "{\n" + Block([$"log.Add({Expr(AnyType(), 1)});", .. Statements(_dice.Between(0, count), flow)]) + "}";

    private string Statement(Flow flow)
    {
        _budget--;
        switch (_dice.Below(37))
        {
            case < 7:
                return Declaration();
            case < 10:
                return $"log.Add({Expr(AnyType(), 3)});";
            case < 13:
                return Assignment();
            case 13 or 14:
                return $"if ({Expr(Ty.Bool, 2)})\n{Braces(flow)}" + (_dice.Chance(50) ? $"\nelse {Braces(flow)}" : "");
            case 15:
                return Loop(flow with { InLoop = true });
            case 16 or 17:
                return ForEach(flow with { InLoop = true });
            case 18:
                return Switch(flow);
            case 19 or 20:
                return Try(flow);
            case 21 when flow is { InLoop: true, InFinally: false }:
                return $"if ({Expr(Ty.Bool, 1)}) {_dice.Pick("break", "continue")};";
            case 22 when !flow.InFinally && !(flow.IsIterator && flow.InTry):
                return flow.IsIterator ? $"if ({Expr(Ty.Bool, 1)}) yield {(_dice.Chance(80) && !flow.InTry ? "return " + Expr(flow.Result.Element, 2) : "break")};" : $"if ({Expr(Ty.Bool, 1)}) return {Expr(flow.Result, 2)};";
            case 23:
                return Throw();
            case 24:
                return Deconstruction();
            case 25:
                return LocalFunction(flow);
            case 26:
                return Mutation();
            case 27:
                return $"{_dice.Pick("checked", "unchecked", "")}\n{Braces(flow)}";
            case 28:
                return Using(flow);
            case 29:
                return Reference();
            case 30 when flow.IsIterator && !flow.InTry && !flow.InFinally:
                return $"yield return {Expr(flow.Result.Element, 2)};";
            case 31:
                return Builder();
            case 32:
                return $"lock (log)\n{Braces(flow)}";
            case 33:
                var label = Name("L");
                return $"{{\n    if ({Expr(Ty.Bool, 1)}) goto {label};\n{Braces(flow)}\n    {label}:\n    log.Add(\"{label}\");\n}}";
            case 34:
                return Alias();
            default:
                return $"log.Add({Expr(SimpleType(), 3)});";
        }
    }

    private string Declaration()
    {
        var variable = new Variable(Name("v"), AnyType(), true);
        var value = Expr(variable.Type, 3);
        _scope.Add(variable);
        return $"{variable.Type} {variable.Name} = {value};";
    }

    private string Assignment()
    {
        for (var i = 0; i < 4; i++)
        {
            var type = AnyType();
            if (Assignable(type) is not { } target)
                continue;
            if (type.Kind == Kind.Number && type != Ty.Char && _dice.Chance(50))
                return Compound(type, target);
            if (type.Kind == Kind.Text && _dice.Chance(50))
                return $"{target} += {Expr(Printable(), 2)};";
            if (type.Kind == Kind.Bool && _dice.Chance(50))
                return $"{target} {_dice.Pick("&=", "|=", "^=")} {Expr(type, 2)};";
            if (!type.IsValue && type.Kind != Kind.Object && _dice.Chance(30))
                return $"{target} ??= {Expr(type, 2)};";
            return $"{target} = {Expr(type, 3)};";
        }

        return $"log.Add({Expr(Ty.Int, 3)});";
    }

    private string Compound(Ty type, string target)
    {
        if (_dice.Chance(25))
            return $"{target}{_dice.Pick("++", "--")};";
        if (type.IsWhole && _dice.Chance(40))
            return _dice.Chance(50) ? $"{target} {_dice.Pick("<<=", ">>=", ">>>=")} {Operand(Ty.Int, 1)};" : $"{target} {_dice.Pick("&=", "|=", "^=")} {Operand(type, 1)};";
        return $"{target} {_dice.Pick("+=", "-=", "*=")} {Operand(type, 1)};";
    }

    private string Loop(Flow flow)
    {
        var counter = new Variable(Name("i"), Ty.Int, false);
        var bound = _dice.Between(1, 4);
        if (_dice.Chance(60))
            return Scoped(counter, () => $"for (var {counter.Name} = 0; {counter.Name} < {bound} && log.Turn(); {counter.Name}++)\n{Braces(flow)}");
        var condition = Expr(Ty.Bool, 1);
        return Scoped(counter, () => _dice.Chance(50)
            ? $"{{\n    var {counter.Name} = 0;\n    while ({counter.Name}++ < {bound} && log.Turn() && {condition})\n{Braces(flow)}\n}}"
            : $"{{\n    var {counter.Name} = 0;\n    do {Braces(flow)}\n    while ({counter.Name}++ < {bound} && log.Turn() && {condition});\n}}");
    }

    private string ForEach(Flow flow)
    {
        if (_dice.Chance(20))
        {
            var map = Ty.Map(Ty.Text, SimpleType());
            var (key, value) = (new Variable(Name("k"), Ty.Text, false), new Variable(Name("k"), map.Element, false));
            var entries = Expr(map, 2);
            return Scoped(key, () => Scoped(value, () => $"foreach (var ({key.Name}, {value.Name}) in {entries})\n{Braces(flow)}"));
        }

        if (_dice.Chance(20))
        {
            var tuple = Ty.Tuple(SimpleType(), Ty.Tuple(SimpleType(), SimpleType()));
            Variable[] parts = [new(Name("k"), tuple.Arguments[0], false), new(Name("k"), tuple.Element.Arguments[0], false), new(Name("k"), tuple.Element.Arguments[1], false)];
            var tuples = Expr(Ty.List(tuple), 2);
            return Scoped(parts[0], () => Scoped(parts[1], () => Scoped(parts[2], () => $"foreach (var ({parts[0].Name}, ({parts[1].Name}, {parts[2].Name})) in {tuples})\n{Braces(flow)}")));
        }

        var element = AnyType(1);
        var item = new Variable(Name("k"), element, false);
        var source = _dice.Below(4) switch
        {
            0 => Expr(Ty.Array(element), 2),
            1 => Expr(Ty.Sequence(element), 2),
            _ => Expr(Ty.List(element), 2),
        };
        return Scoped(item, () => $"foreach ({(_dice.Chance(50) ? "var" : element)} {item.Name} in {source})\n{{\n    if (!log.Turn()) break;\n{Braces(flow)}\n}}");
    }

    private string Switch(Flow flow)
    {
        flow = flow with { InLoop = false };
        var type = _dice.Pick(Ty.Int, Ty.Text, Ty.Char, Ty.Int);
        var constants = Edges[type.Name].Distinct().OrderBy(_ => _dice.Below(1000)).Take(_dice.Between(1, 4)).ToList();
        var sections = constants.Select((constant, index) =>
        {
            var guard = _dice.Chance(20) ? $" when {Expr(Ty.Bool, 1)}" : "";
            var end = _dice.Below(5) switch
            {
                0 when constants.Skip(index + 1).FirstOrDefault() is { } next => $"goto case {next};",
                1 => "goto default;",
                _ => "break;",
            };
            return $"case {constant}{guard}:\n    {{\n{Block(Statements(2, flow))}    }}\n    {end}\n";
        }).ToList();
        for (var i = 0; i < sections.Count - 1; i++)
        {
            if (sections[i + 1].Contains(" when ") && sections[i].Contains("goto case"))
                sections[i] = sections[i].Replace("goto case " + constants[i + 1] + ";", "break;");
        }

        return $"switch ({Operand(type, 2)})\n{{\n{Block(sections)}    default:\n    {Braces(flow, 1)}\n    break;\n}}";
    }

    private string Try(Flow flow)
    {
        var inside = flow with { InTry = true };
        var text = $"try {Braces(inside)}";
        var catches = _dice.Between(0, 2);
        var types = new[] { "InvalidOperationException", "ArithmeticException", "FormatException", "ArgumentException", "NullReferenceException", "InvalidCastException", "Exception" };
        for (var i = 0; i < catches; i++)
        {
            var caught = Name("x");
            var type = i == catches - 1 ? _dice.Pick("Exception", "Exception", "SystemException") : types[_dice.Below(6)];
            var filter = _dice.Chance(30) ? $" when (log.Tap({caught}.Message.Length) > {_dice.Below(40)})" : "";
            text += $"\ncatch ({type} {caught}){filter}\n{{\n    log.Add({caught}.GetType().Name + {caught}.Message);\n{Braces(inside, 1)}\n{(_dice.Chance(10) ? "    throw;" : "")}\n}}";
        }

        return catches == 0 || _dice.Chance(40) ? text + $"\nfinally {Braces(flow with { InLoop = false, InFinally = true }, 1)}" : text;
    }

    private string Throw()
    {
        var thrown = _dice.Below(_hasException ? 7 : 5) switch
        {
            0 => $"new InvalidOperationException({Expr(Ty.Text, 1)})",
            1 => "new ArgumentException(\"bad\", \"name\")",
            2 => $"new ArgumentOutOfRangeException(\"name\", {Expr(Ty.Int, 1)}, \"range\")",
            3 => "new KeyNotFoundException()",
            4 => "new FormatException(\"outer\", new InvalidOperationException(\"inner\"))",
            5 => $"new Trouble({Expr(Ty.Text, 1)}, 3)",
            _ => "new Worse(7)",
        };
        return $"if ({Expr(Ty.Bool, 2)}) throw {thrown};";
    }

    private string Deconstruction()
    {
        var type = Ty.Tuple(SimpleType(), Ty.Tuple(SimpleType(), AnyType(1)));
        if (_dice.Chance(30))
            type = Ty.Tuple(SimpleType(), SimpleType());
        var leaves = type.Arguments.SelectMany(argument => argument.Kind == Kind.Tuple ? argument.Arguments : [argument]).Select(leaf => new Variable(Name("d"), leaf, true)).ToList();
        var value = Expr(type, 2);
        _scope.AddRange(leaves);
        var names = leaves.Select(leaf => leaf.Name).ToList();
        return names.Count == 2 ? $"var ({names[0]}, {names[1]}) = {value};" : $"var ({names[0]}, ({names[1]}, {names[2]})) = {value};";
    }

    private string LocalFunction(Flow flow)
    {
        var parameter = new Variable(Name("a"), SimpleType(), true);
        var result = AnyType(1);
        var name = Name("L");
        var body = Scoped(parameter, () => Block([.. Statements(2, new(result, false)), $"return {Expr(result, 2)};"]));
        _ = flow;
        var variable = new Variable(Name("v"), result, true);
        var argument = Expr(parameter.Type, 1);
        _scope.Add(variable);
        return $"{result} {name}({parameter.Type} {parameter.Name})\n{{\n{body}}}\n{result} {variable.Name} = {name}({argument});";
    }

    private string Mutation()
    {
        foreach (var variable in _scope.OrderBy(_ => _dice.Below(1000)).Where(variable => variable.Type.Kind is Kind.List or Kind.Map))
        {
            if (variable.Type.Kind == Kind.Map)
                return $"{variable.Name}[{Literal(variable.Type.Arguments[0])}] = {Expr(variable.Type.Element, 2)};";
            return _dice.Below(5) switch
            {
                0 => $"{variable.Name}.Add({Expr(variable.Type.Element, 2)});",
                1 => $"{variable.Name}.Insert(0, {Expr(variable.Type.Element, 2)});",
                2 => $"if ({variable.Name}.Count > 0) {variable.Name}.RemoveAt({_dice.Between(0, 1)});",
                3 => $"{variable.Name}.Reverse();",
                _ => $"{variable.Name}.AddRange({Expr(Ty.Array(variable.Type.Element), 1)});",
            };
        }

        return Declaration();
    }

    private string Using(Flow flow)
    {
        var name = Name("u");
        return _dice.Chance(50)
            ? $"using (var {name} = new Scope(log, \"{name}\"))\n{Braces(flow)}"
            : $"{{\n    using var {name} = new Scope(log, \"{name}\");\n{Braces(flow)}\n}}";
    }

    private string Reference()
    {
        var pairs = _scope.Where(variable => variable.CanAssign).GroupBy(variable => variable.Type).FirstOrDefault(group => group.Count() > 1)?.ToList();
        if (pairs is not null && _dice.Chance(60))
            return _dice.Chance(50) ? $"Swap(ref {pairs[0].Name}, ref {pairs[1].Name});" : $"({pairs[0].Name}, {pairs[1].Name}) = ({pairs[1].Name}, {pairs[0].Name});";
        var result = new Variable(Name("o"), Ty.Int, true);
        var key = Expr(Ty.Int, 1);
        _scope.Add(result);
        return $"log.Add(TryGet({key}, out var {result.Name}));";
    }

    /// <summary>A ref local for a variable or an element.</summary>
    private string Alias()
    {
        var type = SimpleType();
        if (_scope.FirstOrDefault(variable => variable.CanAssign && variable.Type == type) is not { } target)
            return Declaration();
        var alias = Name("r");
        return $"ref {type} {alias} = ref {target.Name};\n{alias} = {Expr(type, 2)};\nlog.Add({alias});\nlog.Add({target.Name});";
    }

    private string Builder()
    {
        var name = Name("b");
        var variable = new Variable(Name("v"), Ty.Text, true);
        var appends = string.Concat(Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => $"\n{name}.Append({Expr(Printable(), 2)});"));
        _scope.Add(variable);
        return $"var {name} = new StringBuilder();{appends}\nstring {variable.Name} = {name}.ToString();";
    }
}
