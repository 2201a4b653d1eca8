using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Databases;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Databases;

public sealed class SqlCheckTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [PostgresTheory]
    [InlineData("select count(*) from generate_series(1, 3)", "\"equals\":3")]
    [InlineData("select 3.50::numeric", "\"equals\":3.5")]
    [InlineData("select 'on'::text", "\"equals\":\"on\"")]
    [InlineData("select true", "\"equals\":true")]
    [InlineData("select null::int", "\"equals\":null")]
    [InlineData("values (42)", "\"minimum\":42,\"maximum\":43")]
    [InlineData("select 0.5::float8", "\"maximum\":0.5")]
    [InlineData("select * from (values (1, 'a'), (2, null)) as t order by 1", "\"rows\":[[1,\"a\"],[2,null]]")]
    [InlineData("select 1 where false", "\"rowCount\":0")]
    [InlineData("select date '2026-03-01', timestamptz '2026-03-01 12:00+01'", "\"rows\":[[\"2026-03-01\",\"2026-03-01T11:00:00.0000000Z\"]]")]
    [InlineData("show transaction_read_only", "\"equals\":\"on\"")]
    [InlineData("select ';' || $$a;b$$ -- c;d", "\"equals\":\";a;b\"")]
    public async Task What_is_as_expected_holds(string sql, string expected)
    {
        using var step = Step(sql, expected);

        await step.RunAsync();

        Assert.True((await step.VerifyAsync()).Holds);
        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
        Assert.Equal([PostgresServer.Password], step.Concealed);
    }

    [PostgresTheory]
    [InlineData("select 'a'::name", "\"equals\":\"a\"")]
    [InlineData("select '{\"a\": 1}'::jsonb", "\"equals\":\"{\\\"a\\\": 1}\"")]
    [InlineData("select '[1]'::json", "\"equals\":\"[1]\"")]
    [InlineData("select 'x'::varchar(3), 'y'::char(2), null::text", "\"rows\":[[\"x\",\"y \",null]]")]
    [InlineData("select ''", "\"equals\":\"\"")]
    [InlineData("select repeat('ä', 262144)", "\"rowCount\":1")]
    public async Task Texts_of_all_types_are_read(string sql, string expected)
    {
        using var step = Step(sql, expected);

        Assert.Equal(StepState.AlreadySatisfied, (await step.ForecastAsync()).State);
    }

    [PostgresTheory]
    [InlineData("select repeat('x', 262145) as body", "a value of column body has more than 262144 characters, which is more than is read; select less of it, such as left(body, 100), or its md5.")]
    [InlineData("select repeat('x', 100000000)::bytea as body", "column body is a bytea that cannot be compared; cast it to text")]
    [InlineData("select array_fill(1, array[10000000]) as body", "column body is a integer[] that cannot be compared")]
    public async Task A_value_that_is_too_long_is_named_and_not_read(string sql, string said)
    {
        using var step = Step(sql, "\"rowCount\":1");

        Assert.Contains(said, (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_value_of_any_length_costs_no_memory()
    {
        using var migration = new MigrationOnDisk(MigrationOnDisk.Step("ask", "sql-check", System.Text.Json.Nodes.JsonNode.Parse($$"""{"connection":{{postgres.Connection}},"sql":"select repeat('x', 300000000) as body","rowCount":1}""")!.AsObject()));
        migration.Save().Environment["DOTNET_GCHeapHardLimit"] = "0x3000000"; // 48 MiB

        using var process = migration.Start("run", "--yes");
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(ExitCode.Failed, process.ExitCode);
        Assert.Contains("a value of column body has more than 262144 characters", said, StringComparison.Ordinal);
    }

    [PostgresTheory]
    [InlineData("select 4", "\"equals\":3", "the value is 4; 3 was expected")]
    [InlineData("select '3'", "\"equals\":3", "the value is \"3\"; 3 was expected")]
    [InlineData("select 4", "\"minimum\":5", "the value is 4; at least 5 was expected")]
    [InlineData("select 'x'", "\"maximum\":5", "a number was expected")]
    [InlineData("select 1, 2", "\"equals\":1", "the statement gave [[1,2]]; one row of one value was expected")]
    [InlineData("select 1 where false", "\"equals\":1", "the statement gave no row")]
    [InlineData("select g from generate_series(1, 2) g", "\"rows\":[[1]]", "the rows are [[1],[2]]; [[1]] were expected")]
    [InlineData("select g from generate_series(1, 100000) g", "\"rowCount\":7", "there are more than 1000 rows; 7 were expected")]
    public async Task What_is_otherwise_is_said(string sql, string expected, string said)
    {
        using var step = Step(sql, expected);

        Assert.Contains(said, (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Contains(said, (await step.VerifyAsync()).Detail, StringComparison.Ordinal);
        Assert.Equal(StepState.CannotVerifyYet, (await step.ForecastAsync()).State);
    }

    [PostgresTheory]
    [InlineData("create table t (a int)", "must begin with SELECT")]
    [InlineData("copy (select 1) to program 'true'", "must begin with SELECT")]
    [InlineData("commit", "must begin with SELECT")]
    [InlineData("with made as (insert into pets values (1) returning 1) select * from made", "a check may not write")]
    [InlineData("select nextval('counter')", "a check may not write")]
    [InlineData("select 1; drop table pets", "cannot insert multiple commands into a prepared statement")]
    [InlineData("select 1; commit; drop table pets", "cannot insert multiple commands into a prepared statement")]
    [InlineData("select pg_sleep(30)", "took longer than 0.5 s")]
    [InlineData("select 1e1000::numeric", "cast it to text")]
    [InlineData("select * from nothing_at_all", "does not exist (42P01)")]
    public async Task A_statement_that_writes_or_is_more_than_one_or_takes_long_is_refused(string sql, string said)
    {
        await postgres.ScalarAsync("create table if not exists pets (a int); create sequence if not exists counter;");
        using var step = Step(sql, "\"rowCount\":1,\"timeoutSeconds\":0.5");

        Assert.Contains(said, (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(0L, await postgres.ScalarAsync("select count(*) from pets"));
    }

    [PostgresFact]
    public async Task A_wrong_password_is_said_without_it_and_a_silent_server_may_be_asked_again()
    {
        Environment.SetEnvironmentVariable("GROUNDPLAN_TEST_PG_WRONG", "wrong-one");
        using var wrong = new StepKit(new SqlCheckExecutor(), null, $$"""{"connection":{{postgres.Connection.Replace(PostgresServer.PasswordVariable, "GROUNDPLAN_TEST_PG_WRONG", StringComparison.Ordinal)}},"sql":"select 1","equals":1}""");
        var failure = await Assert.ThrowsAsync<StepFailure>(() => wrong.RunAsync());
        Assert.Contains("28P01", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-one", failure.ToString(), StringComparison.Ordinal);

        using var silent = new StepKit(new SqlCheckExecutor(), null, """{"connection":{"host":"127.0.0.1","port":9,"database":"a","user":"b"},"sql":"select 1","equals":1}""");
        Assert.True((await Assert.ThrowsAsync<StepFailure>(() => silent.RunAsync())).MayRetry);
        Assert.Equal(StepState.CannotVerifyYet, (await silent.ForecastAsync()).State);
    }

    [Theory]
    [InlineData("\"equals\":1,\"timeoutSeconds\":0", "timeoutSeconds must be from 0.001")]
    [InlineData("\"equals\":1,\"rowCount\":1", "only minimum and maximum go together")]
    [InlineData("\"timeoutSeconds\":1", "equals or minimum")]
    public async Task Arguments_that_make_no_sense_are_named(string arguments, string said)
    {
        using var step = Step("select 1", arguments);

        Assert.Contains(said, (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_server_without_encryption_is_refused_unless_asked_for()
    {
        using var step = new StepKit(new SqlCheckExecutor(), null, $$"""{"connection":{{postgres.Connection.Replace(",\"ssl\":\"disable\"", "", StringComparison.Ordinal)}},"sql":"select 1","equals":1}""");

        Assert.Contains("SSL", (await Assert.ThrowsAsync<StepFailure>(() => step.RunAsync())).Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Lag_is_read_where_the_source_sees_it()
    {
        using var lag = new StepKit(new AwaitReplicaLagExecutor(), null, $$"""{"replica":"green","maximumSeconds":0,"pollSeconds":0.1,"forSeconds":0.3,"connection":{{postgres.Connection}},"applicationName":"walreceiver"}""");
        Assert.Contains("no replica called walreceiver is connected", (await lag.VerifyAsync()).Detail, StringComparison.Ordinal);
        var standby = await postgres.StartStandbyAsync();

        await lag.RunAsync();
        await postgres.ScalarAsync("select pg_wal_replay_pause()", standby);
        await postgres.ScalarAsync("create table written_to_the_source (a int)");
        var behind = await lag.VerifyAsync();
        Assert.False(behind.Holds, behind.Detail);
        await postgres.ScalarAsync("select pg_wal_replay_resume()", standby);
        await lag.RunAsync();

        Assert.True((await lag.VerifyAsync()).Holds);
    }

    private StepKit Step(string sql, string expected)
        => new(new SqlCheckExecutor(), null, $$"""{"connection":{{postgres.Connection}},"sql":{{System.Text.Json.JsonSerializer.Serialize(sql)}},{{expected}}}""");
}
