using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>What an exception of an executor means.</summary>
internal static class FailureKind
{
    /// <summary>Whether trying again may help without anybody doing anything.</summary>
    public static bool MayPass(Exception error) => error switch
    {
        StepFailure failure => failure.MayRetry,
        AmazonServiceException => AwsErrors.IsNotKnownYet(error),
        AmazonClientException { InnerException: { } inner } => IsNetwork(inner),
        _ => IsNetwork(error),
    };

    /// <summary>One or two sentences for people.</summary>
    public static string Describe(Exception error) => error switch
    {
        StepFailure or RunnerError => error.Message,
        _ when AwsErrors.IsExpired(error) => $"{AwsErrors.Describe(error)} Log in again, and resume.",
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException => AwsErrors.Describe(error),
        _ when IsNetwork(error) => "The network did not answer in time.",
        _ => $"Unexpected {error.GetType().Name}: {error.Message}",
    };

    private static bool IsNetwork(Exception error)
        => error is HttpRequestException or IOException or System.Net.Sockets.SocketException or TimeoutException || error is OperationCanceledException { InnerException: TimeoutException };
}
