using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Parameters;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Parameters;

public sealed class ParameterTests(LocalEndpoint endpoint) : IClassFixture<LocalEndpoint>
{
    [EndpointFact]
    public async Task A_new_parameter_is_made_and_restoring_removes_it()
    {
        using var put = Step(new PutParameterExecutor(), """{"name":"/new/one","value":"a,b","type":"StringList"}""");

        Assert.Equal(StepState.WouldRun, (await put.ForecastAsync()).State);
        var outcome = await put.RunAsync();

        Assert.Equal("""{"existed":false,"previousVersion":0,"version":1}""", outcome.Outputs!.ToJsonString());
        Assert.True((await put.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await put.ForecastAsync()).State);

        using var restore = Step(new RestoreParameterExecutor(), """{"name":"/new/one","version":0}""");
        Assert.Equal(StepState.WouldRun, (await restore.ForecastAsync()).State);
        Assert.False((await restore.VerifyAsync()).Holds);
        await restore.RunAsync();
        await restore.RunAsync(attempt: 2);
        Assert.True((await restore.VerifyAsync()).Holds);
        Assert.NotEqual(0, (await endpoint.AwsAsync("ssm", "get-parameter", "--name", "/new/one")).Code);
    }

    [EndpointFact]
    public async Task What_was_there_is_captured_once_and_can_be_restored()
    {
        await MakeAsync("/old/one", "before");
        using var put = Step(new PutParameterExecutor(), """{"name":"/old/one","value":"after"}""");

        await put.RunAsync();
        var again = await put.RunAsync(attempt: 2);

        Assert.Equal("""{"existed":true,"previousVersion":1,"previousValue":"before","version":2}""", again.Outputs!.ToJsonString());
        using var restore = Step(new RestoreParameterExecutor(), """{"name":"/old/one","version":1}""");
        await restore.RunAsync();
        Assert.Equal("before", await ValueAsync("/old/one"));
        Assert.True((await restore.VerifyAsync()).Holds);
        Assert.False((await put.VerifyAsync()).Holds);
    }

    [EndpointFact]
    public async Task Nothing_is_written_before_what_was_there_is_kept()
    {
        await MakeAsync("/crash/one", "before");
        using var put = Step(new PutParameterExecutor(), """{"name":"/crash/one","value":"after"}""");
        put.OnSave = _ => throw new InvalidOperationException("crash");

        await Assert.ThrowsAsync<InvalidOperationException>(() => put.RunAsync());

        Assert.Equal("before", await ValueAsync("/crash/one"));
        put.OnSave = null;
        await put.RunAsync();
        Assert.Equal("after", await ValueAsync("/crash/one"));
    }

    [EndpointFact]
    public async Task Another_value_is_not_overwritten_where_the_step_says_so()
    {
        await MakeAsync("/kept/one", "before");
        using var put = Step(new PutParameterExecutor(), """{"name":"/kept/one","value":"after","overwrite":false}""");

        Assert.Equal(StepState.WouldFail, (await put.ForecastAsync()).State);
        await Assert.ThrowsAsync<StepFailure>(() => put.RunAsync());

        Assert.Equal("before", await ValueAsync("/kept/one"));
    }

    [EndpointFact]
    public async Task A_secure_value_comes_from_a_secret_and_shows_nowhere()
    {
        await endpoint.AwsAsync("secretsmanager", "create-secret", "--name", "db", "--secret-string", """{"password":"hunter2"}""");
        await endpoint.AwsAsync("ssm", "put-parameter", "--name", "/secure/one", "--type", "SecureString", "--value", "swordfish", "--key-id", "alias/orders");
        using var put = Step(new PutParameterExecutor(), """{"name":"/secure/one","type":"SecureString","overwrite":true,"valueFrom":{"secretId":"db","key":"password"}}""");

        var outcome = await put.RunAsync();

        Assert.Equal(["hunter2", "swordfish"], put.Concealed.Order());
        Assert.Equal("""{"existed":true,"previousVersion":1,"version":2}""", outcome.Outputs!.ToJsonString());
        Assert.DoesNotContain("swordfish", string.Concat(put.Checkpoints.Select(c => c.ToJsonString())), StringComparison.Ordinal);
        Assert.True((await put.VerifyAsync()).Holds);
        Assert.Contains("alias/orders", (await endpoint.AwsAsync("ssm", "describe-parameters", "--parameter-filters", "Key=Name,Values=/secure/one")).Text, StringComparison.Ordinal);

        using var restore = Step(new RestoreParameterExecutor(), """{"name":"/secure/one","version":1}""");
        await restore.RunAsync();
        Assert.Equal("swordfish", await ValueAsync("/secure/one"));
        Assert.Equal(["swordfish"], restore.Concealed);
        Assert.Contains("alias/orders", (await endpoint.AwsAsync("ssm", "describe-parameters", "--parameter-filters", "Key=Name,Values=/secure/one")).Text, StringComparison.Ordinal);
    }

    [EndpointFact]
    public async Task A_version_that_is_gone_is_said_before_anything_is_written()
    {
        await MakeAsync("/gone/one", "now");
        using var restore = Step(new RestoreParameterExecutor(), """{"name":"/gone/one","version":7}""");

        Assert.Equal(StepState.WouldFail, (await restore.ForecastAsync()).State);
        Assert.Contains("no version 7", (await Assert.ThrowsAsync<StepFailure>(() => restore.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal("now", await ValueAsync("/gone/one"));
    }

    [EndpointFact]
    public async Task A_maintenance_switch_is_turned_on_and_off_and_read_back()
    {
        await MakeAsync("/orders/maintenance", "no");
        using var on = Step(new SetMaintenanceExecutor(), """{"switch":{"parameter":"/orders/maintenance"},"on":true,"onValue":"yes","offValue":"no"}""");
        using var off = Step(new SetMaintenanceExecutor(), """{"switch":{"parameter":"/orders/maintenance"},"on":false,"onValue":"yes","offValue":"no"}""");

        Assert.Equal((StepState.WouldRun, StepState.AlreadySatisfied), ((await on.ForecastAsync()).State, (await off.ForecastAsync()).State));
        Assert.Equal("""{"previousValue":"no"}""", (await on.RunAsync()).Outputs!.ToJsonString());
        Assert.Equal("yes", await ValueAsync("/orders/maintenance"));
        Assert.True((await on.VerifyAsync()).Holds);

        await off.RunAsync();
        Assert.False((await on.VerifyAsync()).Holds);
        Assert.True((await off.VerifyAsync()).Holds);
    }

    [EndpointFact]
    public async Task A_switch_that_nobody_can_read_is_refused()
    {
        using var on = Step(new SetMaintenanceExecutor(), """{"switch":{"parameter":"/nobody/maintenance"},"on":true}""");

        Assert.Equal(StepState.WouldFail, (await on.ForecastAsync()).State);
        Assert.Contains("/nobody/maintenance", (await Assert.ThrowsAsync<StepFailure>(() => on.RunAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"x","value":"plain","type":"SecureString"}""", "no SecureString may be")]
    [InlineData("""{"name":"x"}""", "value or valueFrom must be given")]
    [InlineData("""{"name":"x","value":"a","valueForm":{}}""", "there is no argument valueForm")]
    [InlineData("""{"name":"x","valueFrom":{"secretId":"a","parameter":"b"}}""", "only one of them")]
    [InlineData("""{"name":"x","valueFrom":{"environment":"GROUNDPLAN_TEST_NOT_SET"}}""", "is not set")]
    public async Task Arguments_that_make_no_sense_are_named(string arguments, string said)
    {
        using var put = Step(new PutParameterExecutor(), arguments, "http://127.0.0.1:9");

        Assert.Contains(said, (await Assert.ThrowsAsync<StepFailure>(() => put.RunAsync())).Message, StringComparison.Ordinal);
    }

    private StepKit Step(IStepExecutor executor, string arguments, string? url = null) => new(executor, url ?? endpoint.Url, arguments) { Time = new SteppingTime() };

    private async Task MakeAsync(string name, string value)
        => Assert.Equal(0, (await endpoint.AwsAsync("ssm", "put-parameter", "--name", name, "--type", "String", "--value", value)).Code);

    private async Task<string> ValueAsync(string name)
        => (await endpoint.AwsAsync("ssm", "get-parameter", "--name", name, "--with-decryption", "--query", "Parameter.Value")).Text;
}
