namespace Groundplan.Faults.Tests.Kit;

/// <summary>Which of a step's writes is disturbed.</summary>
internal enum Moment
{
    First,
    Middle,
    Last,
}
