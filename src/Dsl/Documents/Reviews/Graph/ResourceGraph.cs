namespace Groundplan.Documents.Reviews.Graph;

/// <summary>Which resource refers to which.</summary>
/// <param name="Nodes">The resources, in template order.</param>
/// <param name="Edges">Positions in the list of nodes, each pair once.</param>
internal sealed record ResourceGraph(Items<GraphNode> Nodes, Items<GraphEdge> Edges);

/// <summary>A resource.</summary>
internal sealed record GraphNode(string Id, string Type);

/// <summary>A reference, from a node to what it refers to.</summary>
internal sealed record GraphEdge(int From, int To);
