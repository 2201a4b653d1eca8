using System.Text.Json.Nodes;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Engine;

/// <summary>What is a secret by its name is neither shown nor written, wherever it comes from.</summary>
public sealed class SecretTests
{
    private const string Secret = "correct-horse-42";

    [Theory]
    [InlineData("DB_PASS")]
    [InlineData("PGPASSWORD")]
    [InlineData("PGPWD")]
    [InlineData("MYSQL_PWD")]
    [InlineData("GROUNDPLAN_TEST_TOKEN")]
    [InlineData("SIGNING_KEY")]
    [InlineData("DATABASE_URL", "postgres://user:correct-horse-42@host/db")]
    public async Task A_variable_that_a_program_prints(string name, string value = Secret)
    {
        Environment.SetEnvironmentVariable(name, value);
        using var migration = Command($$"""{"command":["sh","-c","echo $0 $1 {{(name == "DATABASE_URL" ? Secret : "$" + name)}}"],"environment":["{{name}}"]}""");

        await NothingIsSaidAsync(migration, ExitCode.Done);
    }

    [Theory]
    [InlineData("""["sh","-c","exec printf '%s ' \"$@\"","--","DB_PASS=correct-horse-42"]""")]
    [InlineData("""["sh","-c","exec printf '%s ' \"$@\"","--","--password","correct-horse-42"]""")]
    [InlineData("""["sh","-c","echo $1 >&2; exit 7","--","--from-literal=token=correct-horse-42"]""", ExitCode.Failed)]
    [InlineData("""["sh","-c","exec printf '%s ' \"$@\"","--","postgres://user:correct-horse-42@host/db"]""")]
    public async Task A_literal_in_the_words_of_a_command(string words, int code = ExitCode.Done)
    {
        using var migration = Command($$"""{"command":{{words}}}""");

        await NothingIsSaidAsync(migration, code);
    }

    [Fact]
    public async Task A_variable_that_is_named_with_its_value_by_mistake()
    {
        using var migration = Command("""{"command":["true"],"environment":["DB_PASS=correct-horse-42"]}""");

        await NothingIsSaidAsync(migration, ExitCode.Failed);
    }

    [Fact]
    public async Task A_member_of_an_argument_that_the_kind_shows()
    {
        using var migration = new MigrationOnDisk();
        migration.Steps.Add(migration.Script("ask", """{"fails":9,"error":"no: correct-horse-42","value":{"apiKey":"correct-horse-42"}}"""));

        await NothingIsSaidAsync(migration.Save(), ExitCode.Failed);
    }

    [Fact]
    public async Task An_argument_of_a_verification_that_no_longer_holds()
    {
        using var migration = new MigrationOnDisk();
        var step = migration.Script("made");
        step["verifications"] = new JsonArray(new JsonObject { ["id"] = "seen", ["kind"] = "test/script", ["arguments"] = migration.Arguments("seen", """{"needs":"correct-horse-42","password":"correct-horse-42"}""") });
        migration.Steps.Add(step);
        migration.Put($"{Secret}.done");
        Assert.Equal(ExitCode.Done, (await migration.Save().RunAsync("run", "--yes")).Code);
        File.Delete(Path.Combine(migration.Folder, $"{Secret}.done"));

        var result = await migration.RunAsync("verify");

        Assert.Equal(ExitCode.Failed, result.Code);
        Assert.Contains("There is no ***.", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_argument_of_a_precondition_that_does_not_hold()
    {
        using var migration = new MigrationOnDisk();
        var step = migration.Script("make");
        step["preconditions"] = new JsonArray(new JsonObject { ["id"] = "seen", ["kind"] = "test/script", ["arguments"] = migration.Arguments("seen", """{"needs":"correct-horse-42","password":"correct-horse-42"}""") });
        migration.Steps.Add(step);

        var result = await migration.Save().RunAsync("plan");

        Assert.Contains("There is no ***.", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.All, StringComparison.Ordinal);
    }

    private static MigrationOnDisk Command(string arguments)
    {
        var migration = new MigrationOnDisk(MigrationOnDisk.Step("tell", "command", JsonNode.Parse(arguments)!.AsObject()));
        return migration.Save();
    }

    private static async Task NothingIsSaidAsync(MigrationOnDisk migration, int code)
    {
        var said = await migration.RunAsync("plan");
        var run = await migration.RunAsync("run", "--yes");

        Assert.Equal(code, run.Code);
        foreach (var text in (string[])[said.All, run.All, (await migration.RunAsync("status")).All, (await migration.RunAsync("history", "--json")).All, (await migration.RunAsync("verify")).All, (await migration.RunAsync("abort")).All])
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(migration.State))
            Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Contains("***", await File.ReadAllTextAsync(Path.Combine(migration.State, "journal.jsonl")), StringComparison.Ordinal);
    }
}
