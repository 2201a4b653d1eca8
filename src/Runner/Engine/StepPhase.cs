namespace Groundplan.Runner.Engine;

/// <summary>Where a step stands, by the journal.</summary>
internal enum StepPhase
{
    /// <summary>Not begun, or undone.</summary>
    Pending,

    /// <summary>An attempt was begun, and nothing says how it ended.</summary>
    Started,

    /// <summary>The last attempt failed.</summary>
    Failed,

    Finished,

    /// <summary>A person said that it is not to be run.</summary>
    Skipped,

    /// <summary>What undoes it was begun, and nothing says how that ended.</summary>
    Undoing,

    /// <summary>What undoes it failed.</summary>
    UndoFailed,
}
