namespace Groundplan.Migrations.Graph;

/// <summary>Groups of steps.</summary>
internal static class Groups
{
    /// <summary>The members of a group; nothing for any other step.</summary>
    public static Items<Step> MembersOf(Step step) => step switch
    {
        ParallelGroup parallel => parallel.Steps,
        Sequence sequence => sequence.Steps,
        _ => [],
    };

    /// <summary>A step, and all that is in it where it is a group; what is in a group that stands there several times comes once.</summary>
    public static IEnumerable<Step> WithMembers(Step step)
    {
        var entered = new HashSet<object>(ByReference.Instance);
        var pending = new Stack<Step>([step]);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            yield return next;
            if (!entered.Add(next))
                continue;
            foreach (var member in MembersOf(next).OfType<Step>().Reverse())
                pending.Push(member);
        }
    }
}
