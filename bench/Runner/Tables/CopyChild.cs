using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Groundplan.Runner.Aws;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.Tables;

namespace Groundplan.Runner.Bench.Tables;

/// <summary>One copy-table step with a journal on disk, and then verified as groundplan verify does, as a process of its own.</summary>
internal static class CopyChild
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var endpoint, var from, var to])
            return 2;
        var state = Directory.CreateTempSubdirectory("groundplan-bench-").FullName;
        try
        {
            using var store = new FileStateStore(state, new StateSettings(TimeProvider.System, new Redaction()));
            await using var session = await store.AcquireAsync(new LeaseOwner("bench", Environment.MachineName, Environment.ProcessId), CancellationToken.None);
            using var http = new HttpMessageInvoker(new SocketsHttpHandler());
            using var services = new StepServices(new AwsSession(new BasicAWSCredentials("test", "test"), "us-east-1", endpoint), "000000000000", _ => [], http, _ => { });
            var clock = Stopwatch.StartNew();
            var step = Step(services, session, from, to);
            var outcome = await new CopyTableExecutor().RunAsync(step, CancellationToken.None);
            await session.AppendAsync(new JournalEvent(JournalKind.StepFinished, "copy", 1, "bench", outcome.Report), CancellationToken.None);
            var copied = Used(clock);
            var verdict = await new CopyTableExecutor().VerifyAsync(step, CancellationToken.None);
            if (!verdict.Holds)
                throw new InvalidOperationException(verdict.Detail);
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcome.Report!["verified"]} {copied} {Used(clock)} {self.PeakWorkingSet64 >> 20} {session.Sequence}"));
            return 0;
        }
        finally
        {
            Directory.Delete(state, recursive: true);
        }
    }

    private static string Used(Stopwatch clock)
    {
        using var self = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:F3} {self.TotalProcessorTime.TotalSeconds:F3}");
    }

    private static StepRun Step(StepServices services, StateSession session, string from, string to) => new()
    {
        Id = "copy",
        Arguments = new JsonObject { ["from"] = from, ["to"] = to },
        Services = services,
        Writes = services,
        Time = TimeProvider.System,
        Attempt = 1,
        Token = "bench",
        SaveAsync = (checkpoint, token) => session.AppendAsync(new JournalEvent(JournalKind.StepCheckpoint, "copy", 1, "bench", checkpoint), token),
        Report = _ => { },
        Conceal = _ => { },
    };
}
