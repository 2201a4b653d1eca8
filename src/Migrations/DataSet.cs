namespace Groundplan.Migrations;

/// <summary>A part of what an application keeps that is moved, or left behind, as a whole: a table, the files of a bucket, the prompts of a registry.</summary>
/// <param name="Name">The name. The same name is the same data, whichever application keeps it and whichever step moves it.</param>
public sealed record DataSet(string Name)
{
    /// <summary>Why it stays where it is; null for one that a step moves.</summary>
    public string? LeftBehind { get; init; }

    /// <summary>A data set by its name.</summary>
    public static implicit operator DataSet(string name) => new(name);
}
