using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Groundplan.Samples.Tests;

/// <summary>A copy of the sample in a folder of its own, to be edited and built as a user would.</summary>
internal sealed class SampleCopy : IDisposable
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private readonly string _folder = Directory.CreateTempSubdirectory("groundplan-sample-").FullName;

    private readonly Sample _sample;

    private readonly string _file;

    /// <param name="sample">The sample.</param>
    /// <param name="file">The file to be edited, without its ending; the one named as the sample where it is null.</param>
    public SampleCopy(Sample sample, string? file = null)
    {
        _sample = sample;
        _file = (file ?? sample.Name) + ".cs";
        Write("Directory.Build.props", Import("samples/Directory.Build.props"));
        Write("Directory.Build.targets", Import("samples/Directory.Build.targets"));
        Write("Directory.Packages.props", Import("Directory.Packages.props"));
        foreach (var path in Directory.GetFiles(sample.Folder, "*.cs").Append(Path.Combine(sample.Folder, sample.Name + ".csproj")))
            File.Copy(path, Path.Combine(_folder, Path.GetFileName(path)));
    }

    public string Plan => File.ReadAllText(Path.Combine(_folder, _file));

    /// <summary>The documents by path below the output folder, with their times.</summary>
    public IReadOnlyDictionary<string, (string Text, DateTime Time)> Documents => Directory.Exists(Output)
        ? Directory.GetFiles(Output, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(Output, file), file => (File.ReadAllText(file), File.GetLastWriteTimeUtc(file)), StringComparer.Ordinal)
        : new Dictionary<string, (string, DateTime)>();

    private string Output => Path.Combine(_folder, "artifacts", "plan");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Replaces the one place where a text stands.</summary>
    public void Edit(string text, string replacement)
    {
        Assert.Single(Regex.Matches(Plan, Regex.Escape(text)));
        Write(_file, Plan.Replace(text, replacement, StringComparison.Ordinal));
    }

    /// <summary>Builds against what the test run was built with.</summary>
    public async Task<(int ExitCode, string Output)> Build(params string[] properties)
    {
        string[] arguments =
        [
            "build", _sample.Name + ".csproj", "-v", "q", "-nologo", "-p:BuildProjectReferences=false", "-p:RestoreRecursive=false",
            $"-p:Configuration={Configuration}", .. properties.Select(property => "-p:" + property),
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    /// <summary>Builds, and fails the test unless the build succeeds.</summary>
    public async Task BuildCleanly(params string[] properties)
    {
        var (exitCode, output) = await Build(properties);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>The line and column, from 1, of a text in the plan.</summary>
    public string PlaceOf(string text)
    {
        var before = Plan[..Plan.IndexOf(text, StringComparison.Ordinal)];
        return $"{_file}({before.Count(letter => letter == '\n') + 1},{before.Length - before.LastIndexOf('\n')})";
    }

    private static string Import(string path) => $"<Project><Import Project=\"{Path.Combine(Sample.Repository, path)}\" /></Project>";

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
