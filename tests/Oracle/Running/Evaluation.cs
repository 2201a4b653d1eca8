using Groundplan.Generators.Evaluation;
using Groundplan.Generators.Evaluation.Reuse;
using Groundplan.Generators.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace Groundplan.Oracle.Running;

/// <summary>Lets the evaluator interpret a program of a compilation.</summary>
internal static class Evaluation
{
    /// <summary>The answer, and what the evaluator refused meanwhile.</summary>
    public static (Answer Answer, IReadOnlyList<Refusal> Refusals) Run(Compilation compilation, Subject subject)
    {
        var run = compilation.Assembly.GetTypeByMetadataName(subject.Type)!.GetMembers("Run").OfType<IMethodSymbol>().Single();
        var syntax = run.DeclaringSyntaxReferences[0].GetSyntax();

        // as inside a try block: what the program throws is not reported by the initializers it passes through
        var machine = new Machine(compilation, Sources.Of(compilation), [], CancellationToken.None) { Tries = 1 };
        machine.Start();
        Answer answer;
        try
        {
            answer = Answer.Of(machine.Functions.Call(run, null, [], syntax, null) as string);
        }
        catch (ThrownException thrown)
        {
            answer = new(null, NameOf(thrown.Value), thrown.Value.Message);
        }
        catch (UnknownException unknown)
        {
            answer = new(null, "unknown", unknown.Unknown.Reason);
        }
        catch (ExhaustedException exhausted)
        {
            machine.Report(exhausted.Id, Rules.Severity.Error, exhausted.Message, exhausted.Syntax);
            answer = new(null, "exhausted", null);
        }
        catch (Exception exception)
        {
            machine.Report(EvaluationIds.Internal, Rules.Severity.Error, $"{exception.GetType().Name}: {exception.Message}", syntax);
            answer = new(null, "defect", exception.ToString());
        }

        var recordings = machine.Recording.WithShared();
        var refusals = recordings.SelectMany(recording => recording.Findings).Select(finding => new Refusal(finding.Id, finding.Message, finding.Location.GetLineSpan().StartLinePosition.Line + 1)).ToList();
        if (recordings.Any(recording => recording.IncompleteAt is not null))
            refusals.Add(new(EvaluationIds.Internal, "valid code was taken for code that does not compile", 0));
        return (answer, refusals);
    }

    private static string? NameOf(Exception exception) => exception is IShell { Self: { } self } ? self.Type.FullName : exception.GetType().FullName;
}
