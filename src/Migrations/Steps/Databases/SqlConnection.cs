namespace Groundplan.Migrations;

/// <summary>Where a PostgreSQL listens, and who connects to it.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Database">The database.</param>
/// <param name="User">The user; one that may only read, as a rule.</param>
/// <param name="PasswordFrom">Where the password is read; null for a server that asks for none.</param>
public sealed record SqlConnection(Value<string> Host, string Database, string User, SecretSource? PasswordFrom) : IArguments
{
    /// <summary>The port; 5432 where it is not set.</summary>
    public Value<long> Port { get; init; }

    /// <summary>How far the server is trusted.</summary>
    public SqlEncryption Ssl { get; init; } = SqlEncryption.Require;

    /// <summary>A file of certificates of those who may vouch for the server, on the machine of the runner; its own store where it is null.</summary>
    public string? RootCertificate { get; init; }

    /// <inheritdoc/>
    public Items<Argument> Arguments =>
    [
        new("host", Host),
        new("port", Port),
        new("database", Database),
        new("user", User),
        new("passwordFrom", PasswordFrom),
        new("ssl", Ssl),
        new("rootCertificate", RootCertificate),
    ];

    internal CommandLine Command(string? sql) =>
        CommandLine.Of("psql", "--host", Host).With("--port", Port.Raw).If(true, "--username", User, "--dbname", Database, "--command", sql);
}

/// <summary>How far a server is trusted.</summary>
public enum SqlEncryption
{
    /// <summary>The connection is encrypted; who the server is stays unchecked.</summary>
    Require,

    /// <summary>The connection is encrypted, and the server's certificate and name are checked.</summary>
    VerifyFull,

    /// <summary>Nothing is encrypted.</summary>
    Disable,
}
