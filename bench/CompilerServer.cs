using System.Diagnostics;
using Groundplan.TestKit;

namespace Groundplan.Bench;

/// <summary>A compiler server of our own, as builds use one, whose processor time can be read.</summary>
internal sealed class CompilerServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("groundplan-bench-").FullName;
    private readonly string _compiler = FindCompiler();
    private readonly string _pipe = "groundplan-bench-" + Guid.NewGuid().ToString("N");
    private readonly Process _server;
    private int _files;

    public CompilerServer()
    {
        _server = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(_compiler, "VBCSCompiler.dll"), "-pipename:" + _pipe]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    public void Dispose()
    {
        _server.Kill();
        _server.WaitForExit();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Writes the files of the project.</summary>
    public void Write(IReadOnlyList<string> sources)
    {
        _files = sources.Count;
        for (var i = 0; i < sources.Count; i++)
            File.WriteAllText(FileOf(i), sources[i]);
    }

    /// <summary>Replaces the first place of a text.</summary>
    public void Edit(int file, string text, string replacement)
    {
        var source = File.ReadAllText(FileOf(file));
        var position = source.IndexOf(text, StringComparison.Ordinal);
        if (position >= 0)
            File.WriteAllText(FileOf(file), source.Remove(position, text.Length).Insert(position, replacement));
    }

    /// <summary>Compiles, and returns the processor time of the server in milliseconds.</summary>
    public double Compile(bool withGroundplan)
    {
        var response = Path.Combine(_folder, "options.rsp");
        File.WriteAllLines(response, Arguments(withGroundplan));
        _server.Refresh();
        var before = _server.TotalProcessorTime;
        using var client = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(_compiler, "csc.dll"), "-shared:" + _pipe, "@" + response]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder })!;
        var output = client.StandardOutput.ReadToEnd() + client.StandardError.ReadToEnd();
        client.WaitForExit();
        if (client.ExitCode != 0)
            throw new InvalidOperationException($"The plan of the benchmark does not compile:\n{output}");
        _server.Refresh();
        if (withGroundplan && !HasDocuments())
            throw new InvalidOperationException($"The build of the benchmark carries no documents:\n{output}");
        return (_server.TotalProcessorTime - before).TotalMilliseconds;
    }

    /// <summary>The analyzers, the generator and what they need.</summary>
    public static IEnumerable<string> CompilerParts => Directory.GetFiles(AppContext.BaseDirectory, "Groundplan*.dll").Where(IsCompilerPart);

    private bool HasDocuments() => File.ReadAllBytes(Path.Combine(_folder, "plan.dll")).AsSpan().IndexOf("PlanDocumentAttribute"u8) >= 0;

    private static string FindCompiler()
    {
        using var sdk = Process.Start(new ProcessStartInfo("dotnet", ["--info"]) { RedirectStandardOutput = true })!;
        var info = sdk.StandardOutput.ReadToEnd();
        sdk.WaitForExit();
        var path = info.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("Base Path:", StringComparison.Ordinal))["Base Path:".Length..].Trim();
        return Path.Combine(path, "Roslyn", "bincore");
    }

    private string FileOf(int index) => Path.Combine(_folder, $"Plan{index}.cs");

    private IEnumerable<string> Arguments(bool withGroundplan)
    {
        yield return "-nologo";
        yield return "-target:library";
        yield return "-debug:portable";
        yield return "-nullable:enable";
        yield return "-langversion:14";
        yield return "-deterministic";
        yield return $"-out:{Path.Combine(_folder, "plan.dll")}";
        foreach (var reference in UserCode.ReferenceFiles)
            yield return $"-reference:{reference}";
        foreach (var analyzer in withGroundplan ? CompilerParts : [])
            yield return $"-analyzer:{analyzer}";
        for (var i = 0; i < _files; i++)
            yield return FileOf(i);
    }

    private static bool IsCompilerPart(string file) => Path.GetFileNameWithoutExtension(file) is "Groundplan" or "Groundplan.Aws" or "Groundplan.MachineLearning" or "Groundplan.Migrations" or "Groundplan.Generators" or "Groundplan.Analyzers";
}
