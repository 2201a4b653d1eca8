namespace Groundplan.Migrations.Rules;

/// <summary>A secret that is written out is a finding that does not repeat it; where one is read is none.</summary>
public sealed class SecretTests
{
    private const string Secret = "hunter2";

    public static TheoryData<string> Secrets =>
    [
        "PGPASSWORD=hunter2", "DB_PASS=hunter2", "PGPWD=hunter2", "MYSQL_PWD=hunter2", "DB_PASSWORD_NEW=hunter2", "GITHUB_TOKEN=hunter2", "API_KEY=hunter2", "AWS_SECRET_ACCESS_KEY=hunter2",
        "--password hunter2", "--password=hunter2", "--master-user-password hunter2", "--secret-string hunter2", "--auth-token hunter2", "--from-literal=password=hunter2", "db.password=hunter2",
        "postgres://user:hunter2@host/db", "--url=https://user:hunter2@host/", "https://user:p@hunter2@host/",
        "Host=db;Password=hunter2;Ssl=true", "--dsn=Host=db;Pwd=hunter2", "https://host/path?user=me&password=hunter2&ssl=true",
    ];

    public static TheoryData<string> Harmless =>
    [
        "--secret-id orders/db", "--client-request-token t-1", "--starting-token abc", "--kms-key-id alias/x", "--key orders.csv", "PASSWORD_FILE=/run/secrets/db", "--password-stdin", "PWD=/srv", "BYPASS=yes",
        "DB_PASS=$DB_PASS", "--password <value>", "--password file://password.txt", "--token true", "DB_PASS=", "https://host/path@1:2", "SORT_KEY=id", "--password --yes", "compass=north", "https://host/?page_token=abc&key=b", "Host=db;Password=$DB_PASS;Ssl=true", "Host=db;Password=",
    ];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_literal_secret_in_a_command_is_reported(string words)
    {
        var finding = Checked.Only("GP7029", new Command("run", [.. ("tool " + words).Split(' ').Select(word => (Value<string>)word)], Idempotency.Read));

        Assert.Equal(nameof(Command.Words), finding.Subject.Property);
        Assert.DoesNotContain(Secret, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curl", "-H", "Authorization: Bearer hunter2")]
    [InlineData("curl", "--header", "X-Api-Key: hunter2")]
    [InlineData("curl", "-u", "anna:hunter2", "https://host/")]
    [InlineData("/usr/bin/curl", "-uanna:hunter2")]
    [InlineData("mysqldump", "-phunter2", "orders")]
    public void So_is_one_in_a_header_or_behind_an_option_of_a_known_program(params string[] words)
    {
        var finding = Checked.Only("GP7029", new Command("run", [.. words.Select(word => (Value<string>)word)], Idempotency.Read));
        Assert.DoesNotContain(Secret, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curl", "-H", "Accept: text/plain")]
    [InlineData("curl", "-H", "Authorization: $TOKEN")]
    [InlineData("curl", "-u", "anna")]
    [InlineData("sort", "-u", "a:b")]
    [InlineData("mysql", "-p")]
    public void Other_headers_and_options_are_none(params string[] words)
        => Assert.DoesNotContain("GP7029", Checked.Ids(Checked.Of(new Command("run", [.. words.Select(word => (Value<string>)word)], Idempotency.Read))));

    [Theory]
    [MemberData(nameof(Harmless))]
    public void What_says_where_a_secret_is_is_not(string words)
        => Assert.DoesNotContain("GP7029", Checked.Ids(Checked.Of(new Command("run", [.. ("tool " + words).Split(' ').Select(word => (Value<string>)word)], Idempotency.Read))));

    [Fact]
    public void So_are_members_of_payloads_headers_environments_and_parameters()
    {
        Step[] steps =
        [
            new InvokeFunction("invoke", "upgrade", Idempotency.Read) { Payload = new Json { ["db"] = new Json { ["dbPassword"] = Secret } } },
            new InvokeFunction("pair", "upgrade", Idempotency.Read) { Payload = new Json { ["Environment"] = new Json { ["Name"] = "DB_PASS", ["Value"] = Secret } } },
            new SetMaintenance("stop", new MaintenanceSwitch.Http(Call("X-Api-Key"), Call("Accept")), true),
            new Command("named", ["tool"], Idempotency.Read) { Environment = ["DB_PASS=hunter2"] },
            new PutParameter("put", "/orders/db-password", Secret),
        ];

        Assert.All(steps, step => Assert.StartsWith($"{step.Id} holds a secret (", Checked.Only("GP7029", step).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_source_and_a_name_are_none()
    {
        Step[] steps =
        [
            new PutParameter("put", "/orders/db-password", new SecretSource.Secret("orders/db") { Key = "password" }),
            new PutParameter("name", "/orders/secret-name", "orders/db"),
            new Command("run", ["tool"], Idempotency.Read) { Environment = ["DB_PASS"] },
        ];

        Assert.DoesNotContain("GP7029", Checked.Ids(Checked.Of(steps)));
    }

    private static SwitchCall Call(string header) => new("https://orders.internal/maintenance", new("https://orders.internal/maintenance")) { Headers = new() { [header] = Secret } };
}
