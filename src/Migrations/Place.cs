namespace Groundplan.Migrations;

/// <summary>Something in the environment: a table, a bucket, a name in DNS, an opened port.</summary>
/// <param name="Category">What it is, such as <c>table</c>.</param>
/// <param name="Name">Which one: a string, a <see cref="Resource"/>, a <see cref="Stack"/>, an <see cref="Intrinsic"/>, a <see cref="Joined"/> of these, or null where that was left out.</param>
public sealed record Place(string Category, object? Name);
