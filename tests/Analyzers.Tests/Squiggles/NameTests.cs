using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Squiggles;

public sealed class NameTests
{
    private static readonly string A71 = new('a', 71);
    private static readonly string A76 = new('a', 76);

    [Theory]
    [InlineData("CompanyPrefix", "GP1006", "GlobalBank")]
    [InlineData("CompanyPrefix", "GP1006", "")]
    [InlineData("TenantId", "GP1007", "tenant-1")]
    [InlineData("Region", "GP1009", "Oregon")]
    [InlineData("Environment", "GP1010", "production")]
    [InlineData("UseCase", "GP1010", "Demand Forecasting")]
    public async Task A_malformed_field_is_marked_at_its_value(string field, string id, string value) =>
        await Compiler.Expect(PlanText.Starter.With(field, $"{{|{id}:\"{value}\"|}}"), new PlanAnalyzer());

    [Fact]
    public async Task A_field_that_is_null_is_called_so()
    {
        var finding = Assert.Single(await Compiler.Analyze(UserCode.Compile(PlanText.Starter.With("UseCase", "null!")), new PlanAnalyzer()));
        Assert.Equal(
            "UseCase is null: give lower-case words joined by hyphens, such as 'demand-forecasting'.", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("AccountId", "GP1008", "12345678901")]
    [InlineData("Workload", "GP1010", "Pro")]
    public async Task A_malformed_optional_field_is_marked_at_its_value(string field, string id, string value) =>
        await Compiler.Expect(PlanText.Starter.Plus($"{field} = {{|{id}:\"{value}\"|}}"), new PlanAnalyzer());

    [Fact]
    public async Task A_value_from_a_helper_is_marked_at_the_argument_that_decides_it() => await Compiler.Expect(
        PlanText.Starter.With("TenantId", "tenant").Replace("Demand => new()", "Demand => Of({|GP1007:\"one\"|});\n\n    private static MlPlatform Of(string tenant) => new()", StringComparison.Ordinal),
        new PlanAnalyzer());

    [Fact]
    public async Task A_value_of_a_copy_is_marked_in_the_copy() => await Compiler.Expect(
        PlanText.Starter.Member("    public static MlPlatform Other => Demand with { UseCase = \"other\", TenantId = {|GP1007:\"one\"|} };"),
        new PlanAnalyzer());

    [Fact]
    public async Task A_queue_name_that_is_too_long_is_marked_at_the_name()
    {
        await Compiler.Expect(PlanText.Stack($"public Queue Main => field ??= new() {{ QueueName = {{|GP1004:$\"{{Env}}-{A76}\"|}} }};"), new PlanAnalyzer());
        await Compiler.Expect(PlanText.Stack($"public Queue Main => field ??= new() {{ QueueName = {{|GP1005:$\"{{Env}}-{A71}\"|}} }};"), new PlanAnalyzer());
        await Compiler.Expect(PlanText.Stack($"public Queue Main => field ??= new() {{ QueueName = $\"{{Env}}-{A71[1..]}\" }};"), new PlanAnalyzer());
    }

    [Theory]
    [InlineData("GP1004", 40)]
    [InlineData("GP1005", 22)]
    public async Task A_platform_name_that_is_too_long_is_marked_at_the_use_case_or_the_workload(string id, int length)
    {
        await Compiler.Expect(PlanText.Starter.With("UseCase", $"{{|{id}:\"{new string('u', length)}\"|}}"), new PlanAnalyzer());
        await Compiler.Expect(PlanText.Starter.Plus($"Workload = {{|{id}:\"{new string('w', length - 7)}\"|}}"), new PlanAnalyzer());
    }

    [Fact]
    public async Task A_malformed_stack_name_is_marked_at_the_argument_of_the_base_call() => await Compiler.Expect(
        PlanText.Stack("public Queue Main => field ??= new() { QueueName = \"a\" };", name: "{|GP1012:$\"orders_{Env}\"|}"), new PlanAnalyzer());
}
