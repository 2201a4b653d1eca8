using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>The inventory or the list of risks has a gap.</summary>
internal static class InventoryRule
{
    private const string Id = "GP7022";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "The inventory or the risks have a gap", context => MigrationView.Complete(context).SelectMany(view => Risks(view).Concat(Applications(view))));

    private static IEnumerable<Finding> Risks(MigrationView view)
    {
        foreach (var risk in view.Migration.Risks.OfType<Risk>())
        {
            if (string.IsNullOrWhiteSpace(risk.Mitigation))
                yield return new(Id, Severity.Warning, $"Nothing is done about the risk '{risk.Description}': say what, or that it is accepted and by whom.", On(view, risk, nameof(Risk.Mitigation)));
        }
    }

    private static IEnumerable<Finding> Applications(MigrationView view)
    {
        var known = new Dictionary<string, Application>(StringComparer.Ordinal);
        var alike = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var application in view.Migration.Applications.OfType<Application>())
        {
            var name = application.Name ?? "";
            if (known.ContainsKey(name))
                yield return new(Id, Severity.Warning, $"The inventory has {name} twice: give each application once.", On(view, application, nameof(Application.Name)));
            known[name] = application;
            alike[Key(name)] = name;
            if (application.Critical && string.IsNullOrWhiteSpace(application.Owner))
                yield return new(Id, Severity.Warning, $"{name} is critical and has no owner: say who answers for it.", On(view, application, null));
        }

        foreach (var application in view.Migration.Applications.OfType<Application>())
        {
            for (var i = 0; i < application.DependsOn.Count; i++)
            {
                if (application.DependsOn[i]?.Name is { } name && !known.ContainsKey(name) && alike.TryGetValue(Key(name), out var meant))
                    yield return new(Id, Severity.Warning, $"{application.Name} depends on '{name}', which is not in the inventory, while '{meant}' is: write it the same.", On(view, application, nameof(Application.DependsOn), i));
            }
        }

        if (Cycle(known) is { } cycle)
            yield return new(Id, Severity.Warning, $"These applications need each other: {PathText.Of([.. cycle, cycle[0]])}. None of them can be moved first: move them in one step, or cut a dependency.", On(view, known[cycle[0]], nameof(Application.DependsOn)));
    }

    /// <summary>The first applications, in order, that depend on each other in a circle.</summary>
    private static List<string>? Cycle(Dictionary<string, Application> known)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in known.Keys)
        {
            var way = new List<string>();
            var on = new HashSet<string>(StringComparer.Ordinal);
            var pending = new Stack<(string Name, int Depth)>([(start, 0)]);
            while (pending.Count > 0)
            {
                var (name, depth) = pending.Pop();
                foreach (var left in way.Skip(depth).ToList())
                {
                    on.Remove(left);
                    done.Add(left);
                }

                way.RemoveRange(depth, way.Count - depth);
                if (on.Contains(name))
                    return [.. way.Skip(way.IndexOf(name))];
                if (done.Contains(name))
                    continue;
                way.Add(name);
                on.Add(name);
                foreach (var next in known[name].DependsOn.Select(dependency => dependency?.Name).OfType<string>().Where(known.ContainsKey).Reverse())
                    pending.Push((next, depth + 1));
            }

            done.UnionWith(way);
        }

        return null;
    }

    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Subject On(MigrationView view, object record, string? property, int? index = null) => new(view.Root, record, property, index);
}
