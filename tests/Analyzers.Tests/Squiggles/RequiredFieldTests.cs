using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Squiggles;

/// <summary>A required field that is not set is the compiler's finding (CS9035) and nobody else's.</summary>
public sealed class RequiredFieldTests
{
    [Theory]
    [InlineData("CompanyPrefix")]
    [InlineData("TenantId")]
    [InlineData("Environment")]
    [InlineData("Region")]
    [InlineData("UseCase")]
    [InlineData("Tier")]
    public async Task A_missing_field_of_a_platform_is_said_once(string field) => await ExpectCompilerOnly(Without(PlanText.Enterprise, field));

    [Theory]
    [InlineData("VpcId")]
    [InlineData("SubnetIds")]
    public async Task A_missing_field_of_a_network_is_said_once(string field) => await ExpectCompilerOnly(Without(PlanText.Enterprise, field));

    [Theory]
    [InlineData("Compliance")]
    [InlineData("Alerts")]
    public async Task A_missing_field_of_a_part_is_said_once(string field) => await ExpectCompilerOnly(PlanText.Enterprise.With(field, "new()"));

    [Fact]
    public async Task Two_platforms_without_the_field_have_no_common_name() =>
        await ExpectCompilerOnly(Without(PlanText.Starter, "UseCase").Member("    public static MlPlatform Other => Demand with { };"));

    [Fact]
    public async Task A_field_that_is_set_to_nothing_is_malformed() => await Compiler.Expect(PlanText.Starter.With("TenantId", "{|GP1007:null|}!"), new PlanAnalyzer());

    private static async Task ExpectCompilerOnly(string source)
    {
        var compilation = UserCode.CompileWithErrors(source);
        Assert.Equal("CS9035", Assert.Single(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Id);
        Assert.Empty(await Compiler.Analyze(compilation, new PlanAnalyzer()));
    }

    private static string Without(string source, string field) =>
        string.Join('\n', source.ReplaceLineEndings("\n").Split('\n').Where(line => !line.TrimStart().StartsWith($"{field} =", StringComparison.Ordinal)));
}
