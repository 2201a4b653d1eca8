using System.Globalization;
using Groundplan.Runner.Engine;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Runbooks;

namespace Groundplan.Runner.Tests.Engine;

/// <summary>A runbook with joins has the order of the one that names each step of them.</summary>
public sealed class FrontierTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_steps_that_may_come_next_are_those_before_which_all_is_done(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 50; run++)
        {
            var joined = Random(random);
            var named = Named(joined);
            var state = new RunState();
            // Another runbook may have been accepted since: anything may be done.
            foreach (var step in named.Steps.Where(_ => random.Next(6) == 0))
                Finish(state, step);
            var frontier = new Frontier(joined, state);
            while (true)
            {
                var next = named.Steps.Where(s => !state.Step(s.Id).IsDone && s.After.All(id => state.Step(id).IsDone)).Select(s => s.Id).ToList();
                Assert.Equal(next, frontier.Steps.Select(s => s.Id));
                Assert.Equal(next, new Frontier(joined, state).Steps.Select(s => s.Id));
                if (next.Count == 0)
                    break;
                var one = joined.Step(next[random.Next(next.Count)]);
                Finish(state, one);
                frontier.Done(one);
            }
            Assert.All(joined.Steps, s => Assert.True(state.Step(s.Id).IsDone));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_before_a_step_and_what_hangs_on_it_is_the_same(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 50; run++)
        {
            var joined = Random(random);
            var named = Named(joined);
            Assert.Null(RunbookRules.FirstProblem(joined));
            foreach (var (step, other) in joined.Steps.Zip(named.Steps))
            {
                Assert.Equal(named.Before(other).Select(s => s.Id), joined.Before(step).Select(s => s.Id));
                Assert.Equal(named.From([other]).Select(s => s.Id), joined.From([step]).Select(s => s.Id));
            }
        }
    }

    /// <summary>Steps of which each waits for some before it, by name or by joins.</summary>
    private static MigrationRunbook Random(Random random)
    {
        var (steps, joins) = (new List<MigrationStep>(), new List<MigrationJoin>());
        for (var i = random.Next(1, 25); i > 0; i--)
        {
            steps.Add(new MigrationStep(Id("s", steps.Count), "wait", MigrationIdempotency.Read, Phase: "phase", After: Some(steps.Select(s => s.Id)), Joins: Some(joins.Select(j => j.Id))));
            if (random.Next(3) == 0)
                joins.Add(new MigrationJoin(Id("j", joins.Count), [steps[random.Next(steps.Count)].Id, .. Some(steps.Select(s => s.Id))]));
        }
        return new MigrationRunbook(2, "move", "Orders", "Move", steps, Phases: [new MigrationPhase("phase")], Joins: joins);

        string[] Some(IEnumerable<string> ids) => random.Next(2) == 0 ? [] : [.. ids.Where(_ => random.Next(4) == 0)];
    }

    private static MigrationRunbook Named(MigrationRunbook joined) => new(2, "move", "Orders", "Move", [.. joined.Steps.Select(s => new MigrationStep(s.Id, s.Kind, s.Idempotency, After: [.. s.After, .. s.Joins.SelectMany(id => joined.Join(id).After)]))]);

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");

    private static void Finish(RunState state, MigrationStep step) => state.Take(new JournalEntry(1, DateTimeOffset.UnixEpoch, JournalKind.StepFinished, step.Id, 1, "token", [], "", ""));
}
