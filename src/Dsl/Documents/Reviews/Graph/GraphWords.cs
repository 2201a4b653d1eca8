namespace Groundplan.Documents.Reviews.Graph;

/// <summary>What a graph is about, for whoever hears it read.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Nodes">What the nodes are, several of them.</param>
/// <param name="Edges">What the edges are.</param>
/// <param name="Verb">What a node does to another by an edge.</param>
internal sealed record GraphWords(string Title, string Nodes, string Edges, string Verb)
{
    public static GraphWords Resources { get; } = new("Resources and their references", "resources", "references", "refers to");
}
