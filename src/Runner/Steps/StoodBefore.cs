using System.Text.Json.Nodes;

namespace Groundplan.Runner.Steps;

/// <summary>What a step that makes something saves before its first write: whether that was there already. An abort takes away only what the step made.</summary>
internal static class StoodBefore
{
    private const string Name = "stood";

    /// <summary>What is to be saved.</summary>
    public static JsonObject Mark(bool stood) => new() { [Name] = stood };

    /// <summary>The same checkpoint, with the mark.</summary>
    public static JsonObject With(this JsonObject checkpoint, bool stood)
    {
        checkpoint[Name] = stood;
        return checkpoint;
    }

    /// <summary>What the first attempt found; null where none came as far as to look.</summary>
    public static bool? Of(JsonObject? saved) => saved?[Name] is JsonValue value && value.TryGetValue<bool>(out var stood) ? stood : null;

    /// <summary>Why a compensation that deletes the thing is not run; null where it is.</summary>
    /// <param name="thing">What the step makes, such as <c>the stack</c>.</param>
    /// <param name="saved">The step's last checkpoint.</param>
    public static string? ReasonToKeep(string thing, JsonObject? saved) => Of(saved) switch
    {
        true => $"{thing} was there before the step and is not deleted; what the step changed in it is to be taken back by hand",
        false => null,
        null => $"the step had begun nothing, and {thing} is not deleted",
    };
}
