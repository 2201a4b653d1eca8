namespace Groundplan.Faults.Tests.Kit;

/// <summary>A fault that was.</summary>
internal readonly record struct Injection(string Step, Fault Fault, Moment Moment);
