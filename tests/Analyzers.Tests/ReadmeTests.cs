using System.Text.RegularExpressions;
using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public async Task Example_compiles_and_has_no_finding()
    {
        var example = Regex.Match(Repository.Read("README.md"), "^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains("[Plan]", example, StringComparison.Ordinal);
        Assert.Empty(await Compiler.Analyze(UserCode.Compile(example), new PlanAnalyzer()));
    }
}
