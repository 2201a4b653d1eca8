using System.Diagnostics;
using Groundplan.TestKit;

namespace Groundplan.Bench;

/// <summary>What a build costs in which nothing changed: the same project with and without Groundplan, in turn.</summary>
internal static class NoChangeBench
{
    private const int Rounds = 9;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("groundplan-bench-").FullName;
        try
        {
            var plain = Create(Path.Combine(folder, "plain"), "");
            var groundplan = Create(Path.Combine(folder, "groundplan"), Imports());
            Build(plain, "-restore");
            Build(groundplan, "-restore");
            var manifest = Path.Combine(groundplan, "artifacts", "plan", "manifest.json");
            var written = File.GetLastWriteTimeUtc(manifest);
            var rounds = Enumerable.Range(0, Rounds).Select(_ => (Plain: Build(plain), Groundplan: Build(groundplan))).ToList();
            if (!File.Exists(manifest) || File.GetLastWriteTimeUtc(manifest) != written)
                throw new InvalidOperationException("A build without changes must leave the documents alone.");
            Line.Write("a build without changes, without Groundplan, median", $"{Timing.MedianOf(rounds.Select(round => round.Plain)):N0} ms");
            Line.Write("a build without changes: what Groundplan adds, median", $"{Timing.MedianOf(rounds.Select(round => round.Groundplan - round.Plain)):+#,0;-#,0;0} ms", "nothing measurable");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Create(string folder, string imports)
    {
        Directory.CreateDirectory(folder);
        var references = string.Concat(Directory.GetFiles(UserCode.ReferenceFolder, "*.dll").Select(file => $"<Reference Include=\"{file}\" />"));
        File.WriteAllText(Path.Combine(folder, "Plan.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>{references}<Using Include="Groundplan" /></ItemGroup>
              {imports}
            </Project>
            """);
        var file = 0;
        foreach (var text in PlanSources.Stacks(40))
            File.WriteAllText(Path.Combine(folder, $"Plan{file++}.cs"), text);
        return folder;
    }

    private static string Imports()
    {
        var build = Path.Combine(Repository(), "src", "Build");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var analyzers = string.Concat(CompilerServer.CompilerParts.Select(file => $"<Analyzer Include=\"{file}\" />"));
        return $"""
            <PropertyGroup><GroundplanBuildTool>{Path.Combine(build, "bin", configuration, "net10.0", "Groundplan.Build.dll")}</GroundplanBuildTool></PropertyGroup>
            <ItemGroup>{analyzers}</ItemGroup>
            <Import Project="{Path.Combine(build, "Groundplan.props")}" />
            <Import Project="{Path.Combine(build, "Groundplan.targets")}" />
            """;
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Dsl.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The benchmark runs inside the repository.");
    }

    /// <summary>Builds, and returns the wall time in milliseconds.</summary>
    private static double Build(string folder, params string[] options)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", "-nologo", "-verbosity:quiet", "-nodeReuse:false", .. options]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException($"The build of the benchmark fails:\n{output}");
    }
}
