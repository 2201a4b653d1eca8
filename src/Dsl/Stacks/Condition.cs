namespace Groundplan;

/// <summary>A template condition. The stack's property that holds it gives the name.</summary>
/// <param name="Test">Made with <see cref="Fn.Equal"/>, <see cref="Fn.And"/>, <see cref="Fn.Or"/> and <see cref="Fn.Not"/>.</param>
public sealed record Condition(Value<bool> Test);
