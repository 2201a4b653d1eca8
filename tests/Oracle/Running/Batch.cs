using Groundplan.Generators.Evaluation;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundplan.Oracle.Running;

/// <summary>Some programs in one compilation: compiled once, executed and evaluated one by one.</summary>
internal static class Batch
{
    private const string Usings = """
        global using System; global using System.Collections; global using System.Collections.Generic; global using System.Collections.Immutable;
        global using System.Globalization; global using System.Linq; global using System.Text; global using Groundplan.Oracle.Kit;
        """;

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Programs",
        [UserCode.Parse(Usings, "/oracle/Usings.cs"), UserCode.Parse(Kit.Source, "/oracle/Kit.cs")],
        UserCode.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, nullableContextOptions: NullableContextOptions.Annotations));

    /// <summary>The outcome of each program, in their order.</summary>
    public static IReadOnlyList<Outcome> Run(IReadOnlyList<Subject> subjects)
    {
        var trees = subjects.ToDictionary(subject => subject.Path, subject => UserCode.Parse(subject.Source, subject.Path));
        var compilation = Empty.AddSyntaxTrees(trees.Values);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .GroupBy(diagnostic => diagnostic.Location.SourceTree?.FilePath ?? "")
            .ToDictionary(group => group.Key, group => group.First().ToString());
        var valid = compilation.RemoveSyntaxTrees(trees.Where(tree => errors.ContainsKey(tree.Key)).Select(tree => tree.Value));
        using var dll = new MemoryStream();
        var emitted = valid.Emit(dll);
        if (!emitted.Success)
            return [.. subjects.Select(subject => new Invalid(subject, errors.GetValueOrDefault(subject.Path) ?? string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))))];
        dll.Position = 0;
        using var execution = new Execution(dll);
        return [.. subjects.Select(subject => errors.TryGetValue(subject.Path, out var error) ? new Invalid(subject, error)
            : valid.GetTypeByMetadataName(subject.Type) is { } type && type.GetMembers("Run").Length == 1 ? Compare(valid, execution, subject)
            : new Invalid(subject, $"There is no {subject.Type}.Run"))];
    }

    /// <summary>The operations of valid programs, for those who count them.</summary>
    public static CSharpCompilation Compile(IEnumerable<Subject> subjects) =>
        Empty.AddSyntaxTrees(subjects.Select(subject => UserCode.Parse(subject.Source, subject.Path)));

    private static Outcome Compare(Compilation compilation, Execution execution, Subject subject)
    {
        var executed = execution.Run(subject);
        var (evaluated, refusals) = Evaluation.Run(compilation, subject);
        if (refusals.FirstOrDefault(refusal => refusal.Id == EvaluationIds.Internal) is { } defect)
            return new Different(subject, executed, new(null, defect.Id, $"line {defect.Line}: {defect.Message}\n{evaluated}"));
        if (refusals.Count > 0)
            return new Refused(subject, refusals);
        return executed == evaluated ? new Equal(subject, executed) : new Different(subject, executed, evaluated);
    }
}
