using System.Diagnostics;
using Groundplan.Documents;
using Groundplan.TestKit;

namespace Groundplan.MachineLearning;

public sealed class CfnLintTests
{
    [CfnLintFact]
    public async Task Every_combination_passes_cfn_lint_without_a_warning()
    {
        Assert.True(Tools.Find("cfn-lint") is not null, "cfn-lint is not on PATH.");
        var folder = Directory.CreateTempSubdirectory("groundplan-ml-");
        try
        {
            var files = Write(folder.FullName);
            Assert.Equal(12, files.Count);
            Assert.Equal("", await Lint(files));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Write(string folder)
    {
        var roots = Plans.Combinations().Select(item => item.Platform.Root(item.Name)).ToList();
        var files = new List<string>();
        foreach (var document in PlanDocuments.Create(roots, [], Origins.None, new HashSet<string>()).Where(document => document.Kind == DocumentKinds.Template))
        {
            var file = Path.Combine(folder, document.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, document.Text);
            files.Add(file);
        }

        return files;
    }

    private static async Task<string> Lint(IEnumerable<string> files)
    {
        using var process = Process.Start(new ProcessStartInfo(Tools.Find("cfn-lint")!, ["--regions", "us-west-2", "--format", "parseable", "--", .. files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return await output + await errors;
    }
}
