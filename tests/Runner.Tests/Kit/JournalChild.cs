using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A process of its own that holds or fills a state folder, until it is killed.</summary>
internal static class JournalChild
{
    private const int Large = 300_000;

    private static async Task<int> Main(string[] args)
    {
        var store = new FileStateStore(args[1], new StateSettings(TimeProvider.System, new Redaction()));
        await using var session = await store.AcquireAsync(LeaseOwner.OfProcess("child", length => new string('c', length)), CancellationToken.None);
        Console.WriteLine("0");
        if (args[0] == "hold")
            await Console.In.ReadLineAsync();
        else
            await FillAsync(session);
        return 0;
    }

    public static Process Start(string what, string folder) => Process.Start(
        new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(JournalChild).Assembly.Location, what, folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;

    // An entry is reported only after its append has returned.
    private static async Task FillAsync(StateSession session)
    {
        for (var i = 1; ; i++)
        {
            var entry = await session.AppendAsync(new JournalEvent(JournalKind.StepCheckpoint, "copy", 1, Data: new JsonObject { ["done"] = i, ["keys"] = new string('k', Large) }), CancellationToken.None);
            Console.WriteLine(entry.Sequence.ToString(CultureInfo.InvariantCulture));
        }
    }
}
