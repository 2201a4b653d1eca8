using Groundplan.Generators.Evaluation.Operations;
using Groundplan.Oracle;
using Groundplan.Oracle.Generation;
using Groundplan.Oracle.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Groundplan.Generators.Tests;

/// <summary>No kind of operation goes unnoticed.</summary>
public sealed class OperationCoverageTests
{
    [Fact]
    public void Every_kind_of_operation_is_evaluated_refused_or_cannot_occur() =>
        Assert.Equal(Enum.GetValues<OperationKind>().Distinct().Order(), OperationCoverage.Table.Keys.Order());

    [Fact]
    public void Every_evaluated_kind_is_met_in_a_program_that_is_held_to_its_execution()
    {
        var edges = Plans.Compile(string.Concat(((IEnumerable<object[]>)LanguageEdgeTests.Bodies()).Select((row, index) => $"private static object? Edge{index}() {{ {row[0]} }}\n")));
        var random = Batch.Compile(Enumerable.Range(1, 200).Select(seed => Generator.Write(seed, RandomPrograms.SizeOf(seed, 0))));
        var met = new[] { edges, random, Batch.Compile(Corpus.Programs) }.SelectMany(Kinds).ToHashSet();
        Assert.Equal([], OperationCoverage.Table.Where(entry => entry.Value is Evaluated && !met.Contains(entry.Key)).Select(entry => entry.Key));
    }

    public static TheoryData<OperationKind> RefusedKinds() => [.. OperationCoverage.Table.Where(entry => entry.Value is Groundplan.Generators.Evaluation.Operations.Refused).Select(entry => entry.Key)];

    [Theory]
    [MemberData(nameof(RefusedKinds))]
    public void A_refused_kind_is_reported_where_it_stands(OperationKind kind)
    {
        var refused = (Groundplan.Generators.Evaluation.Operations.Refused)OperationCoverage.Table[kind];
        var subject = new Subject("Sample", "Sample", $$"""public static class Sample { public static string Run() { {{refused.Sample}} } }""");
        var compilation = Batch.Compile([subject]);
        compilation = compilation.WithOptions(compilation.Options.WithAllowUnsafe(true));
        Assert.Equal([], compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Contains(kind, Kinds(compilation));
        var (_, refusals) = LargeStack.Run(() => Groundplan.Oracle.Running.Evaluation.Run(compilation, subject));
        Assert.Equal(refused.Id, Assert.Single(refusals.Select(refusal => refusal.Id).Distinct()));
    }

    private static IEnumerable<OperationKind> Kinds(CSharpCompilation compilation) => compilation.SyntaxTrees
        .SelectMany(tree =>
        {
            var model = compilation.GetSemanticModel(tree);
            return tree.GetRoot().DescendantNodes().Select(node => model.GetOperation(node)).OfType<IOperation>().Where(operation => operation.Parent is null);
        })
        .SelectMany(root => root.DescendantsAndSelf())
        .Select(operation => operation.Kind)
        .Distinct();
}
