using Groundplan.Runner.Steps.Parameters;
using Npgsql;

namespace Groundplan.Runner.Steps.Databases;

/// <summary>Where a PostgreSQL listens and who connects: <c>{ host, port?, database, user, passwordFrom, ssl?, rootCertificate? }</c>.</summary>
internal sealed record DatabaseEndpoint(string Host, int Port, string Database, string User, StepArguments? PasswordFrom, SslMode Ssl, string? RootCertificate)
{
    private const int UsualPort = 5432;
    private const int ConnectSeconds = 15;

    public static DatabaseEndpoint Of(StepArguments arguments)
    {
        arguments.Only("host", "port", "database", "user", "passwordFrom", "ssl", "rootCertificate");
        return new DatabaseEndpoint(
            arguments.Text("host"),
            (int)(arguments.OptionalInteger("port", 1, ushort.MaxValue) ?? UsualPort),
            arguments.Text("database"),
            arguments.Text("user"),
            arguments.OptionalObject("passwordFrom"),
            arguments.Choice("ssl", "require", "verify-full", "disable") switch
            {
                "verify-full" => SslMode.VerifyFull,
                "disable" => SslMode.Disable,
                _ => SslMode.Require,
            },
            arguments.OptionalText("rootCertificate"));
    }

    /// <summary>A connection of its own, which is open.</summary>
    public async Task<NpgsqlConnection> OpenAsync(IReadServices services, Action<string> conceal, CancellationToken cancellationToken)
    {
        var text = new NpgsqlConnectionStringBuilder
        {
            Host = Host,
            Port = Port,
            Database = Database,
            Username = User,
            SslMode = Ssl,
            RootCertificate = RootCertificate,
            Timeout = ConnectSeconds,
            Pooling = false,
            ApplicationName = "groundplan",
            PersistSecurityInfo = false,
        };
        if (PasswordFrom is not null)
        {
            text.Password = await ValueSource.ReadAsync(services, PasswordFrom, cancellationToken);
            conceal(text.Password);
        }
        var connection = new NpgsqlConnection(text.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>For people; no secret.</summary>
    public override string ToString() => $"{User}@{Host}:{Port}/{Database}";
}
