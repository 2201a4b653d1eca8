using System.Text.Json;

namespace Groundplan.Migrations.Documents.StateMachines;

/// <summary>What must be so in each state machine, whatever it does.</summary>
internal static class MachineText
{
    private static readonly string[] Ends = ["Succeed", "Fail"];

    /// <summary>What is wrong: states that lead nowhere, that nothing leads to, that share a name, or whose name is too long.</summary>
    public static IReadOnlyList<string> Faults(string text)
    {
        using var document = JsonDocument.Parse(text);
        var faults = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        Read(document.RootElement, faults, names);
        return faults;
    }

    /// <summary>The names of the states in all branches.</summary>
    public static IReadOnlyList<string> Names(string text)
    {
        using var document = JsonDocument.Parse(text);
        var names = new HashSet<string>(StringComparer.Ordinal);
        Read(document.RootElement, [], names);
        return [.. names];
    }

    private static void Read(JsonElement machine, List<string> faults, HashSet<string> names)
    {
        var states = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var state in machine.GetProperty("States").EnumerateObject())
        {
            if (!names.Add(state.Name))
                faults.Add($"{state.Name}: not the only one of that name");
            if (state.Name.Length is 0 or > 80)
                faults.Add($"{state.Name}: {state.Name.Length} characters");
            states.Add(state.Name, state.Value);
            foreach (var branch in Elements(state.Value, "Branches"))
                Read(branch, faults, names);
        }

        var reached = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<string>([machine.GetProperty("StartAt").GetString()!]);
        while (pending.TryDequeue(out var name))
        {
            if (!reached.Add(name))
                continue;
            if (!states.TryGetValue(name, out var state))
            {
                faults.Add($"{name}: not there");
                continue;
            }

            var next = Next(state).ToList();
            var ends = Ends.Contains(state.GetProperty("Type").GetString()) || state.TryGetProperty("End", out _);
            if (ends != (next.Count == 0))
                faults.Add($"{name}: {(ends ? "ends, and goes on" : "neither ends nor goes on")}");
            foreach (var each in next)
                pending.Enqueue(each);
        }

        faults.AddRange(states.Keys.Where(name => !reached.Contains(name)).Select(name => $"{name}: nothing leads to it"));
    }

    private static IEnumerable<string> Next(JsonElement state)
    {
        foreach (var property in (string[])["Next", "Default"])
        {
            if (state.TryGetProperty(property, out var next))
                yield return next.GetString()!;
        }

        foreach (var each in Elements(state, "Choices").Concat(Elements(state, "Catch")))
            yield return each.GetProperty("Next").GetString()!;
    }

    private static IEnumerable<JsonElement> Elements(JsonElement state, string property) => state.TryGetProperty(property, out var list) ? list.EnumerateArray() : [];
}
