using System.Diagnostics;
using Groundplan.TestKit;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A running <c>tests/endpoint/start</c>, and the <c>aws</c> CLI to look into it.</summary>
public sealed class LocalEndpoint : IAsyncLifetime
{
    private const string Ready = "listening on ";

    private Process? _process;

    public string Url { get; private set; } = "";

    /// <summary>The file that says how far its time is ahead of the machine's; null where it is not.</summary>
    public string? Clock { get; init; }

    public async Task InitializeAsync()
    {
        if (Tools.ReasonToSkip("python3", "moto_server", "aws") is not null)
            return;
        _process = Process.Start(new ProcessStartInfo(Path.Combine(RepositoryRoot(), "tests", "endpoint", "start"), ["0", .. Clock is null ? (string[])[] : ["--clock", Clock]]) { RedirectStandardOutput = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var line = await _process.StandardOutput.ReadLineAsync(patience.Token);
        Url = line?.StartsWith(Ready, StringComparison.Ordinal) == true ? line[Ready.Length..] : throw new InvalidOperationException($"the endpoint said: {line}");
    }

    /// <summary>Output and exit code of an <c>aws</c> command against the endpoint.</summary>
    public async Task<(int Code, string Text)> AwsAsync(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("aws", [.. args, "--endpoint-url", Url, "--region", "us-west-2", "--output", "text"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (output + await error).Trim());
    }

    public async Task DisposeAsync()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
