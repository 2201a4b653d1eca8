namespace Groundplan.Migrations.Documents;

/// <summary>Who depends on what, and who consumes what.</summary>
/// <param name="Names">The applications of the inventory, then what they depend on outside of it; each once.</param>
/// <param name="Inventory">How many of the names are applications of the inventory.</param>
/// <param name="Edges">From an application to what it depends on, as positions of names; each once.</param>
internal sealed record Dependencies(IReadOnlyList<string> Names, int Inventory, IReadOnlyList<(int From, int To)> Edges)
{
    public static Dependencies Of(Migration migration)
    {
        var names = new List<string>();
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        int Add(string? name)
        {
            if (!positions.TryGetValue(name ?? "", out var position))
            {
                positions.Add(name ?? "", position = names.Count);
                names.Add(name ?? "");
            }

            return position;
        }

        foreach (var application in migration.Applications.OfType<Application>())
            Add(application.Name);
        var inventory = names.Count;
        var edges = new List<(int, int)>();
        var known = new HashSet<(int, int)>();
        foreach (var application in migration.Applications.OfType<Application>())
        {
            foreach (var dependency in application.DependsOn.OfType<Dependency>())
            {
                var edge = (Add(application.Name), Add(dependency.Name));
                if (known.Add(edge))
                    edges.Add(edge);
            }
        }

        return new(names, inventory, edges);
    }

    /// <summary>The edges by where they begin.</summary>
    public ILookup<int, int> DependsOn => Edges.ToLookup(edge => edge.From, edge => edge.To);

    /// <summary>The edges by where they end.</summary>
    public ILookup<int, int> ConsumedBy => Edges.ToLookup(edge => edge.To, edge => edge.From);
}
