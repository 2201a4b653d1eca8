namespace Corpus.GraphCyclesCase;

/// <summary>Components, circles and colours of graphs.</summary>
public static class GraphCycles
{
    public static string Run() => $"{Components(6, [(0, 1), (1, 2), (3, 4)])} {Colour(4, [(0, 1), (1, 2), (2, 3), (3, 0)])} {Colour(3, [(0, 1), (1, 2), (2, 0)])}";

    private static string Components(int count, (int A, int B)[] edges)
    {
        var seen = new bool[count];
        var components = new List<string>();
        for (var start = 0; start < count; start++)
        {
            if (seen[start])
                continue;
            var members = new List<int>();
            Visit(start);
            components.Add(string.Join("-", members));

            void Visit(int node)
            {
                if (seen[node])
                    return;
                seen[node] = true;
                members.Add(node);
                foreach (var (a, b) in edges)
                {
                    if (a == node)
                        Visit(b);
                    else if (b == node)
                        Visit(a);
                }
            }
        }

        return string.Join("|", components);
    }

    private static string Colour(int count, (int A, int B)[] edges)
    {
        var colours = new bool?[count];
        colours[0] = true;
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (a, b) in edges)
            {
                switch (colours[a], colours[b])
                {
                    case (null, null):
                        break;
                    case (bool known, null):
                        (colours[b], changed) = (!known, true);
                        break;
                    case (null, bool known):
                        (colours[a], changed) = (!known, true);
                        break;
                    case var (x, y) when x == y:
                        return "odd";
                }
            }
        }

        return string.Concat(colours.Select(colour => colour switch { true => 'x', false => 'o', null => '?' }));
    }
}
