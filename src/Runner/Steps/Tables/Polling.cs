namespace Groundplan.Runner.Steps.Tables;

/// <summary>Asks until something is so; the step's timeout ends it.</summary>
internal static class Polling
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    public static async Task<T> UntilAsync<T>(StepReading step, Func<Task<T>> ask, Func<T, bool> isSo, CancellationToken cancellationToken)
    {
        for (var pause = Shortest; ; pause = pause * 1.5 < Longest ? pause * 1.5 : Longest)
        {
            var answer = await ask();
            if (isSo(answer))
                return answer;
            await Task.Delay(pause, step.Time, cancellationToken);
        }
    }
}
