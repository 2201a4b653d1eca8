using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace Groundplan.Runner.Aws;

/// <summary>The SDK's client, which keeps the slashes that a key starts with also where the bucket is in the path, and names the bucket in errors.</summary>
internal sealed class S3Client(AWSCredentials credentials, AmazonS3Config config) : AmazonS3Client(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerAfter<Signer>(new LeadingSlashes());
        pipeline.AddHandler(new S3BucketNames());
    }

    // Between a bucket and a key the SDK drops one slash of the address, whosever it is, and not of what it signs: "/b" and "/k" become "/b/k", signed as "/b//k".
    private sealed class LeadingSlashes : PipelineHandler
    {
        private const string Key = "{Key+}";

        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var request = executionContext.RequestContext.Request;
            if (request.Endpoint.AbsolutePath.Length <= 1 || !request.PathResources.TryGetValue(Key, out var key) || !key.StartsWith('/'))
                return await base.InvokeAsync<T>(executionContext);
            request.PathResources[Key] = "/" + key;
            try
            {
                return await base.InvokeAsync<T>(executionContext);
            }
            finally
            {
                request.PathResources[Key] = key; // a retry signs again
            }
        }
    }
}
