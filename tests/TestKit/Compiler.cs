using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Groundplan.TestKit;

/// <summary>Runs analyzers and generators over a compilation.</summary>
public static class Compiler
{
    /// <summary>The diagnostics of analyzers, in source order. An analyzer that throws fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(CSharpCompilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new BuildProperties(new Dictionary<string, string> { ["ProjectDir"] = "/project/" })),
            onAnalyzerException: (exception, _, _) => throw new TestKitException($"An analyzer threw: {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, [.. analyzers], options).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan)];
    }

    /// <summary>
    /// Fails unless analyzers report exactly the marked squiggles of a source (see <see cref="MarkedSource"/>); without marks no
    /// diagnostic at all is allowed. The source must compile cleanly.
    /// </summary>
    public static async Task<ImmutableArray<Diagnostic>> Expect(string markedSource, params DiagnosticAnalyzer[] analyzers)
    {
        var source = MarkedSource.Parse(markedSource);
        var diagnostics = await Analyze(UserCode.Compile(source.Text), analyzers);
        source.Expect(diagnostics.Select(diagnostic => new Mark(diagnostic.Id, diagnostic.Location.SourceSpan)));
        return diagnostics;
    }

    /// <summary>A driver that tracks the steps of a generator, with build properties such as <c>ProjectDir</c>.</summary>
    public static GeneratorDriver Drive(IIncrementalGenerator generator, params (string Name, string Value)[] buildProperties)
    {
        var properties = new Dictionary<string, string> { ["ProjectDir"] = "/project/" };
        foreach (var (name, value) in buildProperties)
            properties[name] = value;
        return CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: UserCode.ParseOptions,
            optionsProvider: new BuildProperties(properties),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>Runs a driver; a generator that throws or reports fails the test.</summary>
    public static (GeneratorDriver Driver, GeneratorRunResult Result) Run(this GeneratorDriver driver, Compilation compilation)
    {
        driver = driver.RunGenerators(compilation);
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
            throw new TestKitException($"The generator threw: {exception}");
        return result.Diagnostics.IsEmpty ? (driver, result) : throw new TestKitException("The generator reported: " + string.Join('\n', result.Diagnostics));
    }
}
