using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>The states that something leads to; the language allows no others.</summary>
internal static class Reachable
{
    public static IEnumerable<(string Name, Node? Body)> From(string start, IReadOnlyList<(string Name, Node? Body)> states)
    {
        var byName = states.ToDictionary(state => state.Name, state => state.Body, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var pending = new Queue<string>([start]);
        while (pending.Count > 0)
        {
            foreach (var next in Next(byName[pending.Dequeue()]))
            {
                if (byName.ContainsKey(next) && reached.Add(next))
                    pending.Enqueue(next);
            }
        }

        return states.Where(state => reached.Contains(state.Name));
    }

    private static IEnumerable<string> Next(Node? state) =>
        new[] { state?.Get("Next"), state?.Get("Default") }
            .Concat((state?.Get("Choices")?.Elements ?? []).Concat(state?.Get("Catch")?.Elements ?? []).Select(each => each.Get("Next")))
            .Select(next => next?.AsText)
            .OfType<string>();
}
