namespace Groundplan.Oracle.Generation;

/// <summary>What kind of type a random program uses.</summary>
internal enum Kind
{
    Bool,
    Number,
    Text,
    Enum,
    Nullable,
    Tuple,
    Array,
    List,
    Map,
    Sequence,
    Func,
    User,
    Object,
}

/// <summary>A type of a random program.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Arguments">Elements of a tuple or collection; parameter and result of a function.</param>
internal sealed record Ty(string Name, Kind Kind, params Ty[] Arguments)
{
    public static readonly Ty Bool = new("bool", Kind.Bool);
    public static readonly Ty Text = new("string", Kind.Text);
    public static readonly Ty Object = new("object", Kind.Object);
    public static readonly Ty Int = new("int", Kind.Number);
    public static readonly Ty Long = new("long", Kind.Number);
    public static readonly Ty Double = new("double", Kind.Number);
    public static readonly Ty Char = new("char", Kind.Number);

    public static readonly Ty[] Numbers =
    [
        Int, Long, Double, Char, new("uint", Kind.Number), new("ulong", Kind.Number), new("short", Kind.Number), new("ushort", Kind.Number),
        new("byte", Kind.Number), new("sbyte", Kind.Number), new("float", Kind.Number), new("decimal", Kind.Number),
    ];

    public Ty Element => Arguments[^1];

    public bool IsReal => Name is "double" or "float" or "decimal";

    public bool IsWhole => Kind == Kind.Number && !IsReal;

    /// <summary>Whether arithmetic on it gives the type itself.</summary>
    public bool IsPromoted => Name is "int" or "long" or "uint" or "ulong" or "double" or "float" or "decimal";

    /// <summary>Whether null is no value of it.</summary>
    public bool IsValue => Kind is Kind.Bool or Kind.Number or Kind.Enum or Kind.Tuple || Kind == Kind.User && Declared!.IsStruct;

    /// <summary>The declaration in the program.</summary>
    public Declared? Declared { get; init; }

    public static Ty Nullable(Ty of) => new(of.Name + "?", Kind.Nullable, of);

    public static Ty Array(Ty of) => new(of.Name + "[]", Kind.Array, of);

    public static Ty List(Ty of) => new($"List<{of.Name}>", Kind.List, of);

    public static Ty Sequence(Ty of) => new($"IEnumerable<{of.Name}>", Kind.Sequence, of);

    public static Ty Map(Ty key, Ty value) => new($"Dictionary<{key.Name}, {value.Name}>", Kind.Map, key, value);

    public static Ty Tuple(params Ty[] elements) => new($"({string.Join(", ", elements.Select(element => element.Name))})", Kind.Tuple, elements);

    public static Ty Func(Ty parameter, Ty result) => new($"Func<{parameter.Name}, {result.Name}>", Kind.Func, parameter, result);

    public bool Equals(Ty? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>A type that a random program declares.</summary>
internal sealed class Declared
{
    public required string Name { get; init; }

    public bool IsStruct { get; init; }

    public bool IsRecord { get; init; }

    public bool IsAbstract { get; init; }

    /// <summary>What a constructor takes, in order.</summary>
    public required IReadOnlyList<Member> Parameters { get; init; }

    /// <summary>What can be read; the settable ones can be set as well.</summary>
    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>Methods without parameters but the log.</summary>
    public IReadOnlyList<Member> Methods { get; init; } = [];

    public List<Ty> Derived { get; } = [];
}

/// <summary>A member or parameter.</summary>
internal sealed record Member(string Name, Ty Type, bool CanSet = false);

/// <summary>A static function of a random program.</summary>
internal sealed record Callee(string Name, Ty Result, IReadOnlyList<Ty> Parameters);

/// <summary>A variable in scope.</summary>
internal sealed record Variable(string Name, Ty Type, bool CanAssign, bool CanCapture = true);
