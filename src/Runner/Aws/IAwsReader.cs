using System.Buffers;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Groundplan.Runner.Aws;

/// <summary>AWS, operations that change nothing. The SDK's credentials, signer, retries and user agent; request ids go to the step's journal entry.</summary>
public interface IAwsReader
{
    /// <summary>Calls an operation of a JSON protocol.</summary>
    Task<JsonObject> JsonAsync(AwsRead operation, JsonObject input, CancellationToken cancellationToken);

    /// <summary>Calls an operation of a JSON protocol without objects in between, for what is large or called often. It is asked once: who calls it decides about the next try, and learns of each refusal.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="input">JSON in UTF-8.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer's JSON in UTF-8; its memory is used again when it is disposed of.</returns>
    Task<IMemoryOwner<byte>> BytesAsync(AwsRead operation, ReadOnlyMemory<byte> input, CancellationToken cancellationToken);

    /// <summary>Calls an operation of an XML protocol.</summary>
    Task<XElement> XmlAsync(AwsRead operation, JsonObject input, CancellationToken cancellationToken);
}
