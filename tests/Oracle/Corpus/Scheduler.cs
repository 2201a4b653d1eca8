namespace Corpus.SchedulerCase;

/// <summary>Jobs on machines, the longest first.</summary>
public static class Scheduler
{
    private sealed record Job(string Name, int Hours, int? Deadline = null);

    private sealed class Machine(string name)
    {
        private readonly List<Job> _jobs = [];

        public int Load => _jobs.Sum(job => job.Hours);

        public bool IsLate => _jobs.Select((job, index) => (job.Deadline, End: _jobs.Take(index + 1).Sum(one => one.Hours))).Any(entry => entry.End > entry.Deadline);

        public void Take(Job job) => _jobs.Add(job);

        public override string ToString() => $"{name}[{string.Join(" ", _jobs.Select(job => job.Name))}]={Load}{(IsLate ? "!" : "")}";
    }

    public static string Run()
    {
        Job[] jobs = [new("a", 7), new("b", 3, 4), new("c", 5, 5), new("d", 2), new("e", 4)];
        var machines = new[] { new Machine("m1"), new Machine("m2") };
        foreach (var job in from job in jobs orderby job.Deadline ?? int.MaxValue, job.Hours descending select job)
            machines.MinBy(machine => machine.Load)!.Take(job);
        return string.Join(" ", machines.AsEnumerable());
    }
}
