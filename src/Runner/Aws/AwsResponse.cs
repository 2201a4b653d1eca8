using System.Buffers;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime;

namespace Groundplan.Runner.Aws;

/// <summary>The answer of a query operation: its result element, namespaces removed.</summary>
internal sealed class AwsXmlResponse : AmazonWebServiceResponse
{
    public XElement Result { get; init; } = new("Result");
}

/// <summary>The answer of a JSON operation.</summary>
internal sealed class AwsJsonResponse : AmazonWebServiceResponse
{
    public JsonObject Result { get; init; } = [];
}

/// <summary>The answer of a JSON operation as it came over the wire.</summary>
internal sealed class AwsBytesResponse : AmazonWebServiceResponse
{
    public IMemoryOwner<byte> Result { get; init; } = PooledBytes.Empty;
}
