using System.Text;
using Groundplan.Runner.Documents;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests;

public sealed class DocumentTests : IDisposable
{
    private readonly PlanOnDisk _plan = new();
    private readonly RunnerSession _runner = new();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"roots\":null}")]
    [InlineData("{\"version\":1,\"version\":1,\"roots\":[]}")]
    [InlineData("{\"version\":1,\"roots\":[null]}")]
    [InlineData("{\"version\":2,\"roots\":[]}")]
    [InlineData("{\"version\":1,\"roots\":[{\"plan\":\"P\"}]}")]
    [InlineData("{\"version\":1,\"roots\":[{\"plan\":\"P\",\"root\":\"R\",\"kind\":7}]}")]
    public async Task A_malformed_manifest_is_one_clear_line(string text)
    {
        _plan.Write("manifest.json", text);

        await AssertOneLineAsync("manifest.json", "list");
    }

    [Theory]
    [InlineData(0, "Rebuild the project.")]
    [InlineData(2, "Take a newer tool.")]
    public async Task A_manifest_or_a_source_map_of_another_version_says_what_to_do(int version, string way)
    {
        var documents = _plan.AddAcme()["documents"]!.AsArray();
        documents.Remove(documents.First(d => (string?)d!["kind"] == DocumentKind.SourceMap));
        documents.Add(_plan.Document("Plan/Acme/source-map.json", DocumentKind.SourceMap, $$"""{"version":{{version}},"pointers":{},"sources":[]}"""));
        _plan.Save();
        var plan = Plan.Read(PlanFolder.Find(_plan.Folder));

        Assert.Equal($"source-map.json has version {version}; this tool reads version 1. {way}", Assert.Throws<RunnerError>(() => SourceMap.Read(plan, plan.Select(null))).Message);
        _plan.Write("manifest.json", $$"""{"version":{{version}},"roots":[]}""");
        await AssertOneLineAsync($"manifest.json has version {version}; this tool reads version 1. {way}", "list");
    }

    [Theory]
    [InlineData("manifest.json", "manifest.json has 104857600 bytes, more than the 67108864 that are read. Rebuild the project.")]
    [InlineData("Plan/Acme/template.yaml", "Plan/Acme/template.yaml has 104857600 bytes, more than the 33554432 that are read. Rebuild the project.")]
    public async Task A_document_of_100_megabytes_is_one_clear_line(string document, string expected)
    {
        _plan.AddAcme();
        _plan.Save();
        await using (var file = File.OpenWrite(Path.Combine(_plan.Documents, document)))
            file.SetLength(100 << 20);

        await AssertOneLineAsync(expected, "show");
    }

    [Fact]
    public async Task A_deeply_nested_manifest_is_one_clear_line()
    {
        _plan.Write("manifest.json", string.Concat(Enumerable.Repeat("{\"roots\":[", 100_000)));

        await AssertOneLineAsync("manifest.json", "list");
    }

    [Theory]
    [InlineData("../../secret.yaml")]
    [InlineData("/etc/hostname")]
    [InlineData("P/../../../secret.yaml")]
    [InlineData("P//template.yaml")]
    [InlineData("P\\..\\template.yaml")]
    [InlineData("")]
    public async Task A_path_out_of_the_folder_is_refused(string path)
    {
        _plan.AddAcme()["documents"]![0]!["path"] = path;
        _plan.Save();

        await AssertOneLineAsync("is not a path inside the plan folder", "show");
    }

    [Fact]
    public async Task A_symbolic_link_is_not_followed()
    {
        _plan.AddAcme();
        _plan.Save();
        var template = Path.Combine(_plan.Documents, "Plan", "Acme", "template.yaml");
        File.Move(template, Path.Combine(_plan.Folder, "outside.yaml"));
        File.CreateSymbolicLink(template, Path.Combine(_plan.Folder, "outside.yaml"));

        await AssertOneLineAsync("symbolic link", "show");
    }

    [Fact]
    public async Task A_document_edited_by_hand_is_refused()
    {
        _plan.AddAcme();
        _plan.Save();
        File.AppendAllText(Path.Combine(_plan.Documents, "Plan", "Acme", "template.yaml"), "\n# mine\n");

        await AssertOneLineAsync("Rebuild the project", "show");
        await AssertOneLineAsync("Rebuild the project", "check");
    }

    [Fact]
    public async Task All_documents_of_a_kind_are_shown_and_checked()
    {
        var documents = _plan.AddAcme()["documents"]!.AsArray();
        documents.Add(_plan.Document("Plan/Acme/operator-policy-1.json", "operator-policy", "{\"a\":1}\n"));
        documents.Add(_plan.Document("Plan/Acme/operator-policy-2.json", "operator-policy", "{\"a\":2}\n"));
        _plan.Save();

        var shown = await _runner.RunAsync("show", _plan.Folder, "--document", "operator-policy");
        Assert.Equal("{\"a\":1}\n{\"a\":2}\n", shown.Out);
        Assert.Equal("Plan/Acme/operator-policy-1.json:\nPlan/Acme/operator-policy-2.json:\n", shown.Error);

        _plan.Write("Plan/Acme/operator-policy-2.json", "{}");
        await AssertOneLineAsync("Rebuild the project", "check");
    }

    [Fact]
    public async Task A_missing_document_is_one_clear_line()
    {
        _plan.AddAcme();
        _plan.Save();
        File.Delete(Path.Combine(_plan.Documents, "Plan", "Acme", "template.yaml"));

        await AssertOneLineAsync("is missing", "show");
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("Plan/Acme/template.yaml")]
    public async Task A_pipe_in_place_of_a_document_is_one_clear_line(string document)
    {
        AddAcmeWithout(document);
        using (var process = System.Diagnostics.Process.Start("mkfifo", Path.Combine(_plan.Documents, document)))
            await process.WaitForExitAsync();

        await AssertOneLineAsync("a pipe or a device", "show").WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/tty")]
    public async Task A_device_in_place_of_the_manifest_is_one_clear_line(string device)
    {
        AddAcmeWithout("manifest.json");
        File.CreateSymbolicLink(Path.Combine(_plan.Documents, "manifest.json"), device);

        await AssertOneLineAsync("a pipe or a device", "show").WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_folder_in_place_of_a_document_is_one_clear_line()
    {
        AddAcmeWithout("Plan/Acme/template.yaml");
        Directory.CreateDirectory(Path.Combine(_plan.Documents, "Plan/Acme/template.yaml"));

        await AssertOneLineAsync("is a folder", "show");
    }

    [Theory]
    [InlineData("just text")]
    [InlineData("a: [")]
    [InlineData("Resources: &x\n  A: *x\n")]
    public async Task A_text_that_is_no_template_is_one_clear_line(string text)
    {
        _plan.AddAcme(template: text);
        _plan.Save();

        await AssertOneLineAsync("is not a template", "show");
    }

    [Fact]
    public void A_deeply_nested_template_is_refused_without_overflow()
        => Assert.Equal(2, Assert.Throws<RunnerError>(() => Template.Parse(Encoding.UTF8.GetBytes("a: " + new string('[', 100_000)), "template")).Code);

    [Fact]
    public async Task A_folder_without_a_plan_is_a_usage_error()
        => await AssertOneLineAsync("holds neither a project nor artifacts/plan/manifest.json", "list");

    [Fact]
    public async Task An_unknown_root_is_answered_with_the_roots_there_are()
    {
        _plan.AddAcme();
        _plan.Save();

        await AssertOneLineAsync("Plan/Acme", "show", "--root", "Acne");
    }

    [Theory]
    [InlineData("Acne", "Did you mean 'Acme'?")]
    [InlineData("amce", "Did you mean 'Acme'?")]
    [InlineData("Plna/Acme", "Did you mean 'Plan/Acme'?")]
    [InlineData("Other", "no root 'Other'. There is")]
    public async Task A_misspelt_root_is_answered_with_the_one_that_was_meant(string name, string expected)
    {
        _plan.AddAcme();
        _plan.Save();

        await AssertOneLineAsync(expected, "show", "--root", name);
    }

    [Fact]
    public async Task Control_characters_of_a_manifest_do_not_reach_the_terminal()
    {
        _plan.AddAcme()["kind"] = "Sta\u001b[31mck\n";
        _plan.Save();

        var result = await _runner.RunAsync("list", _plan.Folder);

        Assert.Equal(0, result.Code);
        Assert.DoesNotContain('\u001b', result.Out);
    }

    [Theory]
    [InlineData("/Resources/Topic/Properties/DisplayName/0", "Plan.cs:21:30")]
    [InlineData("/Resources/Topic/Properties/TopicName", "Plan.cs:20:5")]
    [InlineData("/Resources/TopicPolicy", null)]
    public void The_longest_prefix_of_a_pointer_gives_the_place(string pointer, string? expected)
        => Assert.Equal(expected, JsonInput.Read<SourceMap>(Encoding.UTF8.GetBytes(Fixtures.SourceMap), "source-map.json").Find(pointer));

    public void Dispose()
    {
        _plan.Dispose();
        _runner.Dispose();
    }

    private void AddAcmeWithout(string document)
    {
        _plan.AddAcme();
        _plan.Save();
        File.Delete(Path.Combine(_plan.Documents, document));
    }

    private async Task AssertOneLineAsync(string expected, string command, params string[] more)
    {
        var result = await _runner.RunAsync([command, _plan.Folder, .. more]);
        Assert.Equal(2, result.Code);
        Assert.Contains(expected, Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
