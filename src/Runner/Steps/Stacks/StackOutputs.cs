using System.Text.Json.Nodes;
using Groundplan.Runner.CloudFormation.Model;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary>A stack's outputs as those of a step.</summary>
internal static class StackOutputs
{
    public static JsonObject Of(Stack stack)
        => new(stack.Outputs.DistinctBy(o => o.OutputKey).OrderBy(o => o.OutputKey, StringComparer.Ordinal).Select(o => KeyValuePair.Create(o.OutputKey, (JsonNode?)o.OutputValue)));
}
