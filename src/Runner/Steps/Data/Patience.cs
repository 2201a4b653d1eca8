using System.Text.Json;
using Amazon.Runtime;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Data;

/// <summary>Asks again while the other end is throttling or cannot be reached, with growing pauses. The calls themselves are not retried by the SDK, so that the budget learns of every refusal.</summary>
/// <param name="budget">Told when something was throttled.</param>
/// <param name="time">The clock.</param>
internal sealed class Patience(RateBudget budget, TimeProvider time)
{
    /// <summary>How often in a row nothing got through before it is a failure: some ten minutes.</summary>
    public const int MostTries = 40;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public RateBudget Budget => budget;

    /// <summary>The answer of a call that may be made again without harm.</summary>
    /// <param name="what">The call, for people: <c>Scan of orders-blue</c>.</param>
    /// <param name="call">Makes it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<T> AskAsync<T>(string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call(cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsPassing(e))
            {
                if (AwsErrors.IsThrottling(e))
                    budget.Throttled();
                await PauseAsync(what, tries, AwsErrors.Describe(e), cancellationToken, e);
            }
            catch (AmazonServiceException e)
            {
                throw new StepFailure($"{what}: {AwsErrors.Describe(e)}", inner: e);
            }
        }
    }

    /// <summary>Waits before the next try.</summary>
    /// <exception cref="StepFailure">There were <see cref="MostTries"/>.</exception>
    public Task PauseAsync(string what, int tries, string because, CancellationToken cancellationToken, Exception? inner = null)
    {
        if (tries >= MostTries)
            throw new StepFailure($"{what}: did not get through {MostTries} times in a row ({because}).", mayRetry: true, inner);
        var pause = Shortest * Math.Pow(2, Math.Min(tries - 1, 10));
        return Task.Delay((pause < Longest ? pause : Longest) * (0.5 + (Random.Shared.NextDouble() / 2)), time, cancellationToken);
    }

    // JSON that ends too early is an answer that broke off.
    private static bool IsPassing(Exception error)
        => AwsErrors.IsNotKnownYet(error) || error is OperationCanceledException or JsonException || error is AmazonServiceException { StatusCode: >= System.Net.HttpStatusCode.InternalServerError }
            || (error is AmazonServiceException or AmazonClientException && error.InnerException is { } inner && IsPassing(inner));
}
