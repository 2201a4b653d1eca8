using System.Diagnostics;
using System.Net.Sockets;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

/// <summary>What is no file where the state keeps one is one clear error, at once.</summary>
public sealed class StateFileTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var name in (string[])["journal.jsonl", "journal.head", "journal.lock", "journal.lease"])
            foreach (var what in (string[])["pipe", "folder", "socket", "link to a pipe"])
                cases.Add(name, what);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_named_and_nothing_waits(string name, string what)
    {
        using var migration = Migration();
        var path = Path.Combine(migration.State, name);
        Directory.CreateDirectory(migration.State);
        using var made = Make(path, what);

        foreach (var words in (string[][])[["run", "--yes"], ["status"], ["history"], ["history", "--verify"], ["plan"], ["abort"], ["unlock", "--reason", "x"]])
        {
            var result = await migration.RunAsync(words).WaitAsync(Patience);

            Assert.Equal((words[0], ExitCode.Refused), (words[0], result.Code));
            Assert.StartsWith($"error: {path} is a ", result.Error[result.Error.IndexOf("error:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        }
        Assert.Empty(migration.Calls());
    }

    [Theory]
    [InlineData("journal.jsonl")]
    [InlineData("journal.lock")]
    public async Task A_device_that_keeps_nothing_is_not_written_to(string name)
    {
        using var migration = Migration();
        Directory.CreateDirectory(migration.State);
        File.CreateSymbolicLink(Path.Combine(migration.State, name), "/dev/null");

        var result = await migration.RunAsync("run", "--yes").WaitAsync(Patience);

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains($"{name} is a device, where the state keeps a file.", result.Error, StringComparison.Ordinal);
        Assert.Empty(migration.Calls());
    }

    [Theory]
    [InlineData("run", "--yes")]
    [InlineData("status")]
    public async Task A_lease_without_an_end_is_read_up_to_a_bound(params string[] words)
    {
        using var migration = Migration();
        Directory.CreateDirectory(migration.State);
        File.CreateSymbolicLink(Path.Combine(migration.State, "journal.lease"), "/dev/zero");

        var result = await migration.RunAsync(words).WaitAsync(Patience);

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains("journal.lease is no lease (it has more than 65536 bytes).", result.Error, StringComparison.Ordinal);
        Assert.Empty(migration.Calls());
    }

    [Theory]
    [InlineData("large", "is no torn end of a journal (it has more than 4194304 bytes). Move it away.")]
    [InlineData("device", "is no torn end of a journal (it has more than 4194304 bytes). Move it away.")]
    [InlineData("pipe", "is a pipe or a socket, where the state keeps a file.")]
    public async Task What_lies_where_torn_ends_are_kept_is_read_up_to_a_bound(string what, string expected)
    {
        using var migration = Migration();
        Directory.CreateDirectory(migration.State);
        var path = Path.Combine(migration.State, JournalPaths.TornName + "1");
        if (what == "device")
            File.CreateSymbolicLink(path, "/dev/zero");
        else if (what == "pipe")
            Pipe(path);
        else
            await using (var large = File.Create(path))
                large.SetLength(1L << 30);

        var result = await migration.RunAsync("run", "--yes").WaitAsync(Patience);

        Assert.Equal(ExitCode.Refused, result.Code);
        Assert.Contains($"{JournalPaths.TornName}1 {expected}", result.Error, StringComparison.Ordinal);
        Assert.Empty(migration.Calls());
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_named()
    {
        using var migration = Migration();
        migration.Put("state");

        var result = await migration.RunAsync("run", "--yes", "--state", Path.Combine(migration.Folder, "state"));

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("state is a file; the journal takes a folder.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_that_is_a_pipe_is_named()
    {
        using var migration = Migration();
        var path = Path.Combine(migration.Folder, "team.dll");
        using var made = Make(path, "pipe");

        var result = await migration.RunAsync("plan", "--extension", path).WaitAsync(Patience);

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("team.dll is empty, or is no file but a pipe or a device.", result.Error, StringComparison.Ordinal);
    }

    private static MigrationOnDisk Migration()
    {
        var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("a"));
        return migration.Save();
    }

    private static Socket? Make(string path, string what)
    {
        switch (what)
        {
            case "folder":
                Directory.CreateDirectory(path);
                return null;
            case "socket":
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(path));
                return socket;
            case "pipe":
                Pipe(path);
                return null;
            default:
                Pipe(path + ".pipe");
                File.CreateSymbolicLink(path, path + ".pipe");
                return null;
        }
    }

    private static void Pipe(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
