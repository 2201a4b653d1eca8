namespace Groundplan.Faults.Tests.Kit;

/// <summary>A request of a runner, while a step is on.</summary>
/// <param name="Runner">Who asks; another may be the one that runs by the time of the answer.</param>
/// <param name="Step">The step that is on.</param>
/// <param name="Request">What is asked.</param>
/// <param name="Proxy">Where it arrived.</param>
internal sealed record Asked(RunnerProcess Runner, string Step, ProxiedRequest Request, FaultProxy Proxy)
{
    /// <summary>The service's own answer.</summary>
    public Task<ProxiedAnswer> ForwardAsync() => Proxy.ForwardAsync(Request);
}
