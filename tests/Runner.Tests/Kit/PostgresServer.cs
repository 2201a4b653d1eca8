using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Groundplan.TestKit;
using Npgsql;

namespace Groundplan.Runner.Tests.Kit;

/// <summary>A real PostgreSQL on loopback with a data folder of its own, and a standby of it when one is asked for.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    public const string User = "checker";

    public const string Password = "pass word'4711";

    /// <summary>The environment variable that holds the password.</summary>
    public const string PasswordVariable = "GROUNDPLAN_TEST_PG_PASSWORD";

    // initdb refuses to run as root; Debian's package makes this user.
    private const string Unprivileged = "postgres";

    private readonly List<Process> _processes = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("groundplan-pg-").FullName;

    public int Port { get; private set; }

    /// <summary>Why a test is skipped; null when PostgreSQL is there, and under <c>CI=true</c>, where a missing one fails the test.</summary>
    public static string? ReasonToSkip() => Bin() is not null || Environment.GetEnvironmentVariable("CI") == "true" ? null : "no initdb on PATH or in /usr/lib/postgresql";

    public string Connection => Invariant($$"""{"host":"127.0.0.1","port":{{Port}},"database":"postgres","user":"{{User}}","passwordFrom":{"environment":"{{PasswordVariable}}"},"ssl":"disable"}""");

    public async Task InitializeAsync()
    {
        if (ReasonToSkip() is not null)
            return;
        Environment.SetEnvironmentVariable(PasswordVariable, Password);
        var passwords = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwords, Password);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "-R", Unprivileged, _folder);
        await RunAsync([.. Program("initdb"), "--username", User, "--pwfile", passwords, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync", "-D", Data("primary")]);
        Port = await StartAsync("primary");
    }

    /// <summary>Starts a standby that follows; its port.</summary>
    public async Task<int> StartStandbyAsync()
    {
        await RunAsync([.. Program("pg_basebackup"), "-d", Invariant($"host=127.0.0.1 port={Port} user={User}"), "-D", Data("standby"), "-R", "-X", "stream", "--checkpoint", "fast", "--no-sync"]);
        return await StartAsync("standby");
    }

    public async Task<object?> ScalarAsync(string sql, int? port = null)
    {
        await using var connection = await OpenAsync(port ?? Port);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes))
        {
            // The signal of a fast shutdown; a killed postmaster would leave shared memory behind.
            await RunAsync("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture));
            await process.WaitForExitAsync();
            process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private string Data(string name) => Path.Combine(_folder, name);

    private async Task<int> StartAsync(string name)
    {
        var port = FreePort();
        string[] settings = [Invariant($"port={port}"), "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "max_wal_senders=4", "logging_collector=off"];
        var process = Start([.. Program("postgres"), "-D", Data(name), .. settings.SelectMany(s => (string[])["-c", s])]);
        _processes.Add(process);
        _ = process.StandardError.ReadToEndAsync();
        for (var started = Stopwatch.StartNew(); ;)
            try
            {
                await using var connection = await OpenAsync(port);
                return port;
            }
            catch (NpgsqlException) when (!process.HasExited && started.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(100);
            }
    }

    private static async Task<NpgsqlConnection> OpenAsync(int port)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = User, Password = Password, Database = "postgres", Pooling = false, SslMode = SslMode.Disable }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static string? Bin()
        => Tools.Find("initdb") is { } found
            ? Path.GetDirectoryName(File.ResolveLinkTarget(found, returnFinalTarget: true)?.FullName ?? found)
            : Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin")).Where(b => File.Exists(Path.Combine(b, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
                : null;

    private static string[] Program(string name)
    {
        var program = Path.Combine(Bin() ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql"), name);
        return Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", Unprivileged, "--regid", Unprivileged, "--clear-groups", program] : [program];
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)}: {await error}");
    }

    private static Process Start(IReadOnlyList<string> command)
        => Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardError = true, WorkingDirectory = "/", Environment = { ["PGPASSWORD"] = Password } })!;
}
