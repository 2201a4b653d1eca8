using Groundplan.Oracle.Running;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundplan.Oracle;

/// <summary>Makes a program smaller while its evaluation still differs from its execution.</summary>
internal static class Shrinker
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);

    /// <summary>A difference with the smaller one that was found for it, and both answers.</summary>
    public static string Describe(Different different, Different small) =>
        $"== {different.Subject.Name}\n{small.Subject.Source}\n-- executed\n{small.Executed}\n-- evaluated\n{small.Evaluated}\n";

    /// <summary>The smallest program found that differs in the same way.</summary>
    public static Different Shrink(Different different)
    {
        var end = TimeProvider.System.GetTimestamp();
        var best = different;
        for (var progress = true; progress && TimeProvider.System.GetElapsedTime(end) < Longest;)
        {
            progress = false;
            foreach (var size in new[] { 16, 4, 1 })
            {
                for (var start = 0; TimeProvider.System.GetElapsedTime(end) < Longest; start += size)
                {
                    var candidates = Candidates(best.Subject.Source).Skip(start).Take(size).ToList();
                    if (candidates.Count == 0)
                        break;
                    if (Try(best, candidates, size) is not { } smaller)
                        continue;
                    best = smaller;
                    progress = true;
                    start = Math.Max(-size, start - (2 * size));
                }
            }
        }

        return best;
    }

    /// <summary>The first of some edits that keeps the difference.</summary>
    private static Different? Try(Different best, List<string> candidates, int size)
    {
        _ = size;
        foreach (var source in candidates)
        {
            if (source.Length < best.Subject.Source.Length && Outcome(best.Subject with { Source = source }) is Different smaller && IsAlike(best, smaller))
                return smaller;
        }

        return null;
    }

    /// <summary>An edit can make a program endless: then its thread is left behind.</summary>
    private static Outcome? Outcome(Subject subject)
    {
        var run = Task.Run(() => LargeStack.Run(() => Batch.Run([subject])[0]));
        return run.Wait(LongestRun) ? run.Result : null;
    }

    /// <summary>A wrong value must not become a defect, nor one exception another.</summary>
    private static bool IsAlike(Different best, Different smaller) =>
        best.Evaluated.ExceptionType == smaller.Evaluated.ExceptionType && best.Executed.ExceptionType == smaller.Executed.ExceptionType;

    private static IEnumerable<string> Candidates(string source)
    {
        var root = UserCode.Parse(source, "/oracle/shrink.cs").GetRoot();
        foreach (var node in root.DescendantNodes().Where(node => node is MemberDeclarationSyntax and not BaseNamespaceDeclarationSyntax && (node as MethodDeclarationSyntax)?.Identifier.Text != "Run"))
            yield return Edit(source, node, "");
        foreach (var node in root.DescendantNodes().OfType<StatementSyntax>().Where(node => node.Parent is BlockSyntax or SwitchSectionSyntax && !node.ToString().StartsWith("if (!log.Turn", StringComparison.Ordinal)))
            yield return Edit(source, node, "");
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case IfStatementSyntax statement:
                    yield return Edit(source, node, statement.Statement.ToString());
                    if (statement.Else is { } otherwise)
                        yield return Edit(source, otherwise, "");
                    break;
                case TryStatementSyntax attempt:
                    yield return Edit(source, node, attempt.Block.ToString());
                    foreach (var clause in attempt.Catches)
                        yield return Edit(source, clause, "");
                    if (attempt.Finally is { } last)
                        yield return Edit(source, last, "");
                    break;
                case ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or UsingStatementSyntax or CheckedStatementSyntax:
                    if (node.ChildNodes().OfType<BlockSyntax>().FirstOrDefault() is { } body)
                        yield return Edit(source, node, body.ToString());
                    break;
                case BlockSyntax { Parent: BlockSyntax } block:
                    yield return Edit(source, node, string.Concat(block.Statements.Select(inner => inner.ToFullString())));
                    break;
                case SwitchSectionSyntax or SwitchExpressionArmSyntax:
                    yield return Edit(source, node, "").Replace(", ,", ",").Replace("{ ,", "{");
                    break;
                case CatchFilterClauseSyntax or WhenClauseSyntax:
                    yield return Edit(source, node, "");
                    break;
            }
        }

        foreach (var expression in root.DescendantNodes().OfType<ExpressionSyntax>().Where(node => node.Span.Length > 3 && !BoundsLoop(node) && node.Parent is not (TypeSyntax or UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax) && node is not TypeSyntax))
        {
            foreach (var inner in expression.DescendantNodes().OfType<ExpressionSyntax>().Where(inner => inner is not TypeSyntax or IdentifierNameSyntax).Take(6))
                yield return Edit(source, expression, inner.ToString());
            if (expression.Span.Length > 12)
            {
                foreach (var simple in new[] { "0", "\"\"", "true", "false", "default" })
                    yield return Edit(source, expression, simple);
            }
        }
    }

    /// <summary>Whether an edit might make a loop endless.</summary>
    private static bool BoundsLoop(SyntaxNode node) => node.AncestorsAndSelf().Any(outer =>
        outer is GotoStatementSyntax or CaseSwitchLabelSyntax
        || outer.Parent is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax && outer is not StatementSyntax
        || outer.Parent is IfStatementSyntax test && test.Condition == outer && outer.ToString().StartsWith("!log.Turn", StringComparison.Ordinal));

    private static string Edit(string source, SyntaxNode node, string text) => source[..node.SpanStart] + text + source[node.Span.End..];
}
