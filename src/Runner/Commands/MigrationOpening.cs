using Groundplan.Runner.Documents;
using Groundplan.Runner.Engine;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Commands;

/// <summary>From what the user gave to a migration that can be carried out.</summary>
internal static class MigrationOpening
{
    public static bool IsMigration(PlanRoot root) => root.Kind == RunbookReader.RootKind;

    /// <summary>For commands that look at steps or carry them out: every kind of step must be known.</summary>
    public static async Task<RunContext> OpenAsync(Invocation invocation, EngineAnswers answers, CancellationToken cancellationToken)
    {
        var context = await OpenToSayAsync(invocation, answers, cancellationToken);
        context.Environment.Executors.RequireAll(context.Runbook);
        return context;
    }

    /// <summary>For commands that only say something in the journal.</summary>
    public static async Task<RunContext> OpenToSayAsync(Invocation invocation, EngineAnswers answers, CancellationToken cancellationToken)
    {
        var (plan, root) = await SelectAsync(invocation, cancellationToken);
        return await RunContext.OpenAsync(invocation, plan, root, answers, cancellationToken);
    }

    /// <summary>The plan, and the migration that is meant.</summary>
    public static async Task<(Plan Plan, PlanRoot Root)> SelectAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var plan = await PlanOpening.OpenAsync(invocation, cancellationToken);
        return (plan, Select(plan, invocation.Root));
    }

    /// <summary>The journal's state; an error when there is no run.</summary>
    public static async Task<RunState> RequireRunAsync(RunContext context, CancellationToken cancellationToken)
    {
        var state = await RunState.ReadAsync(context.Store, cancellationToken);
        return state.Started is not null ? state : throw context.NoRun();
    }

    // Where no root is named, the only migration is meant.
    private static PlanRoot Select(Plan plan, string? name)
    {
        var migrations = plan.Manifest.Roots.Where(IsMigration).ToList();
        if (name is null && migrations.Count > 0)
            return migrations is [var only] ? only : throw Plan.Ambiguous(migrations);
        var root = plan.Select(name);
        return IsMigration(root)
            ? root
            : throw RunnerError.Usage($"{root.FullName} is a {root.Kind}, not a migration. {(migrations.Count > 0 ? $"The plan's migrations: {string.Join(", ", migrations.Select(r => r.FullName))}." : "The plan has no migration.")}");
    }
}
