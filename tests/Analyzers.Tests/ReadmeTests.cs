using System.Text.RegularExpressions;
using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests;

public sealed class ReadmeTests
{
    public static TheoryData<int> StackSamples { get; } = [.. Enumerable.Range(0, Samples("docs", "stacks.md").Count)];

    [Fact]
    public async Task Example_compiles_and_has_no_finding()
    {
        var example = Samples("README.md")[0];
        Assert.Contains("[Plan]", example, StringComparison.Ordinal);
        Assert.Empty(await Compiler.Analyze(UserCode.Compile(example), new PlanAnalyzer()));
    }

    [Theory]
    [MemberData(nameof(StackSamples))]
    public async Task Sample_of_a_stack_compiles_and_has_no_finding(int index) =>
        Assert.Empty(await Compiler.Analyze(UserCode.Compile(Samples("docs", "stacks.md")[index]), new PlanAnalyzer()));

    [Fact]
    public void Stacks_of_the_page_are_three_samples() => Assert.Equal(3, Samples("docs", "stacks.md").Count);

    private static IReadOnlyList<string> Samples(params string[] path) =>
        [.. Regex.Matches(Repository.Read(path), "^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Select(match => match.Groups[1].Value)];
}
