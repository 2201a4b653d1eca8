using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Amazon.S3.Internal;

namespace Groundplan.Runner.Aws;

/// <summary>The SDK's client, which keeps the slashes that a key starts with also where the bucket is in the path.</summary>
internal sealed class S3Client(AWSCredentials credentials, AmazonS3Config config) : AmazonS3Client(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerAfter<AmazonS3EndpointResolver>(new LeadingSlashes());
    }

    // The SDK drops one slash between the bucket and the key, whosever it is: "/b" and "/k" become "/b/k", which is another object.
    private sealed class LeadingSlashes : PipelineHandler
    {
        private const string Key = "{Key+}";

        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var request = executionContext.RequestContext.Request;
            if (request.Endpoint.AbsolutePath.Length > 1 && request.PathResources.TryGetValue(Key, out var key) && key.StartsWith('/'))
                request.PathResources[Key] = "/" + key;
            return base.InvokeAsync<T>(executionContext);
        }
    }
}
