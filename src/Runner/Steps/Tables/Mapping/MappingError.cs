namespace Groundplan.Runner.Steps.Tables.Mapping;

/// <summary>An item cannot be mapped, or the document is not one; the message goes on after what it is about.</summary>
internal sealed class MappingError(string message) : Exception(message);
