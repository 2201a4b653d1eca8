using Groundplan.Migrations.Graph;
using Groundplan.Migrations.Rules.Model;
using Groundplan.Migrations.Rules.Tools;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>A tool that others wrote is called in a way that loses data.</summary>
internal static class ToolRule
{
    private const string Id = "GP7025";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "A migration tool is called in a way that loses data", context => MigrationView.Of(context).SelectMany(Check));

    private static IEnumerable<Finding> Check(MigrationView view) =>
        from command in view.Graph.Nodes.SelectMany(node => MigrationParts.WithInner(node.Step)).OfType<Command>()
        where command.AcceptsDataLoss is null && view.Knows(command)
        let call = ToolCall.Of(command)
        where call is not null
        from trap in ToolTrap.All
        where trap.Programs.Contains(call.Program)
        let spot = trap.Find(call)
        where spot is not null
        select new Finding(
            Id,
            Severity.Warning,
            $"{command.Id} calls {call.Program}: {trap.Wrong} ({trap.Source}). {trap.Instead}, or say in {nameof(Step.AcceptsDataLoss)} why that is bearable.",
            view.On(command, spot.Value.Property, spot.Value.Index));
}
