using Groundplan.Documents.Fixture;
using Xunit.Abstractions;

namespace Groundplan.Documents;

public sealed class TemplateLintTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Team_stack_passes_cfn_lint() =>
        Assert.True(await Lint.RunAsync(Made.Document(DocumentKinds.Template, new OrderStack()), output) is null or "", "cfn-lint complains");
}
