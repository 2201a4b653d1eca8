namespace Groundplan.Migrations.Rules.Model;

/// <summary>What ends what: opened things are closed, paused ones work again, scaled ones get their capacity back.</summary>
internal static class Pairs
{
    /// <summary>The kinds that must end, and what ends them.</summary>
    public static IReadOnlyList<(EffectKind Begins, EffectKind Ends)> Ending { get; } =
    [
        (EffectKind.Opens, EffectKind.Closes),
        (EffectKind.Pauses, EffectKind.Resumes),
        (EffectKind.Scales, EffectKind.Unscales),
    ];

    /// <summary>Whether a kind of effect is the begin of such a pair.</summary>
    public static bool MustEnd(EffectKind kind) => kind is EffectKind.Opens or EffectKind.Pauses or EffectKind.Scales;

    /// <summary>The kinds of effects that undo one, or none for those that need no undoing.</summary>
    public static IReadOnlyList<EffectKind> Undoing(EffectKind kind) => kind switch
    {
        EffectKind.Creates => [EffectKind.Destroys, EffectKind.Creates, EffectKind.Restores],
        EffectKind.Writes => [EffectKind.Restores, EffectKind.Writes, EffectKind.Destroys],
        EffectKind.Destroys => [EffectKind.Restores, EffectKind.Creates],
        EffectKind.Restores => [EffectKind.Restores, EffectKind.Writes, EffectKind.Destroys],
        EffectKind.Opens => [EffectKind.Closes, EffectKind.Destroys],
        EffectKind.Pauses => [EffectKind.Resumes],
        EffectKind.Scales => [EffectKind.Unscales],
        EffectKind.Promotes => [EffectKind.Restores, EffectKind.Promotes, EffectKind.Destroys],
        EffectKind.Shifts => [EffectKind.ShiftsBack, EffectKind.Shifts],
        _ => [],
    };

    /// <summary>What a step does, as a word in a sentence: <c>opens</c>.</summary>
    public static string Verb(EffectKind kind) => kind switch
    {
        EffectKind.BacksUp => "backs up",
        EffectKind.CatchesUp => "lets catch up",
        EffectKind.ShiftsBack => "shifts back",
        EffectKind.Gates => "looks at",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
