namespace Groundplan.Documents.Reviews.Graph;

/// <summary>
/// A layered drawing: what is referred to stands to the right. Layers by longest path, order in a layer by the mean place of the
/// neighbours (a fixed number of sweeps); time grows with nodes and edges, up to sorting. All lengths are whole, so that every runtime draws the same.
/// </summary>
internal sealed record GraphLayout(int Width, int Height, Items<PlacedNode> Nodes, Items<GraphEdge> Edges, int HiddenEdges)
{
    public const int NodeWidth = 210;
    public const int NodeHeight = 40;

    private const int ColumnGap = 90;
    private const int RowGap = 14;
    private const int Margin = 12;
    private const int TallestColumn = 24;
    private const int MostEdges = 2_000;
    private const int Sweeps = 4;

    public static GraphLayout Of(ResourceGraph graph)
    {
        var columns = Columns(graph);
        var rows = columns.Count == 0 ? 0 : columns.Max(column => column.Count);
        var height = (2 * Margin) + Math.Max(0, (rows * (NodeHeight + RowGap)) - RowGap);
        var width = (2 * Margin) + Math.Max(0, (columns.Count * (NodeWidth + ColumnGap)) - ColumnGap);
        var nodes = new PlacedNode[graph.Nodes.Count];
        for (var column = 0; column < columns.Count; column++)
        {
            var indent = (rows - columns[column].Count) * (NodeHeight + RowGap) / 2;
            for (var row = 0; row < columns[column].Count; row++)
            {
                var node = columns[column][row];
                nodes[node] = new(graph.Nodes[node], Margin + (column * (NodeWidth + ColumnGap)), Margin + indent + (row * (NodeHeight + RowGap)));
            }
        }

        return new(width, height, nodes.ToItems(), graph.Edges.Take(MostEdges).ToItems(), Math.Max(0, graph.Edges.Count - MostEdges));
    }

    /// <summary>The nodes by column, left to right, each column top to bottom.</summary>
    private static List<List<int>> Columns(ResourceGraph graph)
    {
        var layers = GraphLayers.Of(graph);
        var columns = Enumerable.Range(0, layers.Length).GroupBy(node => layers[node]).OrderByDescending(layer => layer.Key).Select(layer => layer.ToList()).ToList();
        var neighbours = new List<int>[graph.Nodes.Count];
        for (var i = 0; i < neighbours.Length; i++)
            neighbours[i] = [];
        foreach (var edge in graph.Edges)
        {
            neighbours[edge.From].Add(edge.To);
            neighbours[edge.To].Add(edge.From);
        }

        var places = new double[graph.Nodes.Count];
        foreach (var column in columns)
            Place(column, places);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? columns : Enumerable.Reverse(columns))
                Reorder(column, neighbours, places);
        }

        return columns.SelectMany(Split).ToList();
    }

    private static void Reorder(List<int> column, List<int>[] neighbours, double[] places)
    {
        var ordered = column.OrderBy(node => neighbours[node].Count == 0 ? 1 : Mean(neighbours[node], places)).ThenBy(node => node).ToList();
        column.Clear();
        column.AddRange(ordered);
        Place(column, places);
    }

    private static double Mean(List<int> nodes, double[] places)
    {
        var sum = 0.0;
        foreach (var node in nodes)
            sum += places[node];
        return sum / nodes.Count;
    }

    private static void Place(List<int> column, double[] places)
    {
        for (var row = 0; row < column.Count; row++)
            places[column[row]] = (row + 0.5) / column.Count;
    }

    private static IEnumerable<List<int>> Split(List<int> column)
    {
        for (var start = 0; start < column.Count; start += TallestColumn)
            yield return column.GetRange(start, Math.Min(TallestColumn, column.Count - start));
    }
}

/// <summary>A node and its upper left corner.</summary>
internal sealed record PlacedNode(GraphNode Node, int X, int Y);
