using System.Collections.Concurrent;
using Groundplan.Runner.Engine;

namespace Groundplan.Runner.Tests.Engine;

public sealed class RunStateTests
{
    [Fact]
    public async Task Steps_that_run_side_by_side_ask_for_one_record_each()
    {
        for (var round = 0; round < 20; round++)
        {
            var state = new RunState();
            var records = new ConcurrentBag<StepRecord>();
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            {
                for (var i = 0; i < 5000; i++)
                    records.Add(state.Step($"step-{i}"));
            })));

            Assert.Equal(5000, records.Distinct().Count());
        }
    }
}
