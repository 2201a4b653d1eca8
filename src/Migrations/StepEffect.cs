namespace Groundplan.Migrations;

/// <summary>What a step does to a place. The checker knows of a step only this.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Place">To what.</param>
public sealed record StepEffect(EffectKind Kind, Place Place);

/// <summary>The kinds of effects.</summary>
public enum EffectKind
{
    /// <summary>It is made.</summary>
    Creates,

    /// <summary>Data or settings of it change.</summary>
    Writes,

    /// <summary>It, or data in it, is gone afterwards.</summary>
    Destroys,

    /// <summary>A copy is made from which it can be brought back.</summary>
    BacksUp,

    /// <summary>It is brought back to an earlier state.</summary>
    Restores,

    /// <summary>It can be reached by more than before.</summary>
    Opens,

    /// <summary>What was opened is closed.</summary>
    Closes,

    /// <summary>It stops working, or stops taking writes.</summary>
    Pauses,

    /// <summary>What was paused works again.</summary>
    Resumes,

    /// <summary>It runs with another capacity than before.</summary>
    Scales,

    /// <summary>It runs with the capacity from before.</summary>
    Unscales,

    /// <summary>Changes that are on their way to it have arrived.</summary>
    CatchesUp,

    /// <summary>It becomes the one that takes writes.</summary>
    Promotes,

    /// <summary>Traffic goes elsewhere than before.</summary>
    Shifts,

    /// <summary>Traffic goes where it went before.</summary>
    ShiftsBack,

    /// <summary>Its health, or that of all, is looked at, and the migration stops where it is not well.</summary>
    Gates,
}
