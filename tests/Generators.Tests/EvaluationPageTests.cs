using System.Text.RegularExpressions;
using Groundplan.Generators.Evaluation;
using Groundplan.Generators.Evaluation.Invocations;
using Groundplan.Generators.Evaluation.Operations;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Tests;

/// <summary>The page about the evaluation says what the evaluator's own tables say.</summary>
public sealed class EvaluationPageTests
{
    [Fact]
    public void The_tables_are_those_of_the_evaluator()
    {
        var path = Path.Combine(Root(), "docs", "evaluation.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var expected = Filled(Filled(Filled(page, "bounds", Bounds()), "operations", Operations()), "purity", PurityList());
        if (page != expected)
            File.WriteAllText(Path.ChangeExtension(path, ".received.md"), expected);
        TextDifference.Expect(expected, page);
    }

    private static string Filled(string page, string name, string table)
    {
        var mark = $"<!-- {name} -->\n";
        Assert.Contains(mark, page, StringComparison.Ordinal);
        return Regex.Replace(page, Regex.Escape(mark) + "(\n(\\|[^\n]*\n)+)?", mark + "\n" + table);
    }

    private static string Bounds() => $"""
        | bound | at | id |
        |---|---|---|
        | steps: calls and turns of loops | {Machine.Fuel:N0} | {EvaluationIds.Fuel} |
        | calls inside calls | {Machine.MaxDepth:N0} | {EvaluationIds.Depth} |
        | characters and elements of all texts and lists that are made | {Machine.Room:N0} | {EvaluationIds.Memory} |
        | time | {Machine.LongestRun.TotalSeconds:N0} s | {EvaluationIds.Time} |
        | one match of a regular expression | {LibraryMeter.LongestMatch.TotalMilliseconds:N0} ms | a `RegexMatchTimeoutException` of the plan |

        """.ReplaceLineEndings("\n");

    private static string Operations()
    {
        var rows = Enum.GetValues<OperationKind>().Distinct().Select(kind => $"| {kind} | {OperationCoverage.Table[kind] switch
        {
            Refused refused => $"refused, {refused.Id}: {refused.What}",
            CannotOccur never => $"cannot occur: {never.Reason}",
            _ => "evaluated",
        }} |\n");
        return "| operation | |\n|---|---|\n" + string.Concat(rows);
    }

    private static string PurityList()
    {
        var rows = Purity.Lines.GroupBy(line => line.Type[..line.Type.LastIndexOf('.')]).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"| {group.Key} | {string.Join(", ", group.Select(Named))} |\n");
        return "| namespace | types |\n|---|---|\n" + string.Concat(rows);
    }

    private static string Named((string Type, IReadOnlyCollection<string> Except) line)
    {
        var name = Regex.Replace(line.Type[(line.Type.LastIndexOf('.') + 1)..], "`[0-9]", "&lt;&gt;");
        return line.Except.Count == 0 ? name : $"{name} ({string.Join(" ", line.Except.Select(member => "−" + member))})";
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Dsl.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
