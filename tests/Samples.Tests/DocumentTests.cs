using System.Globalization;
using System.Reflection;
using Groundplan.Documents;
using Groundplan.MachineLearning.Rules;
using Groundplan.Rules;
using Groundplan.TestKit;

namespace Groundplan.Samples.Tests;

public sealed class DocumentTests
{
    public static TheoryData<string> Paths { get; } = [.. Sample.Carried.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> PlanPaths { get; } =
        [.. Sample.Carried.Keys.Where(path => !path.EndsWith("source-map.json", StringComparison.Ordinal) && path != "manifest.json").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Document_is_as_verified(string path) =>
        Snapshot.Match(Sample.Carried[path], Path.GetExtension(path)[1..], Path.ChangeExtension(path, null).Replace('/', '.'));

    [Theory]
    [MemberData(nameof(PlanPaths))]
    public void Evaluated_document_equals_the_one_of_the_executed_plan(string path) => Assert.Equal(Executed.Value[path], Sample.Carried[path]);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void Documents_do_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(Executed.Value, Execute());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Output_folder_holds_what_the_assembly_carries()
    {
        foreach (var (path, text) in Sample.Carried)
            Assert.Equal(text, File.ReadAllText(Path.Combine(Sample.Folder, "artifacts", "plan", path)));
    }

    [Fact]
    public void Documents_have_LF_a_final_newline_and_no_path_of_the_machine()
    {
        foreach (var (path, text) in Sample.Carried)
        {
            Assert.True(text.EndsWith('\n') && !text.Contains('\r'), path);
            Assert.DoesNotContain(Sample.Repository, text, StringComparison.Ordinal);
        }
    }

    private static Lazy<IReadOnlyDictionary<string, string>> Executed { get; } = new(Execute);

    private static IReadOnlyDictionary<string, string> Execute()
    {
        var roots = typeof(GlobalBank).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<PlanAttribute>() is not null)
            .OrderBy(type => type.MetadataToken)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static).OrderBy(property => property.MetadataToken)
                .Select(property => PlanRoot.Of(type.Name, property.Name, property.GetValue(null)!)))
            .ToList();
        var findings = new RuleContext(roots, Origins.None).Run([.. CoreRules.All, .. MlRules.All]);
        return PlanDocuments.Create(roots, findings, Origins.None, new HashSet<string>())
            .ToDictionary(document => document.Path, document => document.Text, StringComparer.Ordinal);
    }
}
