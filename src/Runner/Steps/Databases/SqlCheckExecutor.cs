using System.Globalization;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps.Databases;

/// <summary><c>sql-check</c>: asks a PostgreSQL one question, in a transaction that cannot write.</summary>
internal sealed class SqlCheckExecutor : IStepExecutor
{
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    public string Kind => "sql-check";

    public IReadOnlyList<string> Outputs => ["rowCount", "value"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var wanted = Wanted.Of(step);
        try
        {
            var result = await wanted.AskAsync(step, _ => { }, cancellationToken);
            return wanted.Expectation.Difference(result) is { } difference ? new(StepState.CannotVerifyYet, $"now {difference}") : new(StepState.AlreadySatisfied, Detail(result));
        }
        catch (StepFailure e) when (e.MayRetry)
        {
            return new(StepState.CannotVerifyYet, e.Message);
        }
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var result = await wanted.AskAsync(step, step.Conceal, cancellationToken);
        if (wanted.Expectation.Difference(result) is { } difference)
            throw new StepFailure($"Step {step.Id}: {difference}.");
        var outputs = new JsonObject { ["rowCount"] = result.Rows.Count };
        if (result.Rows is [[var value]])
            outputs["value"] = value?.DeepClone();
        return new StepOutcome(Detail(result), outputs);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var wanted = Wanted.Of(step);
        var result = await wanted.AskAsync(step, _ => { }, cancellationToken);
        return wanted.Expectation.Difference(result) is { } difference ? new StepVerdict(false, difference) : new StepVerdict(true, Detail(result));
    }

    private static string Detail(SqlResult result) => string.Create(CultureInfo.InvariantCulture, $"as expected, {result.Rows.Count} rows");

    private sealed record Wanted(DatabaseEndpoint Endpoint, string Sql, SqlExpectation Expectation, TimeSpan Timeout)
    {
        public static Wanted Of(StepReading step)
        {
            var arguments = StepArguments.Of(step);
            arguments.Only(["connection", "sql", "timeoutSeconds", .. SqlExpectation.Names]);
            var timeout = arguments.OptionalSeconds("timeoutSeconds") ?? UsualTimeout;
            if (timeout < ShortestTimeout || timeout > LongestTimeout)
                throw arguments.Failure("timeoutSeconds", "must be from 0.001 to 86400"); // PostgreSQL takes 0 for no limit
            return new Wanted(DatabaseEndpoint.Of(arguments.Object("connection")), arguments.Text("sql"), SqlExpectation.Of(arguments), timeout);
        }

        public Task<SqlResult> AskAsync(StepReading step, Action<string> conceal, CancellationToken cancellationToken)
            => SqlReading.QueryAsync(step, Endpoint, Sql, Timeout, conceal, cancellationToken);
    }
}
