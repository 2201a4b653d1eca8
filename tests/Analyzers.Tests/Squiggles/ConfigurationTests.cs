using System.Collections.Immutable;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Groundplan.Analyzers.Tests.Squiggles;

public sealed class ConfigurationTests
{
    private static readonly string Bad = PlanText.Starter.With("TenantId", "\"x\"").Plus("SourceControl = SourceControl.CodeCommit");

    [Fact]
    public async Task A_pragma_switches_a_finding_off_where_it_stands() => await Compiler.Expect(
        PlanText.Starter.With("TenantId", "{|GP1007:\"x\"|}").With("Region", "\"oregon\",\n#pragma warning restore GP1009")
            .Replace("\n        Region", "\n#pragma warning disable GP1009 // The region is a test.\n        Region", StringComparison.Ordinal)
            .Replace("GP1009,\n", "GP1009\n", StringComparison.Ordinal),
        new PlanAnalyzer());

    [Fact]
    public async Task An_attribute_switches_a_finding_off() => await Compiler.Expect(
        PlanText.Starter.With("TenantId", "\"x\"").Replace("    public static MlPlatform", "    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Names\", \"GP1007\")]\n    public static MlPlatform", StringComparison.Ordinal),
        new PlanAnalyzer());

    [Theory]
    [InlineData("warning", "warning", DiagnosticSeverity.Warning, DiagnosticSeverity.Warning)]
    [InlineData("suggestion", "error", DiagnosticSeverity.Info, DiagnosticSeverity.Error)]
    [InlineData("none", "silent", null, DiagnosticSeverity.Hidden)]
    public async Task An_editorconfig_sets_the_severity(string tenant, string codeCommit, DiagnosticSeverity? ofTenant, DiagnosticSeverity? ofCodeCommit)
    {
        var text = $"root = true\n[*.cs]\ndotnet_diagnostic.GP1007.severity = {tenant}\ndotnet_diagnostic.GP2003.severity = {codeCommit}\n";
        var found = await Severities(text);
        Assert.Equal((ofTenant, ofCodeCommit), (found.GetValueOrDefault("GP1007"), found.GetValueOrDefault("GP2003")));
    }

    [Fact]
    public async Task An_editorconfig_sets_the_severity_of_a_category()
    {
        var found = await Severities("root = true\n[*.cs]\ndotnet_analyzer_diagnostic.category-Tiers.severity = error\n");
        Assert.Equal(DiagnosticSeverity.Error, found["GP2003"]);
    }

    [Fact]
    public async Task Without_settings_each_rule_has_its_own_severity()
    {
        var found = await Severities("root = true\n");
        Assert.Equal((DiagnosticSeverity.Error, DiagnosticSeverity.Warning), (found["GP1007"], found["GP2003"]));
    }

    private static async Task<Dictionary<string, DiagnosticSeverity?>> Severities(string editorConfig)
    {
        var set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(editorConfig, "/project/.editorconfig")));
        CSharpCompilation compilation = UserCode.Compile(Bad);
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Severity(set)));
        var options = new AnalyzerOptions([], new EditorConfig(set));
        var found = await compilation.WithAnalyzers([new PlanAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return found.ToDictionary(finding => finding.Id, finding => (DiagnosticSeverity?)finding.Severity, StringComparer.Ordinal);
    }

    private sealed class Severity(AnalyzerConfigSet set) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    private sealed class EditorConfig(AnalyzerConfigSet set) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Options(set.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(set.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
