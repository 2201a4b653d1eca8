using System.Globalization;
using System.Runtime.ExceptionServices;

namespace Groundplan.Oracle.Running;

/// <summary>Runs work as the compiler's host runs the evaluator: on a large stack, in the invariant culture.</summary>
internal static class LargeStack
{
    private const int Bytes = 64 << 20;

    /// <summary>Runs the same work on several threads at once and waits for all.</summary>
    public static void Run(int threads, Action work)
    {
        ExceptionDispatchInfo? failure = null;
        var running = Enumerable.Range(0, threads).Select(_ => new Thread(
            () =>
            {
                try
                {
                    work();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Bytes)
        {
            IsBackground = true,
            CurrentCulture = CultureInfo.InvariantCulture,
            CurrentUICulture = CultureInfo.InvariantCulture,
        }).ToList();
        foreach (var thread in running)
            thread.Start();
        foreach (var thread in running)
            thread.Join();
        failure?.Throw();
    }

    /// <summary>Runs work on one thread and gives its result.</summary>
    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        Run(1, () => { result = work(); });
        return result!;
    }
}
