namespace Groundplan.Runner.Journal;

/// <summary>Who asks for a lease.</summary>
/// <param name="Id">Unique for the run, readable for people.</param>
/// <param name="Host">This machine.</param>
/// <param name="Pid">This process.</param>
internal sealed record LeaseOwner(string Id, string Host, int Pid)
{
    /// <summary>This process.</summary>
    /// <param name="operatorName">The person or the job.</param>
    /// <param name="randomWord">Makes the id unique.</param>
    public static LeaseOwner OfProcess(string operatorName, Func<int, string> randomWord)
        => new($"{operatorName}/{randomWord(12)}", Environment.MachineName, Environment.ProcessId);
}
