using System.Globalization;
using System.Reflection;
using Groundplan.Documents;
using Groundplan.MachineLearning.Rules;
using Groundplan.Migrations.Rules;
using Groundplan.Rules;
using Groundplan.TestKit;

namespace Groundplan.Samples.Tests;

public sealed class DocumentTests
{
    public static TheoryData<string, string> Paths { get; } = Of(_ => true);

    public static TheoryData<string, string> PlanPaths { get; } = Of(path => !path.EndsWith("source-map.json", StringComparison.Ordinal) && path != "manifest.json");

    [Theory]
    [MemberData(nameof(Paths))]
    public void Document_is_as_verified(string sample, string path)
    {
        var name = Path.ChangeExtension(path, null).Replace('/', '.');
        Snapshot.Match(Sample.All[sample].Carried[path], Path.GetExtension(path)[1..], name.StartsWith($"{sample}.", StringComparison.Ordinal) ? name : $"{sample}.{name}");
    }

    [Theory]
    [MemberData(nameof(PlanPaths))]
    public void Evaluated_document_equals_the_one_of_the_executed_plan(string sample, string path) => Assert.Equal(Executed.Value[(sample, path)], Sample.All[sample].Carried[path]);

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
        foreach (var sample in Sample.All.Values)
        {
            foreach (var (path, text) in sample.Carried)
                Assert.Equal(text, File.ReadAllText(Path.Combine(sample.Folder, "artifacts", "plan", path)));
        }
    }

    [Fact]
    public void Documents_have_LF_a_final_newline_and_no_path_of_the_machine()
    {
        foreach (var (path, text) in Sample.All.Values.SelectMany(sample => sample.Carried))
        {
            Assert.True(text.EndsWith('\n') && !text.Contains('\r'), path);
            Assert.DoesNotContain(Sample.Repository, text, StringComparison.Ordinal);
        }
    }

    private static Lazy<IReadOnlyDictionary<(string Sample, string Path), string>> Executed { get; } = new(Execute);

    private static TheoryData<string, string> Of(Func<string, bool> isWanted)
    {
        var data = new TheoryData<string, string>();
        foreach (var sample in Sample.All.Values)
        {
            foreach (var path in sample.Carried.Keys.Where(isWanted).Order(StringComparer.Ordinal))
                data.Add(sample.Name, path);
        }

        return data;
    }

    private static IReadOnlyDictionary<(string Sample, string Path), string> Execute() =>
        Sample.All.Values.SelectMany(sample => Execute(sample).Select(document => (sample.Name, document))).ToDictionary(pair => (pair.Name, pair.document.Path), pair => pair.document.Text);

    private static IEnumerable<PlanDocument> Execute(Sample sample)
    {
        var roots = sample.Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<PlanAttribute>() is not null)
            .OrderBy(type => type.MetadataToken)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static).OrderBy(property => property.MetadataToken)
                .Select(property => PlanRoot.Of(type.Name, property.Name, property.GetValue(null)!)))
            .ToList();
        var findings = new RuleContext(roots, Origins.None).Run([.. CoreRules.All, .. MlRules.All, .. MigrationRules.All]);
        return PlanDocuments.Create(roots, findings, Origins.None, new HashSet<string>());
    }
}
