using System.Collections.Immutable;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.Analyzers.Tests.Fixes;

/// <summary>Applies code fixes to a document of a workspace, as an editor does.</summary>
internal static class Fix
{
    /// <summary>Fails unless the first fix turns one text into the other, which compiles cleanly and has a finding of the kind less.</summary>
    public static async Task Expect(CodeFixProvider fix, string before, string after)
    {
        var document = Open(before);
        var findings = await Findings(document, fix);
        var text = await Text(await Apply(document, await First(document, fix, findings)));
        TextDifference.Expect(after, text);
        UserCode.Compile(text);
        Assert.True((await Findings(Open(text), fix)).Length < findings.Length, "The finding is still there.");
    }

    /// <summary>The titles of what is offered for all findings.</summary>
    public static async Task<IReadOnlyList<string>> Titles(CodeFixProvider fix, string source)
    {
        var document = Open(source);
        return [.. (await Actions(document, fix, await Findings(document, fix))).Select(action => action.Title)];
    }

    /// <summary>Applies the first fix to all findings of the document, and again until there is none left. The result compiles cleanly.</summary>
    public static async Task<(string Text, int Rounds)> All(CodeFixProvider fix, string source)
    {
        var text = source;
        for (var rounds = 0; ; rounds++)
        {
            var document = Open(text);
            var findings = await Findings(document, fix);
            if (findings.IsEmpty)
            {
                UserCode.Compile(text);
                return (text, rounds);
            }

            Assert.True(rounds < 9, "The fixes do not come to an end.");
            var context = new FixAllContext(
                document, fix, FixAllScope.Document, (await First(document, fix, findings)).EquivalenceKey!, fix.FixableDiagnosticIds, new Known(findings), CancellationToken.None);
            text = await Text(await Apply(document, (await fix.GetFixAllProvider()!.GetFixAsync(context))!));
        }
    }

    private static Document Open(string text)
    {
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "UserCode",
            "UserCode",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: UserCode.ParseOptions,
            metadataReferences: UserCode.References));
        workspace.AddDocument(project.Id, "GlobalUsings.g.cs", SourceText.From("global using System; global using System.Collections.Generic; global using System.Linq; global using Groundplan;"));
        return workspace.AddDocument(DocumentInfo.Create(
            DocumentId.CreateNewId(project.Id), "Plan.cs", loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text), VersionStamp.Default)), filePath: "/project/Plan.cs"));
    }

    private static async Task<ImmutableArray<Diagnostic>> Findings(Document document, CodeFixProvider fix)
    {
        var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync())!;
        return [.. (await Compiler.Analyze(compilation, new PlanAnalyzer())).Where(finding => fix.FixableDiagnosticIds.Contains(finding.Id))];
    }

    private static async Task<CodeAction> First(Document document, CodeFixProvider fix, ImmutableArray<Diagnostic> findings)
    {
        var actions = await Actions(document, fix, findings);
        return actions.Count > 0 ? actions[0] : throw new TestKitException("No fix is offered for: " + string.Join('\n', findings));
    }

    private static async Task<IReadOnlyList<CodeAction>> Actions(Document document, CodeFixProvider fix, ImmutableArray<Diagnostic> findings)
    {
        var actions = new List<CodeAction>();
        foreach (var finding in findings)
            await fix.RegisterCodeFixesAsync(new(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Document> Apply(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task<string> Text(Document document) => (await document.GetTextAsync()).ToString();

    private sealed class Known(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetProjectDiagnosticsAsync(project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => GetProjectDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);
    }
}
