using System.Text;

namespace Groundplan.Build.Tests;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("groundplan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void First_update_writes_every_document()
    {
        Assert.Equal(3, Update(("P/A/template.yaml", "a"), ("P/B/template.yaml", "b")));
        Assert.Equal("a", File.ReadAllText(At("P/A/template.yaml")));
        Assert.Equal("b", File.ReadAllText(At("P/B/template.yaml")));
    }

    [Fact]
    public void Two_documents_of_one_path_are_an_error() =>
        Assert.Contains("two documents are P/A/", Assert.Throws<InvalidDataException>(() => Update(("P/A/template.yaml", "a"), ("P/a/template.yaml", "b"))).Message, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Unchanged_documents_keep_their_time()
    {
        Update(("P/A/template.yaml", "a"));
        var old = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(At("P/A/template.yaml"), old);

        Assert.Equal(0, Update(("P/A/template.yaml", "a")));
        Assert.Equal(old, File.GetLastWriteTimeUtc(At("P/A/template.yaml")));
    }

    [Fact]
    public void Documents_of_a_root_that_is_gone_are_removed_with_their_folder()
    {
        Update(("P/A/template.yaml", "a"), ("P/B/template.yaml", "b"));
        Update(("P/A/template.yaml", "a"));

        Assert.True(File.Exists(At("P/A/template.yaml")));
        Assert.False(Directory.Exists(At("P/B")));
    }

    [Fact]
    public void Files_that_no_manifest_listed_are_left_alone()
    {
        Update(("P/A/template.yaml", "a"), ("P/B/template.yaml", "b"));
        File.WriteAllText(At("P/B/notes.txt"), "mine");
        Update(("P/A/template.yaml", "a"));

        Assert.Equal("mine", File.ReadAllText(At("P/B/notes.txt")));
        Assert.False(File.Exists(At("P/B/template.yaml")));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("P/../../outside.txt")]
    [InlineData("/etc/outside.txt")]
    public void A_path_that_leads_out_of_the_folder_is_refused_before_anything_is_written(string path)
    {
        Assert.Throws<InvalidDataException>(() => Update(("P/A/template.yaml", "a"), (path, "x")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void A_manifest_that_is_none_is_named_and_nothing_is_lost()
    {
        Update(("P/A/template.yaml", "a"));
        File.WriteAllText(At("manifest.json"), "{ not json");

        var error = Assert.Throws<InvalidDataException>(() => Update(("P/A/template.yaml", "b")));
        Assert.Contains("manifest.json", error.Message, StringComparison.Ordinal);
        Assert.Equal("a", File.ReadAllText(At("P/A/template.yaml")));
    }

    [Fact]
    public void An_old_manifest_cannot_have_files_outside_the_folder_removed()
    {
        var outside = _folder + "-outside.txt";
        File.WriteAllText(outside, "keep");
        try
        {
            File.WriteAllText(At("manifest.json"), Manifest($"../{Path.GetFileName(outside)}"));
            Assert.Throws<InvalidDataException>(() => Update(("P/A/template.yaml", "a")));
            Assert.Equal("keep", File.ReadAllText(outside));
        }
        finally
        {
            File.Delete(outside);
        }
    }

    [Theory]
    [InlineData("theirs")]
    [InlineData("a")]
    public void A_link_in_place_of_a_document_is_replaced_and_never_written_through(string text)
    {
        using var outside = new Outside(_folder, text);
        Directory.CreateDirectory(At("P/A"));
        File.CreateSymbolicLink(At("P/A/template.yaml"), outside.File);
        Update(("P/A/template.yaml", "a"));

        Assert.Equal(text, File.ReadAllText(outside.File));
        Assert.Null(new FileInfo(At("P/A/template.yaml")).LinkTarget);
        Assert.Equal("a", File.ReadAllText(At("P/A/template.yaml")));
    }

    [Fact]
    public void A_linked_folder_is_refused_before_anything_is_written()
    {
        using var outside = new Outside(_folder, "theirs");
        Directory.CreateDirectory(At("P"));
        Directory.CreateSymbolicLink(At("P/A"), outside.Folder);

        var error = Assert.Throws<InvalidDataException>(() => Update(("P/A/template.yaml", "a"), ("P/B/template.yaml", "b")));
        Assert.Contains("'P/A' in the output folder is a symbolic link", error.Message, StringComparison.Ordinal);
        Assert.Equal([outside.File], Directory.GetFiles(outside.Folder));
        Assert.False(Directory.Exists(At("P/B")));
    }

    [Fact]
    public void Nothing_is_removed_behind_a_linked_folder()
    {
        Update(("P/A/template.yaml", "a"), ("P/B/template.yaml", "b"));
        using var outside = new Outside(_folder, "theirs");
        Directory.Delete(At("P/B"), recursive: true);
        Directory.CreateSymbolicLink(At("P/B"), outside.Folder);

        Assert.Throws<InvalidDataException>(() => Update(("P/A/template.yaml", "a")));
        Assert.Equal("theirs", File.ReadAllText(outside.File));
    }

    [Fact]
    public void A_link_in_place_of_the_temporary_file_is_not_written_through()
    {
        using var outside = new Outside(_folder, "theirs");
        Directory.CreateDirectory(At("P/A"));
        File.CreateSymbolicLink(At($"P/A/template.yaml.{Environment.ProcessId}.tmp"), outside.File);
        Update(("P/A/template.yaml", "a"));

        Assert.Equal("theirs", File.ReadAllText(outside.File));
        Assert.Equal("a", File.ReadAllText(At("P/A/template.yaml")));
    }

    [Fact]
    public async Task Pipes_are_replaced_or_named_but_never_waited_for()
    {
        Directory.CreateDirectory(At("P/A"));
        await MakePipe(At("P/A/template.yaml"));
        await Task.Run(() => Update(("P/A/template.yaml", "a"))).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("a", File.ReadAllText(At("P/A/template.yaml")));

        File.Delete(At("manifest.json"));
        await MakePipe(At("manifest.json"));
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Task.Run(() => Update(("P/A/template.yaml", "b"))).WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("a pipe or a device", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_temporary_file_stays()
    {
        Update(("P/A/template.yaml", "a"));
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private static async Task MakePipe(string path)
    {
        using var process = System.Diagnostics.Process.Start("mkfifo", path);
        await process.WaitForExitAsync();
    }

    private static string Manifest(params string[] paths) =>
        $$"""{"version":1,"roots":[{"documents":[{{string.Join(',', paths.Select(path => $$"""{"path":"{{path}}"}"""))}}]}]}""";

    private string At(string path) => Path.Combine(_folder, path);

    private int Update(params (string Path, string Text)[] documents) => OutputFolder.Update(
        _folder,
        [
            .. documents.Select(document => new CarriedDocument(document.Path, Encoding.UTF8.GetBytes(document.Text))),
            new CarriedDocument(OutputFolder.ManifestName, Encoding.UTF8.GetBytes(Manifest([.. documents.Select(document => document.Path)]))),
        ]);

    /// <summary>A folder beside the output folder, with one file of somebody else's.</summary>
    private sealed class Outside : IDisposable
    {
        public Outside(string beside, string text)
        {
            Folder = Directory.CreateDirectory(beside + "-outside").FullName;
            File = Path.Combine(Folder, "template.yaml");
            System.IO.File.WriteAllText(File, text);
        }

        public string Folder { get; }

        public string File { get; }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
