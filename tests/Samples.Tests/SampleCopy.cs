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

    public SampleCopy()
    {
        Write("Directory.Build.props", Import("samples/Directory.Build.props"));
        Write("Directory.Build.targets", Import("samples/Directory.Build.targets"));
        Write("Directory.Packages.props", Import("Directory.Packages.props"));
        foreach (var file in Directory.GetFiles(Sample.Folder, "*.cs").Append(Path.Combine(Sample.Folder, "GlobalBank.csproj")))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public string Plan => File.ReadAllText(Path.Combine(_folder, "GlobalBank.cs"));

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
        Write("GlobalBank.cs", Plan.Replace(text, replacement, StringComparison.Ordinal));
    }

    /// <summary>Builds against what the test run was built with.</summary>
    public async Task<(int ExitCode, string Output)> Build(params string[] properties)
    {
        string[] arguments =
        [
            "build", "GlobalBank.csproj", "-v", "q", "-nologo", "-p:BuildProjectReferences=false", "-p:RestoreRecursive=false",
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
        return $"GlobalBank.cs({before.Count(letter => letter == '\n') + 1},{before.Length - before.LastIndexOf('\n')})";
    }

    private static string Import(string path) => $"<Project><Import Project=\"{Path.Combine(Sample.Repository, path)}\" /></Project>";

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
