namespace Groundplan.Faults.Tests.Kit;

/// <summary>A scenario's undisturbed run, and then one run for each fault, in which every step has another one.</summary>
internal sealed class Simulated(Scenario scenario)
{
    public Scenario Scenario => scenario;

    public StepProfile Profile { get; } = new();

    public Outcome Undisturbed { get; private set; } = null!;

    public IReadOnlyList<Task<Outcome>> Disturbed { get; private set; } = [];

    /// <summary>The undisturbed run, to its end; what follows is compared with it.</summary>
    public async Task RunUndisturbedAsync()
    {
        using var sample = new SampleOnDisk(scenario);
        await using var world = await World.MakeAsync(sample);
        using var proxy = new FaultProxy(world.Url, async (p, request) =>
        {
            if (sample.Journal.OpenStep() is { } step)
            {
                Profile.Add(step, request);
                await world.ReachedAsync(step);
            }
            return await p.ForwardAsync(request);
        });
        var people = new People(sample, world);
        var said = new List<string>();
        int code;
        do
        {
            (code, var text) = await sample.AskAsync(proxy.Url, [said.Count == 0 ? "run" : "resume", .. sample.Words, .. said.Count == 0 ? (string[])["--yes"] : [], "--parallel", "1"]);
            said.Add(text);
        }
        while (await people.LetPassAsync(code, said[^1]) is not null);
        Undisturbed = await Outcome.ReadAsync(sample, world, code, said);
    }

    /// <summary>Begins the disturbed runs, each when it has its turn.</summary>
    public void Disturb(Turns turns) => Disturbed = [.. Enumerable.Range(0, FaultScript.Runs).Select(run => turns.TakeAsync(() => DisturbedAsync(run)))];

    private async Task<Outcome> DisturbedAsync(int number)
    {
        using var sample = new SampleOnDisk(scenario);
        await using var world = await World.MakeAsync(sample);
        var script = new FaultScript(sample.Steps, Profile, number, scenario.Moments);
        using var run = new DisturbedRun(sample, world, script);
        var code = await run.RunAsync();
        return await Outcome.ReadAsync(sample, world, code, run.Said) with { Injected = script.Injected };
    }
}
