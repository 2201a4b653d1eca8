using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Groundplan.Runner.Aws;

/// <summary>AWS, every operation.</summary>
public interface IAwsWriter : IAwsReader
{
    /// <summary>Calls an operation of a JSON protocol.</summary>
    Task<JsonObject> JsonAsync(AwsWrite operation, JsonObject input, CancellationToken cancellationToken);

    /// <summary>Calls an operation of an XML protocol.</summary>
    Task<XElement> XmlAsync(AwsWrite operation, JsonObject input, CancellationToken cancellationToken);
}
