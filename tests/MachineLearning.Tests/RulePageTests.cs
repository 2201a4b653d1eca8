using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Groundplan.MachineLearning.Rules;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundplan.MachineLearning;

public sealed partial class RulePageTests
{
    public static TheoryData<string> Ids() => [.. MlRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_the_rules_title_and_severity(string id)
    {
        var rule = MlRules.All.Single(rule => rule.Id == id);
        Assert.StartsWith($"# {id}: {rule.Title}\n", Page(id));
        Assert.Contains($"\n**Severity:** {rule.Severity.ToString().ToLowerInvariant()}\n", Page(id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_sample_is_reported(string id) => Assert.Contains(id, Findings(id, "bad"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_sample_is_clean(string id) => Assert.Empty(Findings(id, "good"));

    private static string Page(string id) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules", $"{id}.md")).ReplaceLineEndings("\n");

    private static IEnumerable<string> Findings(string id, string kind)
    {
        var source = Assert.Single(Sample().Matches(Page(id)), match => match.Groups["kind"].Value == kind).Groups["code"].Value;
        return new RuleContext([.. Roots(Compile(source))], Origins.None).Run(MlRules.All).Select(finding => finding.RuleId);
    }

    private static IEnumerable<PlanRoot> Roots(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.GetCustomAttribute<PlanAttribute>() is not null
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static).OrderBy(property => property.MetadataToken)
        select PlanRoot.Of(type.Name, property.Name, property.GetValue(null)!);

    private static Assembly Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Groundplan", StringComparison.Ordinal) || name is "netstandard.dll"))
            .Select(file => MetadataReference.CreateFromFile(file));
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        const string usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using Groundplan;";
        var compilation = CSharpCompilation.Create(
            $"Sample{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(usings, options), CSharpSyntaxTree.ParseText(source, options)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(stream);
    }

    [GeneratedRegex("```csharp (?<kind>bad|good)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();
}
