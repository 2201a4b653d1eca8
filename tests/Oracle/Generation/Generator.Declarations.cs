namespace Groundplan.Oracle.Generation;

internal sealed partial class Generator
{
    /// <summary>Declares the types of the program.</summary>
    private void Declare()
    {
        for (var i = _dice.Between(0, 2); i > 0; i--)
            DeclareEnum();
        for (var i = _dice.Between(0, 2); i > 0; i--)
            DeclareRecord();
        if (_dice.Chance(40))
            DeclareStruct();
        if (_dice.Chance(50))
            DeclareHierarchy();
        if (_dice.Chance(20))
            DeclareException();
    }

    private bool _hasException;

    private void DeclareException()
    {
        _hasException = true;
        _types.Append("public class Trouble(string message, int code) : Exception(message) { public int Code => code; }\n");
        _types.Append("public sealed class Worse(int code) : Trouble(\"worse \" + code, code);\n");
    }

    private void DeclareEnum()
    {
        var name = Name("E");
        var isFlags = _dice.Chance(30);
        var underlying = _dice.Pick("", " : byte", " : long", " : short", "");
        var members = Enumerable.Range(0, _dice.Between(2, 5)).Select(index => (Name: $"M{index}", Value: isFlags ? 1 << index : index * _dice.Between(1, 3))).ToList();
        _types.Append($"{(isFlags ? "[Flags] " : "")}public enum {name}{underlying} {{ {string.Join(", ", members.Select(member => $"{member.Name} = {member.Value}"))} }}\n");
        _enums.Add(new(name, Kind.Enum) { Declared = new() { Name = name, Parameters = [], Members = [.. members.Select(member => new Member(member.Name, Ty.Int))] } });
    }

    private void DeclareRecord()
    {
        var isStruct = _dice.Chance(30);
        var name = Name("R");
        var parameters = Fields("A");
        var extra = _dice.Chance(40) ? new Member("X", SimpleType(), CanSet: true) : null;
        var body = extra is null ? ";" : $"{(isStruct ? "" : "\n")}{{ public {extra.Type} X {{ get; set; }} = {Typed(extra.Type, 1)}; }}";
        _types.Append($"public {(isStruct ? "record struct" : "record")} {name}({Parameters(parameters)}){body}\n");
        List<Member> members = [.. parameters.Select(parameter => parameter with { CanSet = isStruct }), .. extra is null ? Array.Empty<Member>() : [extra]];
        var type = new Ty(name, Kind.User) { Declared = new() { Name = name, IsStruct = isStruct, IsRecord = true, Parameters = parameters, Members = members } };
        _users.Add(type);
        if (isStruct || !_dice.Chance(40))
            return;
        var derived = Name("R");
        var own = new Member("D", SimpleType());
        _types.Append($"public sealed record {derived}({Parameters([.. parameters, own])}) : {name}({string.Join(", ", parameters.Select(parameter => parameter.Name))});\n");
        var derivedType = new Ty(derived, Kind.User) { Declared = new() { Name = derived, IsRecord = true, Parameters = [.. parameters, own], Members = [.. members, own] } };
        type.Declared!.Derived.Add(derivedType);
        _users.Add(derivedType);
    }

    private void DeclareStruct()
    {
        var name = Name("S");
        var fields = Fields("f");
        _types.Append($$"""
            public struct {{name}}
            {
                {{string.Join(" ", fields.Select(field => $"public {field.Type} {field.Name};"))}}
                private int _calls;
                public {{name}}({{Parameters(fields, "p_")}}) { {{string.Join(" ", fields.Select(field => $"{field.Name} = p_{field.Name};"))}} }
                public int Called(Log log) { log.Add("called"); return ++_calls; }
                public override string ToString() => "{{name}}" + K.Show({{fields[0].Name}}) + _calls;
            }

            """);
        _users.Add(new(name, Kind.User) { Declared = new() { Name = name, IsStruct = true, Parameters = fields, Members = [.. fields.Select(field => field with { CanSet = true })], Methods = [new("Called", Ty.Int)] } });
    }

    /// <summary>An interface, an abstract class and two classes with overrides.</summary>
    private void DeclareHierarchy()
    {
        var (contract, root, one, two) = (Name("I"), Name("C"), Name("C"), Name("C"));
        var result = SimpleType();
        var field = new Member("Tag", SimpleType(), CanSet: true);
        _types.Append($$"""
            public interface {{contract}} { {{result}} Do(Log log); string Kind => "{{contract}}"; }
            public abstract class {{root}}({{field.Type}} tag) : {{contract}}
            {
                public {{field.Type}} Tag { get; set; } = tag;
                public abstract {{result}} Do(Log log);
                public virtual string Say(Log log) { log.Add("say"); return "root" + K.Show(Tag); }
                public override string ToString() => "C" + K.Show(Tag);
            }
            public class {{one}}({{field.Type}} tag) : {{root}}(tag)
            {
                public override {{result}} Do(Log log) => log.Tap({{Typed(result, 1)}});
                public override string Say(Log log) => "one:" + base.Say(log);
            }
            public sealed class {{two}}({{field.Type}} tag, int count) : {{one}}(tag), IComparable<{{two}}>
            {
                private int _count = count;
                public override {{result}} Do(Log log) { _count++; log.Add(_count); return {{Typed(result, 1)}}; }
                public int CompareTo({{two}} other) => _count.CompareTo(other._count);
                public override bool Equals(object obj) => obj is {{two}} other && other._count == _count;
                public override int GetHashCode() => _count;
            }

            """);
        Member[] methods = [new("Do", result), new("Say", Ty.Text)];
        var oneType = new Ty(one, Kind.User) { Declared = new() { Name = one, Parameters = [field], Members = [field], Methods = methods } };
        var twoType = new Ty(two, Kind.User) { Declared = new() { Name = two, Parameters = [field, new("count", Ty.Int)], Members = [field], Methods = methods } };
        var rootType = new Ty(root, Kind.User) { Declared = new() { Name = root, IsAbstract = true, Parameters = [], Members = [field], Methods = methods } };
        var contractType = new Ty(contract, Kind.User) { Declared = new() { Name = contract, IsAbstract = true, Parameters = [], Members = [], Methods = [new("Do", result)] } };
        oneType.Declared!.Derived.Add(twoType);
        rootType.Declared!.Derived.AddRange([oneType, twoType]);
        contractType.Declared!.Derived.AddRange([oneType, twoType]);
        _users.AddRange([oneType, twoType, rootType, contractType]);
    }

    private List<Member> Fields(string prefix) => [.. Enumerable.Range(0, _dice.Between(1, 3)).Select(index => new Member(prefix + index, AnyType(1)))];

    private static string Parameters(IReadOnlyList<Member> members, string prefix = "") => string.Join(", ", members.Select(member => $"{member.Type} {prefix}{member.Name}"));
}
