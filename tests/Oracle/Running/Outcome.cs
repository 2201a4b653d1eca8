namespace Groundplan.Oracle.Running;

/// <summary>How the evaluation of a program compares with its execution.</summary>
internal abstract record Outcome(Subject Subject)
{
    /// <summary>Whether the evaluator was wrong.</summary>
    public bool IsDifference => this is Different;
}

/// <summary>The same text, or the same exception.</summary>
internal sealed record Equal(Subject Subject, Answer Answer) : Outcome(Subject);

/// <summary>The evaluator said that it cannot.</summary>
internal sealed record Refused(Subject Subject, IReadOnlyList<Refusal> Refusals) : Outcome(Subject);

/// <summary>Another text, another exception, or a defect of the evaluator.</summary>
internal sealed record Different(Subject Subject, Answer Executed, Answer Evaluated) : Outcome(Subject);

/// <summary>The program does not compile, so that nothing can be compared.</summary>
internal sealed record Invalid(Subject Subject, string Error) : Outcome(Subject);

/// <summary>A finding of the evaluator.</summary>
internal sealed record Refusal(string Id, string Message, int Line);
