using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>Which approvals count.</summary>
internal static class Approvals
{
    public static readonly TimeSpan DefaultExpiry = TimeSpan.FromHours(8);

    /// <summary>The terms that a step's arguments set.</summary>
    public sealed record Terms(bool SeparationOfDuties, IReadOnlyList<string> Approvers, TimeSpan Expiry, IReadOnlyList<string> Instructions)
    {
        /// <exception cref="RunnerError">The arguments make no sense.</exception>
        public static Terms Require(MigrationStep step)
        {
            try
            {
                return Of(step);
            }
            catch (StepFailure e)
            {
                throw RunnerError.Usage($"{e.Message} Change the plan, and rebuild the project.", e);
            }
        }

        public static Terms Of(MigrationStep step)
        {
            var arguments = StepArguments.Of(step.Id, step.Arguments);
            return new Terms(arguments.Truth("separationOfDuties"), arguments.Texts("approvers"), arguments.OptionalSeconds("expiresSeconds") ?? DefaultExpiry, arguments.Texts("instructions"));
        }
    }

    /// <summary>The latest approval that counts, and why the others do not.</summary>
    public static (ApprovalRecord? Counts, IReadOnlyList<string> Rejected) Judge(MigrationStep step, RunState state, RunBinding binding, string operatorArn, DateTimeOffset now)
    {
        var terms = Terms.Of(step);
        var latest = now > state.Latest ? now : state.Latest;
        var rejected = new List<string>();
        foreach (var approval in state.Approvals.Where(a => a.Step == step.Id).Reverse())
        {
            if (Objection(approval, terms, binding, operatorArn, latest) is not { } objection)
                return (approval, rejected);
            rejected.Add($"that of {approval.Approver}, given {Moments.Write(approval.Given)}, does not count: {objection}");
        }
        return (null, rejected);
    }

    /// <summary>Why somebody may not approve; null when they may.</summary>
    public static string? ObjectionTo(string approver, Terms terms, string operatorArn)
    {
        if (terms.SeparationOfDuties && approver == operatorArn)
            return $"{approver} runs the migration and may not approve this step: somebody else has to, with credentials of their own (--profile)";
        return terms.Approvers.Count == 0 || terms.Approvers.Any(p => Matches(p, approver)) ? null : $"{approver} is none of the approvers ({string.Join(", ", terms.Approvers)})";
    }

    private static string? Objection(ApprovalRecord approval, Terms terms, RunBinding binding, string operatorArn, DateTimeOffset now)
    {
        if (approval.Binding?.Runbook != binding.Runbook)
            return "it is for another runbook";
        if (approval.Binding.Artifacts != binding.Artifacts)
            return "the documents that the runbook uses have changed since";
        if (approval.Binding.Environment != binding.Environment)
            return $"it is for environment {approval.Binding.Environment ?? "none"}";
        var until = approval.Given + terms.Expiry < approval.Expires ? approval.Given + terms.Expiry : approval.Expires;
        return now >= until ? $"it expired at {Moments.Write(until)}" : ObjectionTo(approval.Approver, terms, operatorArn);
    }

    // The pattern's pieces in order, the first at the start and the last at the end.
    private static bool Matches(string pattern, string arn)
    {
        var pieces = pattern.Split('*');
        if (pieces.Length == 1)
            return arn == pattern;
        if (!arn.StartsWith(pieces[0], StringComparison.Ordinal) || arn.Length < pieces[0].Length + pieces[^1].Length || !arn.EndsWith(pieces[^1], StringComparison.Ordinal))
            return false;
        var rest = arn[pieces[0].Length..^pieces[^1].Length];
        foreach (var piece in pieces[1..^1])
        {
            var at = rest.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
                return false;
            rest = rest[(at + piece.Length)..];
        }
        return true;
    }
}
