using Groundplan.TestKit;
using Microsoft.CodeAnalysis;

namespace Groundplan.Analyzers.Tests.Squiggles;

/// <summary>What is wrong with a mapping is shown where the lambda says it.</summary>
public sealed class MappingTests
{
    [Theory]
    [InlineData("""(Old o) => new New(o.Id, {|GP7033:"nobody"|}, o.Name)""")]
    [InlineData("""(Old o) => new New(o.Id, o.Name, {|GP7034:o.Name.Trim()|})""")]
    [InlineData("""(Old o) => new Open { Id = o.Id, {|GP7033:Note = "none"|}, Name = o.Name }""")]
    [InlineData("""(Old o) => {|GP7033:new Open|} { Id = o.Id, Name = o.Name }""")]
    [InlineData("""(Old o) => o.Name == "" ? new New(o.Id, o.Id, {|GP7033:"a"|}) : new New(o.Id, o.Name, {|GP7033:"b"|})""")]
    [InlineData("""{|GP7032:(Old o) => new New(o.Id, o.Id, o.Id)|}""")]
    public async Task The_part_of_the_lambda_is_marked(string lambda) => await Compiler.Expect(Plan(lambda), new PlanAnalyzer());

    [Fact]
    public async Task A_block_is_the_compilers_to_refuse()
    {
        var compilation = UserCode.CompileWithErrors(Plan("(Old o) => { return new New(o.Id, o.Name, o.Name); }"));
        Assert.Equal(["CS0834"], compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id));
        Assert.Empty(await Compiler.Analyze(compilation, new PlanAnalyzer()));
    }

    [Fact]
    public async Task A_tree_in_a_variable_cannot_be_read()
    {
        var source = Plan("Map").Replace("public static Migration Move", "private static System.Linq.Expressions.Expression<Func<Old, New>> Map => o => new New(o.Id, o.Name, o.Name);\n\n    public static Migration Move", StringComparison.Ordinal);
        Assert.Contains("GP0001", (await Compiler.Analyze(UserCode.Compile(source), new PlanAnalyzer())).Select(diagnostic => diagnostic.Id));
    }

    private static string Plan(string lambda) => $$"""
        using Groundplan.Migrations;

        [Plan]
        public static class Shop
        {
            public static Migration Move => new("move")
            {
                Phases =
                [
                    new("Do")
                    {
                        Steps =
                        [
                            new TransformTable("transform", "old", "new", ItemMapping.Of({{lambda}}))
                            {
                                Requires = [new RequireEmptyTable("new-is-empty", "new")],
                                Compensation = new ClearTable("clear-new", "new"),
                            },
                        ],
                    },
                ],
            };
        }

        public sealed record Old(string Id, string Name);

        public sealed record New(string Id, string Name, string Note);

        public sealed record Open
        {
            public string? Id { get; init; }

            public string? Name { get; init; }

            public string? Note { get; init; }
        }
        """;
}
