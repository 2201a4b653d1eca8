using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Groundplan.Runner.Engine;

/// <summary>A step's arguments with what they refer to in place.</summary>
/// <param name="Values">What is known; an argument that hangs on something unknown is left out as a whole.</param>
/// <param name="Unknown">What is not known yet, as <c>name ← step.output</c>.</param>
internal sealed record ResolvedArguments(JsonObject Values, IReadOnlyList<string> Unknown)
{
    /// <summary>Of what is unknown that which is a resource that is not there, as <c>resource X of stack Y</c>.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>SHA-256 of the values.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Values.ToJsonString())));
}
