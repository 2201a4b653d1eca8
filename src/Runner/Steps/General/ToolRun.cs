namespace Groundplan.Runner.Steps.General;

/// <summary>A program to be run: no shell sees it.</summary>
/// <param name="Program">Its name, looked up on PATH, or its path.</param>
/// <param name="Arguments">One string an argument, passed as they are.</param>
internal sealed record ToolRun(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Where it is run; null for the runner's own folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Names of the environment's variables that it gets to see; null for all.</summary>
    public IReadOnlyCollection<string>? Environment { get; init; }

    /// <summary>Variables that it gets besides; they win.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>What it reads from its standard input, which is then closed.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>How many bytes are kept of each of its output streams; the rest is read and dropped.</summary>
    public int KeptBytes { get; init; } = 64 * 1024;
}
