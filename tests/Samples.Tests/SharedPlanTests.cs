using System.Diagnostics;

namespace Groundplan.Samples.Tests;

/// <summary>A library for plans as a team has it: a project beside the plan's, then a package.</summary>
public sealed class SharedPlanTests : IDisposable
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private const string Library = """
        using Groundplan;
        using Groundplan.Aws.SQS;

        [assembly: PlanLibrary]

        namespace Company.Platform;

        public abstract record TeamStack(string Team) : Stack($"{Team}-queues")
        {
            public Queue DeadLetters => field ??= new() { QueueName = Names.Of(Team, "dead") };
        }

        public static class Names
        {
            public static string Of(string team, string part) => $"{team}-{part}";
        }
        """;

    private const string Plan = """
        using Company.Platform;
        using Groundplan;

        [Plan]
        public static class Teams
        {
            public static OrderStack Orders => new();
        }

        public sealed record OrderStack() : TeamStack("orders");
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("groundplan-shared-").FullName;

    public SharedPlanTests()
    {
        Write("Directory.Build.props", Import("samples/Directory.Build.props"));
        Write("Directory.Build.targets", Import("samples/Directory.Build.targets"));
        Write("Directory.Packages.props", $"<Project><Import Project=\"{Path.Combine(Sample.Repository, "Directory.Packages.props")}\" /><ItemGroup><PackageVersion Include=\"Company.Platform\" Version=\"1.0.0\" /></ItemGroup></Project>");
        Write("nuget.config", "<configuration><packageSources><add key=\"here\" value=\"feed\" /></packageSources></configuration>");
        Write("Company.Platform/Company.Platform.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><GenerateDocumentationFile>false</GenerateDocumentationFile><GroundplanEnabled>false</GroundplanEnabled><NoWarn>NU5128</NoWarn><SuppressDependenciesWhenPacking>true</SuppressDependenciesWhenPacking><Version>1.0.0</Version></PropertyGroup></Project>");
        Write("Company.Platform/Library.cs", Library);
        Write("Teams/Teams.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><GenerateDocumentationFile>false</GenerateDocumentationFile></PropertyGroup><ItemGroup><ProjectReference Include=\"../Company.Platform/Company.Platform.csproj\" /></ItemGroup></Project>");
        Write("Teams/Plan.cs", Plan);
        Write("Packed/Packed.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><GenerateDocumentationFile>false</GenerateDocumentationFile></PropertyGroup><ItemGroup><PackageReference Include=\"Company.Platform\" /></ItemGroup></Project>");
        Write("Packed/Plan.cs", Plan);
        Directory.CreateDirectory(Path.Combine(_folder, "feed"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_plan_uses_a_library_of_its_solution_and_of_a_package()
    {
        await Run("build", "Company.Platform");
        await Run("build", "Teams");
        Assert.Contains("QueueName: orders-dead\n", Template("Teams"), StringComparison.Ordinal);

        await Run("pack", "Company.Platform", "--no-build", "-o", Path.Combine(_folder, "feed"));

        Write("Company.Platform/Library.cs", Library.Replace("{team}-{part}", "{team}.{part}", StringComparison.Ordinal));
        await Run("build", "Company.Platform");
        await Run("build", "Teams");
        Assert.Contains("QueueName: orders.dead\n", Template("Teams"), StringComparison.Ordinal);

        await Run("build", "Packed");
        Assert.Contains("QueueName: orders-dead\n", Template("Packed"), StringComparison.Ordinal);
    }

    private static string Import(string path) => $"<Project><Import Project=\"{Path.Combine(Sample.Repository, path)}\" /></Project>";

    private string Template(string project) => File.ReadAllText(Path.Combine(_folder, project, "artifacts", "plan", "Teams", "Orders", "template.yaml"));

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Runs the SDK against what the test run was built with; packages of the test stay in its own folder.</summary>
    private async Task Run(string command, string project, params string[] arguments)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string[] all =
        [
            command, project, "-v", "q", "-nologo", "-p:BuildProjectReferences=false", "-p:RestoreRecursive=false", $"-p:Configuration={Configuration}",
            $"-p:RestorePackagesPath={Path.Combine(_folder, "packages")}", $"-p:RestoreFallbackFolders={packages}", .. arguments,
        ];
        var start = new ProcessStartInfo("dotnet", all) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
    }
}
