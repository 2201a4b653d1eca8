using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps;

/// <summary>What a step may change.</summary>
public interface IWriteServices : IReadServices
{
    /// <summary>AWS, every operation.</summary>
    new IAwsWriter Aws { get; }

    /// <summary>AWS in another region, every operation.</summary>
    new IAwsWriter AwsIn(string region);

    /// <summary>An HTTP client for every method; it follows no redirect.</summary>
    new HttpMessageInvoker Http { get; }
}
