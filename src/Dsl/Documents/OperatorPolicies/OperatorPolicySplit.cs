using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.OperatorPolicies;

/// <summary>Statements → groups that fit a managed policy each: every statement goes, in order, into the first group with room for it.</summary>
internal static class OperatorPolicySplit
{
    /// <summary>The groups, at least one. A statement that fits no group is divided; only one action on one resource is left as it is.</summary>
    public static Items<Items<OperatorStatement>> Of(Items<OperatorStatement> statements, int limit)
    {
        var room = limit - OperatorPolicyWriter.CountedLength([]);
        var groups = new List<(List<OperatorStatement> Statements, int Length)>();
        foreach (var statement in statements.SelectMany(statement => Divided(statement, room)))
        {
            var length = OperatorPolicyWriter.CountedLength(statement);
            var group = groups.FindIndex(group => group.Length + ",".Length + length <= room);
            if (group < 0)
                groups.Add(([statement], length));
            else
            {
                groups[group].Statements.Add(statement);
                groups[group] = (groups[group].Statements, groups[group].Length + ",".Length + length);
            }
        }

        return groups.Count == 0 ? [[]] : groups.Select(group => group.Statements.ToItems()).ToItems();
    }

    /// <summary>The statement, or parts of it that together allow the same: by its resources or its actions, whichever are longer.</summary>
    private static IEnumerable<OperatorStatement> Divided(OperatorStatement statement, int room)
    {
        if (OperatorPolicyWriter.CountedLength(statement) <= room || (statement.Actions.Count == 1 && statement.Resources.Count == 1))
            return [statement];
        var byResources = statement.Actions.Count == 1 || (statement.Resources.Count > 1 && Length(statement.Resources) >= Length(statement.Actions));
        var empty = byResources ? statement with { Resources = [] } : statement with { Actions = [] };
        var left = room - OperatorPolicyWriter.CountedLength(empty) - "Part".Length - Numbers.Text(int.MaxValue).Length;
        return Chunks(byResources ? statement.Resources : statement.Actions, left)
            .Select(chunk => byResources ? statement with { Resources = chunk } : statement with { Actions = chunk })
            .SelectMany(part => Divided(part, room))
            .Select((part, i) => part with { Sid = $"{statement.Sid}Part{Numbers.Text(i + 1)}" });
    }

    /// <summary>As many as fit, in order; at least one.</summary>
    private static IEnumerable<Items<string>> Chunks(Items<string> texts, int room)
    {
        var chunk = new List<string>();
        var length = 0;
        foreach (var text in texts)
        {
            var added = OperatorPolicyWriter.CountedLength(text) + ",".Length;
            if (chunk.Count > 0 && length + added > room)
            {
                yield return chunk.ToItems();
                chunk.Clear();
                length = 0;
            }

            chunk.Add(text);
            length += added;
        }

        yield return chunk.ToItems();
    }

    private static int Length(Items<string> texts) => texts.Sum(text => text.Length);
}
