using System.Reflection;
using System.Text.Json.Nodes;
using Groundplan.Runner.Steps;

namespace Groundplan.Migrations.Steps;

/// <summary>The records say what the runner's executors read: the same kinds, and arguments that are taken as they are.</summary>
public sealed class ExecutorTests
{
    // Kinds whose executor is still to come. One that has come has to be taken off.
    private static readonly string[] Pending = [];

    public static TheoryData<string> Executed() => [.. StepSamples.All.Where(step => ExecutorOf(step) is not null).Select(step => step.Id)];

    [Fact]
    public void Each_executor_has_a_record() => Assert.Empty(StepExecutors.All.Select(executor => executor.Kind).Except(Kinds));

    [Fact]
    public void Each_record_has_an_executor() => Assert.Equal(Pending, Kinds.Except(StepExecutors.All.Select(executor => executor.Kind)).Order(StringComparer.Ordinal));

    /// <summary>An executor reads all arguments before it looks at anything, and here there is nothing to look at.</summary>
    [Theory]
    [MemberData(nameof(Executed))]
    public async Task The_executor_takes_the_arguments(string id)
    {
        Environment.SetEnvironmentVariable("ORDERS_PASSWORD", "x");
        var step = StepSamples.Named(id);
        var reading = new StepReading { Id = id, Arguments = Resolved(StepTexts.Arguments(step)), Services = DispatchProxy.Create<IReadServices, Nowhere>(), Time = TimeProvider.System };
        var failure = await Record.ExceptionAsync(() => ExecutorOf(step)!.ForecastAsync(reading, CancellationToken.None));
        Assert.True(failure is null or StepFailure || failure.GetBaseException() is NowhereException, $"{failure}");
        Assert.DoesNotContain("argument", (failure as StepFailure)?.Message ?? "", StringComparison.Ordinal);
    }

    /// <summary>What documents and rules call certain to pass does not count as the runner's timeout.</summary>
    [Fact]
    public void Records_say_no_longer_time_than_executors_may_wait()
    {
        var waiting = StepSamples.All.Where(step => step.Specify().Least is not null).ToList();
        Assert.NotEmpty(waiting);
        Assert.All(waiting, step =>
        {
            var reading = new StepReading { Id = step.Id, Arguments = Resolved(StepTexts.Arguments(step)), Services = DispatchProxy.Create<IReadServices, Nowhere>(), Time = TimeProvider.System };
            Assert.InRange(step.Specify().Least!.Value, TimeSpan.FromTicks(1), ExecutorOf(step)!.OwnWait(reading));
        });
    }

    /// <summary>What an executor leaves it is held to by its own tests.</summary>
    [Fact]
    public void Records_name_the_outputs_that_executors_leave()
    {
        foreach (var executor in StepExecutors.All.Where(executor => !executor.Outputs.Contains("*")))
        {
            var named = StepSamples.All.Select(step => step.Specify()).Where(spec => spec.Kind == executor.Kind).SelectMany(spec => spec.Outputs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            Assert.Equal((executor.Kind, string.Join(", ", executor.Outputs.Order(StringComparer.Ordinal))), (executor.Kind, string.Join(", ", named)));
        }
    }

    [Fact]
    public void Names_of_outputs_begin_small()
        => Assert.All(StepExecutors.All.SelectMany(executor => executor.Outputs).Where(name => name != "*"), name => Assert.Matches("^[a-z][A-Za-z0-9]*$", name));

    private static IReadOnlyList<string> Kinds { get; } = [.. StepSamples.All.Select(step => step.Specify().Kind).Distinct(StringComparer.Ordinal)];

    private static IStepExecutor? ExecutorOf(Step step) => StepExecutors.All.SingleOrDefault(executor => executor.Kind == step.Specify().Kind);

    /// <summary>The arguments with something in the place of what the engine puts in.</summary>
    private static JsonObject Resolved(string arguments)
    {
        var node = JsonNode.Parse(arguments)!.AsObject();
        foreach (var (name, value) in node.ToList())
        {
            if (value?.GetValueKind() == System.Text.Json.JsonValueKind.Object && value["$output"] is { } output)
                node[name] = OutputOf((string)output["name"]!);
        }

        return node;
    }

    private static JsonNode OutputOf(string name) => name switch
    {
        "captured" => JsonNode.Parse("""{ "hostedZoneId": "Z1", "name": "example.com.", "type": "A", "records": [], "made": [] }""")!,
        "previousVersion" or "previousDesiredCount" => 3,
        _ => "something",
    };
}
