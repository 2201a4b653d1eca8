using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation;

/// <summary>Evaluates the plans of a compilation by interpreting their source; nothing of the user's is executed.</summary>
internal static class Evaluator
{
    private const int StackBytes = 64 << 20;

    private static readonly ConditionalWeakTable<Compilation, EvaluationResult> Results = new();

    /// <summary>The evaluation of a compilation, shared by everybody who asks for the same one.</summary>
    /// <param name="compilation">The user's compilation.</param>
    /// <param name="cancellation">Ends the evaluation with an <see cref="OperationCanceledException"/>; nothing is kept then.</param>
    public static EvaluationResult Evaluate(Compilation compilation, CancellationToken cancellation)
    {
        if (Results.TryGetValue(compilation, out var known))
            return known;
        var result = OnLargeStack(() => PlanReader.Read(compilation, cancellation));
        lock (Results)
        {
            Results.Remove(compilation);
            Results.Add(compilation, result);
        }

        return result;
    }

    /// <summary>Depth must not depend on what the host's threads happen to have left, nor text on the host's culture.</summary>
    private static EvaluationResult OnLargeStack(Func<EvaluationResult> read)
    {
        EvaluationResult? result = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = read();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackBytes)
        {
            IsBackground = true,
            CurrentCulture = CultureInfo.InvariantCulture,
            CurrentUICulture = CultureInfo.InvariantCulture,
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
