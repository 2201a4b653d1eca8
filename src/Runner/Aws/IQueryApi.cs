using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Groundplan.Runner.Aws;

/// <summary>One service of the query protocol.</summary>
internal interface IQueryApi : IDisposable
{
    /// <summary>Calls an operation.</summary>
    Task<XElement> QueryAsync(string operation, JsonObject input, CancellationToken cancellationToken);
}
