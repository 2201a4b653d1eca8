namespace Groundplan.Migrations.Rules.Tools;

/// <summary>A way to call a tool that looks right and loses data.</summary>
/// <param name="Programs">The programs, as <see cref="ToolCall.Program"/> has them.</param>
/// <param name="Find">What of a call of theirs is wrong; null where nothing is.</param>
/// <param name="Wrong">What happens, as the second half of a sentence.</param>
/// <param name="Instead">What to do, as a sentence without its full stop.</param>
/// <param name="Source">Where that is written, or can be read in the tool's code.</param>
internal sealed record ToolTrap(Items<string> Programs, Func<ToolCall, ToolTrap.Spot?> Find, string Wrong, string Instead, string Source)
{
    /// <summary>All of them, tool after tool.</summary>
    public static IReadOnlyList<ToolTrap> All { get; } = [.. MlflowExportImport.Traps, .. VamsUpgrade.Traps];

    /// <summary>A property of the step, and the element of it.</summary>
    public readonly record struct Spot(string Property, int? Index)
    {
        /// <summary>A word of the command.</summary>
        public static Spot? Word(int? index) => index is { } known ? new(nameof(Command.Words), known) : null;
    }
}
