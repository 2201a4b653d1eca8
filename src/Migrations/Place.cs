namespace Groundplan.Migrations;

/// <summary>Something in the environment: a table, a bucket, a name in DNS, an opened port.</summary>
/// <param name="Category">What it is, such as <c>table</c>.</param>
/// <param name="Name">Which one: a string, a <see cref="Resource"/>, a <see cref="Stack"/>, an <see cref="Intrinsic"/>, a <see cref="Joined"/> of these, or null where that was left out.</param>
public sealed record Place(string Category, object? Name)
{
    /// <summary>The part of it that is meant, by how its keys begin; null for all. To the rules a part is the whole; the runner tells parts apart where it says what a later step did to an earlier one.</summary>
    public string? Within { get; init; }
}
