using Groundplan.TestKit;

namespace Groundplan.Migrations.Documents;

/// <summary>A Python with jsonschema, which cfn-lint brings along.</summary>
internal static class SchemaPython
{
    /// <summary>The interpreter that cfn-lint runs with; else python3.</summary>
    public static string? Command { get; } = Shebang(Tools.Find("cfn-lint")) ?? Tools.Find("python3");

    public static string? ReasonToSkip => Tools.ReasonToSkip("python3", "cfn-lint");

    private static string? Shebang(string? script)
    {
        var line = script is null ? null : File.ReadLines(script).FirstOrDefault();
        return line?.StartsWith("#!/", StringComparison.Ordinal) == true && line.Contains("python", StringComparison.Ordinal) && !line.Contains(' ', StringComparison.Ordinal) ? line[2..] : null;
    }
}

/// <summary>A test with the schema.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SchemaFactAttribute : FactAttribute
{
    public SchemaFactAttribute() => Skip = SchemaPython.ReasonToSkip;
}

/// <summary>Tests with the schema.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SchemaTheoryAttribute : TheoryAttribute
{
    public SchemaTheoryAttribute() => Skip = SchemaPython.ReasonToSkip;
}
