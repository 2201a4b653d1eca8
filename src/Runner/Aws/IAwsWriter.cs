using System.Buffers;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Groundplan.Runner.Aws;

/// <summary>
/// AWS, every operation. One that changes something is sent again when it was throttled, and not otherwise: after an answer that was lost its effect may be there, so the attempt fails and the next one looks first.
/// </summary>
public interface IAwsWriter : IAwsReader
{
    /// <summary>Calls an operation of a JSON protocol.</summary>
    Task<JsonObject> JsonAsync(AwsWrite operation, JsonObject input, CancellationToken cancellationToken);

    /// <summary>Calls an operation of a JSON protocol without objects in between, once: who calls it decides about the next try.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="input">JSON in UTF-8.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer's JSON in UTF-8; its memory is used again when it is disposed of.</returns>
    Task<IMemoryOwner<byte>> BytesAsync(AwsWrite operation, ReadOnlyMemory<byte> input, CancellationToken cancellationToken);

    /// <summary>Calls an operation of an XML protocol.</summary>
    Task<XElement> XmlAsync(AwsWrite operation, JsonObject input, CancellationToken cancellationToken);
}
