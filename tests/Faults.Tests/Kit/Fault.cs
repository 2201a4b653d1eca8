namespace Groundplan.Faults.Tests.Kit;

/// <summary>What happens to a step while it is carried out.</summary>
internal enum Fault
{
    /// <summary>The runner is killed before its request reaches the service.</summary>
    CrashBefore,

    /// <summary>The service does it, and the runner is killed before it hears of that.</summary>
    CrashAfter,

    /// <summary>The service refuses for now, more often than once.</summary>
    Throttle,

    /// <summary>Nothing answers until the runner gives the request up; nothing is done.</summary>
    Timeout,

    /// <summary>The service does it, and the connection breaks before the answer.</summary>
    LostResponse,

    /// <summary>Of a batch a part is done. Of a single request half arrives, the runner is killed, and its journal ends in the middle of a line.</summary>
    PartialWrite,
}
