using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Squiggles;

public sealed class MigrationTests
{
    [Theory]
    [InlineData("""new Wait({|GP7001:"Settle"|}, TimeSpan.FromMinutes(5))""")]
    [InlineData("""{|GP7004,GP7009:new DeleteTable("delete", "orders")|}""")]
    [InlineData("""new Command("look", ["aws", "ec2", "describe-instances", "--dry-run", {|GP7021:"false"|}], Idempotency.Read)""")]
    [InlineData("""new Command("smoke", ["kubectl", "run", "smoke", {|GP7018:"--image=curlimages/curl"|}], Idempotency.Read)""")]
    [InlineData("""new Command("export", ["export-all", "--output-dir", "out", {|GP7025:"--use-threads"|}, "True"], Idempotency.Read)""")]
    [InlineData("""new RequireEmptyBucket("empty", "assets") { Prefix = {|GP7026:"assets"|} }""")]
    [InlineData("""new Wait("settle", TimeSpan.FromMinutes(5)) { After = [{|GP7002:new Approval("elsewhere")|}] }""")]
    public async Task The_argument_that_decides_is_marked(string step) => await Compiler.Expect(Plan(step), new PlanAnalyzer());

    [Theory]
    [InlineData("orders", """["orders", {|GP7027:"receipts"|}]""")]
    [InlineData("traces", """{|GP7027:MlflowData.Of("2.16")|}""")]
    [InlineData("traces", """{|GP7027:MlflowData.Of("3.0").LeavingBehind(MlflowData.Runs, "old")|}""")]
    public async Task The_data_that_no_step_moves_is_marked(string moved, string data) =>
        await Compiler.Expect(Plan($$"""new Manual("copy", ["Copy."]) { Moves = ["{{moved}}"] }""", $$"""Applications = [new("shop") { Data = {{data}} }],"""), new PlanAnalyzer());

    [Fact]
    public async Task A_migration_with_something_unknown_has_no_finding_about_what_is_missing()
    {
        var diagnostics = await Compiler.Analyze(UserCode.Compile(Plan("new DeleteTable(\"delete\", Environment.MachineName)")), new PlanAnalyzer());
        Assert.Equal(["GP0001"], diagnostics.Select(diagnostic => diagnostic.Id).Distinct());
    }

    private static string Plan(string step, string more = "") => $$"""
        using Groundplan.Migrations;

        [Plan]
        public static class Shop
        {
            public static Migration Move => new("move")
            {
                {{more}}
                Phases = [new("Do") { Steps = [{{step}}] }],
            };
        }
        """;
}
