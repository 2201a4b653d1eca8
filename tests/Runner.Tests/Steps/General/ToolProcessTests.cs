using System.Globalization;
using Groundplan.Runner.Steps;
using Groundplan.Runner.Steps.General;

namespace Groundplan.Runner.Tests.Steps.General;

public sealed class ToolProcessTests
{
    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        var answer = await RunAsync(Python("import sys; print(sys.argv[1:])", "$HOME; rm -rf /", "a b", "", "*"));

        Assert.Equal((0, "['$HOME; rm -rf /', 'a b', '', '*']\n", ""), (answer.ExitCode, answer.Out, answer.Error));
    }

    [Fact]
    public async Task Exit_code_and_both_streams_are_told_apart()
    {
        var answer = await RunAsync(Python("import sys; print('out'); print('err', file=sys.stderr); sys.exit(7)"));

        Assert.Equal(new ToolAnswer(7, "out\n", "err\n", false), answer);
    }

    [Fact]
    public async Task Input_is_read_to_its_end()
    {
        var answer = await RunAsync(Python("import sys; print(len(sys.stdin.buffer.read()))") with { Input = new byte[300_000] });

        Assert.Equal("300000\n", answer.Out);
    }

    [Fact]
    public async Task A_program_that_leaves_its_input_unread_is_no_error()
    {
        var answer = await RunAsync(Python("print('done')") with { Input = new byte[5_000_000] });

        Assert.Equal((0, "done\n"), (answer.ExitCode, answer.Out));
    }

    [Fact]
    public async Task Output_is_bounded_and_never_blocks_the_program()
    {
        var answer = await RunAsync(Python("import sys; sys.stdout.write('x' * 10_000_000); sys.stderr.write('é' * 1_000_000)") with { KeptBytes = 1001 });

        Assert.Equal((0, true, new string('x', 1001), new string('é', 500)), (answer.ExitCode, answer.Truncated, answer.Out, answer.Error));
    }

    [Fact]
    public async Task Only_the_variables_that_are_named_are_seen()
    {
        var answer = await RunAsync(new ToolRun("env", []) { Environment = ["PATH"], Variables = new Dictionary<string, string> { ["GIVEN"] = "value" } });

        Assert.Equal(["GIVEN=value", $"PATH={Environment.GetEnvironmentVariable("PATH")}"], answer.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var failure = await Assert.ThrowsAsync<StepFailure>(() => RunAsync(new ToolRun("no-such-tool-anywhere", [])));

        Assert.StartsWith("'no-such-tool-anywhere' cannot be started:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_kills_the_program_and_what_it_started()
    {
        var note = Path.GetTempFileName();
        using var stop = new CancellationTokenSource();
        var run = RunAsync(
            Python("import subprocess, sys, os; c = subprocess.Popen(['sleep', '300']); open(sys.argv[1] + '.tmp', 'w').write(f'{os.getpid()} {c.pid}'); os.replace(sys.argv[1] + '.tmp', sys.argv[1]); c.wait()", note),
            stop.Token);
        int[] started;
        while ((started = [.. (await File.ReadAllTextAsync(note)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))]).Length == 0)
            await Task.Delay(20);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.All(started, id => Assert.False(IsAlive(id), $"process {id} is alive"));
        File.Delete(note);
    }

    [Fact]
    public async Task A_grandchild_that_keeps_the_pipes_open_does_not_hold_up_the_answer()
    {
        var answer = await RunAsync(Python("import subprocess; subprocess.Popen(['sleep', '4']); print('left')"));

        Assert.Equal((0, "left\n"), (answer.ExitCode, answer.Out));
    }

    private static ToolRun Python(string program, params string[] arguments) => new("python3", ["-c", program, .. arguments]);

    private static Task<ToolAnswer> RunAsync(ToolRun run, CancellationToken cancellationToken = default) => ToolProcess.RunAsync(run, cancellationToken);

    // A process that is killed stays a zombie until whoever adopted it has waited for it.
    private static bool IsAlive(int id)
        => File.Exists($"/proc/{id}/stat") && !File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].StartsWith('Z');
}
