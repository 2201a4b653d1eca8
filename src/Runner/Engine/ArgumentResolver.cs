using System.Text.Json;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Runbooks;
using Groundplan.Runner.Steps;

namespace Groundplan.Runner.Engine;

/// <summary>Puts outputs of earlier steps and physical ids of resources in the place of the references to them.</summary>
/// <param name="outputsOf">The outputs of a step; null while it is not done.</param>
/// <param name="resourceId">The physical id of a resource; null while there is none.</param>
internal sealed class ArgumentResolver(Func<string, JsonObject?> outputsOf, Func<ResourceReference, CancellationToken, Task<string?>> resourceId)
{
    /// <exception cref="StepFailure">A step that is done left no such output.</exception>
    public async Task<ResolvedArguments> ResolveAsync(JsonObject arguments, CancellationToken cancellationToken)
    {
        var values = new JsonObject();
        var unknown = new List<string>();
        var absent = new List<string>();
        foreach (var (name, value) in arguments)
        {
            var missing = new List<string>();
            var resolved = await ValueAsync(value, missing, absent, cancellationToken);
            if (missing.Count == 0)
                values[name] = resolved;
            unknown.AddRange(missing.Select(m => $"{name} ← {m}"));
        }
        return new ResolvedArguments(values, unknown) { Absent = absent };
    }

    private async Task<JsonNode?> ValueAsync(JsonNode? value, List<string> missing, List<string> absent, CancellationToken cancellationToken)
    {
        if (OutputReference.Of(value) is { } output)
            return Output(output, missing);
        if (ResourceReference.Of(value) is { } resource)
            return await ResourceAsync(resource, missing, absent, cancellationToken);
        switch (value)
        {
            case JsonObject members:
                var copy = new JsonObject();
                foreach (var (name, member) in members)
                    copy[name] = await ValueAsync(member, missing, absent, cancellationToken);
                return copy;
            case JsonArray items:
                var list = new JsonArray();
                foreach (var item in items)
                    list.Add(await ValueAsync(item, missing, absent, cancellationToken));
                return list;
            default:
                return value?.DeepClone();
        }
    }

    private JsonNode? Output(OutputReference reference, List<string> missing)
    {
        if (outputsOf(reference.Step) is not { } outputs)
        {
            missing.Add($"{reference.Step}.{reference.Name}");
            return null;
        }
        if (outputs[reference.Name] is not { } value)
            throw new StepFailure($"Step {reference.Step} left no output {reference.Name}. It left: {(outputs.Count == 0 ? "nothing" : string.Join(", ", outputs.Select(o => o.Key)))}.");
        if (HoldsSecret(value))
            throw new StepFailure($"Output {reference.Name} of step {reference.Step} {(value is JsonValue whole && whole.ToString() == Redaction.Mark ? "is" : "holds")} a secret, and the journal keeps none. Let the later step read it by itself.");
        return value.DeepClone();
    }

    private static bool HoldsSecret(JsonNode? value) => value switch
    {
        JsonObject members => members.Any(m => HoldsSecret(m.Value)),
        JsonArray items => items.Any(HoldsSecret),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>().Contains(Redaction.Mark, StringComparison.Ordinal),
        _ => false,
    };

    private async Task<JsonNode?> ResourceAsync(ResourceReference reference, List<string> missing, List<string> absent, CancellationToken cancellationToken)
    {
        if (await resourceId(reference, cancellationToken) is { } id)
            return JsonValue.Create(id);
        var name = $"resource {reference.LogicalId} of stack {reference.Stack}";
        missing.Add(name);
        absent.Add(name);
        return null;
    }
}
