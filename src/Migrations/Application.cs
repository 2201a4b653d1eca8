namespace Groundplan.Migrations;

/// <summary>An application of the inventory.</summary>
/// <param name="Name">The name, unique in the migration.</param>
public sealed record Application(string Name)
{
    /// <summary>What it is built with, such as <c>Node.js 20</c>.</summary>
    public string Technology { get; init; } = "";

    /// <summary>How much it is used, such as <c>10,000 requests a minute</c>.</summary>
    public string Traffic { get; init; } = "";

    /// <summary>Where it keeps data, such as <c>PostgreSQL 15</c>.</summary>
    public string DataStore { get; init; } = "";

    /// <summary>What it keeps, part by part. Each is moved by a step (<see cref="Step.Moves"/>) or left behind with a reason (<see cref="DataSet.LeftBehind"/>).</summary>
    public Items<DataSet> Data { get; init => field = value ?? []; } = [];

    /// <summary>Whether the business stops without it.</summary>
    public bool Critical { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>What it cannot work without: other applications, or names of what is not in the inventory.</summary>
    public Items<Dependency> DependsOn { get; init => field = value ?? []; } = [];
}

/// <summary>A dependency: an application of the inventory, or the name of something outside.</summary>
/// <param name="Name">The name.</param>
public sealed record Dependency(string Name)
{
    /// <summary>An application of the inventory.</summary>
    public static implicit operator Dependency(Application application) => new(application?.Name ?? "");

    /// <summary>Something outside of the inventory.</summary>
    public static implicit operator Dependency(string name) => new(name);
}
