using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Groundplan.Runner.Aws;

/// <summary>AWS, operations that change nothing. The SDK's credentials, signer, retries and user agent; request ids go to the step's journal entry.</summary>
public interface IAwsReader
{
    /// <summary>Calls an operation of a JSON protocol.</summary>
    Task<JsonObject> JsonAsync(AwsRead operation, JsonObject input, CancellationToken cancellationToken);

    /// <summary>Calls an operation of an XML protocol.</summary>
    Task<XElement> XmlAsync(AwsRead operation, JsonObject input, CancellationToken cancellationToken);
}
