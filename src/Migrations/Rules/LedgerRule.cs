using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A step adds the same again when it is run again, and keeps no account of what it added.</summary>
internal static class LedgerRule
{
    private const string Id = "GP7016";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "A step that only adds has no ledger", context => MigrationView.Complete(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view) =>
        from placed in view.AllSteps()
        where placed.Spec.Idempotency == Idempotency.AppendOnly && placed.Step is not Notify && placed.Spec.Arguments.All(argument => argument?.Name != "ledger" || argument.Value is null)
        select new Finding(
            Id,
            Severity.Warning,
            $"{placed.Step.Id} adds, and adds the same again when it is resumed after a crash, on the path {PathText.To(placed.Node)} → crash → {placed.Step.Id}: name the Ledger where it keeps account of what it did, or make it an upsert.",
            view.On(placed.Step));
}
