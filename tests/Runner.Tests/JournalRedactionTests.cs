using System.Text;
using System.Text.Json.Nodes;
using Groundplan.Runner.Journal;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class JournalRedactionTests
{
    private const string Secret = "hunter2/\"ä+ü\"";

    [Fact]
    public async Task No_registered_secret_reaches_the_disk_in_any_form()
    {
        using var folder = new StateFolder();
        folder.Redaction.Register(Secret);
        folder.Redaction.Register("hunter2");
        folder.Redaction.Register("42424242");
        folder.Redaction.Register("");
        var nested = new JsonObject { ["inner"] = Secret }.ToJsonString();
        await using (var session = await folder.Store().AcquireAsync(StateFolder.Owner("me"), StateFolder.None))
            await session.AppendAsync(
                new JournalEvent(JournalKind.StepFailed, $"step {Secret}", 1, $"token {Secret}", new JsonObject
                {
                    ["error"] = $"login with {Secret} failed",
                    ["url"] = "https://x/?p=" + Uri.EscapeDataString(Secret),
                    ["header"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
                    ["body"] = nested,
                    ["list"] = new JsonArray(1, new JsonObject { [Secret] = Secret, [$"{Secret}{Secret}"] = true }, "hunter2"),
                    ["number"] = 42424242,
                    ["id"] = Guid.Empty,
                }),
                StateFolder.None);

        foreach (var file in Directory.GetFiles(folder.Path))
        {
            var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain("hunter2", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)), text, StringComparison.Ordinal);
            Assert.DoesNotContain("42424242", text, StringComparison.Ordinal);
        }
        var entry = Assert.Single(await folder.ReadAsync());
        Assert.Equal(("step ***", "token ***", "login with *** failed", "https://x/?p=***"), (entry.Step, entry.Token, (string?)entry.Data["error"], (string?)entry.Data["url"]));
        Assert.Equal(Guid.Empty, Guid.Parse((string)entry.Data["id"]!));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("MasterUserPassword")]
    [InlineData("SECRET_VALUE")]
    [InlineData("sessionToken")]
    [InlineData("Credentials")]
    [InlineData("authorization")]
    [InlineData("private key")]
    [InlineData("privateKey")]
    [InlineData("private_key_pem")]
    public async Task What_is_named_like_a_secret_is_not_written_whatever_it_is(string name)
    {
        using var folder = new StateFolder();
        foreach (var value in (JsonNode[])["plain-value", 1234567, new JsonArray("plain-value"), new JsonObject { ["deep"] = "plain-value" }])
            await using (var session = await folder.Store().AcquireAsync(StateFolder.Owner("me"), StateFolder.None))
                await session.AppendAsync(new JournalEvent(JournalKind.StepFinished, "s", 1, "idempotency", new JsonObject { ["outer"] = new JsonObject { [name] = value } }), StateFolder.None);

        var text = Encoding.UTF8.GetString(folder.Bytes());
        Assert.DoesNotContain("plain-value", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", text, StringComparison.Ordinal);
        Assert.All(await folder.ReadAsync(), e => Assert.Equal(("***", "idempotency"), ((string?)e.Data["outer"]![name], e.Token)));
    }

    [Fact]
    public async Task The_callers_data_stay_as_they_are()
    {
        using var folder = new StateFolder();
        folder.Redaction.Register(Secret);
        var data = new JsonObject { ["password"] = "p", ["text"] = Secret, ["nothing"] = null };
        await using var session = await folder.Store().AcquireAsync(StateFolder.Owner("me"), StateFolder.None);

        var entry = await session.AppendAsync(new JournalEvent(JournalKind.StepFinished, Data: data), StateFolder.None);

        Assert.Equal(("p", Secret), ((string?)data["password"], (string?)data["text"]));
        Assert.Equal("""{"password":"***","text":"***","nothing":null}""", entry.Data.ToJsonString());
    }
}
