using Groundplan.Analyzers;
using Groundplan.Generators.Evaluation;
using Groundplan.Rules;
using Groundplan.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Groundplan.Generators.Tests;

/// <summary>After an edit only what may have changed is evaluated, and the result is that of a whole evaluation.</summary>
public sealed class ReuseTests
{
    private static readonly string[] Files =
    [
        """
        [Plan]
        public static class P
        {
            // the first
            public static S One => new("one") { Note = Names.Of("a") };
            public static S Two => new("two") { Note = Shared.Text + Names.Plain };
            public static S Three => Base("three");
            public static S Four => new(Cached.StackName + "-4");
            public static S Five => new("five") { Note = Counter.Next().ToString() };
            public static S Six => new("six") { Note = Counter.Next().ToString() };
            public static S Cached => field ??= new("cached") { Note = Names.Of("c") };
            private static S Base(string name)
            {
                var note = "base";
                return new(name) { Note = note };
            }
        }
        """,
        """
        public sealed record S(string Name) : Stack(Name)
        {
            public string Note { get; init; } = "none";
            public Output Result => field ??= new(Format());
            public Output Second => field ??= new(Result.Value);
            public override string? Description => $"About {Note}";
            private string Format() => Note.Length > 3 ? $"{Note}!" : Note;
        }
        """,
        """
        public static class Names
        {
            public static string Of(string part) => string.Join("-", new[] { "x", part }.Select(Upper));
            public static string Plain { get { return "plain"; } }
            private static string Upper(string part) => part.ToUpperInvariant();
        }
        public static class Shared { public static readonly string Text = Names.Of("shared"); }
        public static class Counter
        {
            private static readonly List<int> Seen = [];
            public static int Next() { Seen.Add(1); return Seen.Count; }
        }
        """,
    ];

    /// <summary>Edits of one place: file, old text, new text.</summary>
    public static TheoryData<int, string, string> Edits() => new()
    {
        { 0, "new(\"one\")", "new(\"uno\")" },
        { 0, "\"a\"", "\"aa\"" },
        { 0, "// the first", "// the very first\n    // of all" },
        { 0, "Names.Plain", "Names.Missing" },
        { 0, "Names.Plain", "(1 / int.Parse(\"0\"))" },
        { 0, "\"base\"", "\"basis\"" },
        { 0, "Base(\"three\")", "Cached" },
        { 0, "new(\"cached\")", "new(\"kept\")" },
        { 0, "[Plan]\n", "" },
        { 0, "S Two", "S Zwei" },
        { 0, "Counter.Next().ToString() };\n    public static S Six", "\"5\" };\n    public static S Six" },
        { 0, "    public static S Four => new(Cached.StackName + \"-4\");\n", "" },
        { 1, "\"none\"", "\"nothing\"" },
        { 1, "{ get; init; } = \"none\";", "{ get => \"fixed\"; init { } }" },
        { 1, "string Note", "string? Note" },
        { 1, "(string Name) : Stack(Name)", "(string Name, int Size = 2) : Stack(Name + Size)" },
        { 1, "$\"{Note}!\"", "$\"{Note}?\"" },
        { 1, "field ??= new(Result.Value)", "new(Result.Value)" },
        { 1, "$\"About {Note}\"", "Region" },
        { 1, ": Stack(Name)", ": Stack(Name + \"x\")" },
        { 2, "ToUpperInvariant", "ToLowerInvariant" },
        { 2, "\"plain\"", "\"simple\"" },
        { 2, "Names.Of(\"shared\")", "\"s\"" },
        { 2, "Names.Of(\"shared\")", "throw new Exception(\"not shared\")" },
        { 2, "Seen.Add(1)", "Seen.Add(2); Seen.Add(3)" },
        { 2, "string Plain { get", "string Plain2 { get" },
        { 2, "public static class Shared", "public static class Extra { public static string Of(this string s) => s; }\npublic static class Shared" },
        { 2, "public static class Names\n{", "public static class Names\n{\n\n" },
        { 2, "[];", "[0];" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_gives_what_a_whole_evaluation_gives(int file, string from, string to)
    {
        var before = UserCode.CompileWithErrors(Files);
        var first = Plans.Evaluate(before);
        var tree = before.SyntaxTrees[file + 1];
        var position = tree.ToString().IndexOf(from, StringComparison.Ordinal);
        Assert.True(position >= 0, from);
        var edited = tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new(position, from.Length), to)));
        var after = before.ReplaceSyntaxTree(tree, edited);

        var incremental = Plans.Evaluate(after);
        var whole = Plans.Evaluate(UserCode.CompileWithErrors([.. Files.Select((text, index) => index == file ? text.Replace("\r\n", "\n").Remove(position, from.Length).Insert(position, to) : text)]).WithAssemblyName("Cold" + Guid.NewGuid().ToString("N")));
        Assert.Equal(Describe(whole), Describe(incremental));

        // And back again, from what was partly taken over.
        Assert.Equal(Describe(first), Describe(Plans.Evaluate(after.ReplaceSyntaxTree(edited, CSharpSyntaxTree.ParseText(tree.GetText(), UserCode.ParseOptions, tree.FilePath)))));
    }

    [Fact]
    public void Only_the_readers_of_an_edited_body_are_evaluated_again()
    {
        var compilation = UserCode.Compile(Files).WithAssemblyName("Readers");
        Assert.True(Plans.Evaluate(compilation).IsWhole);
        Assert.Equal(1, CountAfter(ref compilation, 0, "new(\"one\")", "new(\"uno\")"));
        Assert.Equal(1, CountAfter(ref compilation, 2, "\"plain\"", "\"simple\""));
        Assert.Equal(0, CountAfter(ref compilation, 0, "// the first", "// the very first"));

        // Initializers and what a base is handed are code as well.
        Assert.Equal(1, CountAfter(ref compilation, 2, "Names.Of(\"shared\")", "\"own\""));
        Assert.Equal(7, CountAfter(ref compilation, 1, "\"none\"", "\"nothing\""));
        Assert.Equal(7, CountAfter(ref compilation, 1, ": Stack(Name)", ": Stack(Name + \"x\")"));
    }

    [Fact]
    public void A_compiler_server_takes_over_what_the_last_build_evaluated()
    {
        Assert.Equal(7, Build("new(\"one\")"));
        Assert.Equal(0, Build("new(\"one\")"));
        Assert.Equal(1, Build("new(\"uno\")"));

        int Build(string one)
        {
            // A server parses anew, has new references of metadata that it keeps, and options that throw when they are compared.
            var compilation = UserCode.Compile([Files[0].Replace("new(\"one\")", one, StringComparison.Ordinal), .. Files[1..]]).WithAssemblyName("Server");
            var references = compilation.References.Cast<PortableExecutableReference>().Select(reference => ((AssemblyMetadata)reference.GetMetadata()).GetReference());
            compilation = compilation.WithReferences(references).WithOptions(compilation.Options.WithMetadataReferenceResolver(new Incomparable()));
            var count = Evaluator.EvaluatedRootsOf("Server");
            Assert.True(Plans.Evaluate(compilation).IsWhole);
            return Evaluator.EvaluatedRootsOf("Server") - count;
        }
    }

    [Fact]
    public async Task One_build_evaluates_once()
    {
        var user = UserCode.Compile(Files).WithAssemblyName("Once");
        var count = Evaluator.EvaluatedRootsOf("Once");
        var driver = Compiler.Drive(new PlanGenerator()).RunGeneratorsAndUpdateCompilation(user, out var built, out _);
        Assert.Equal(user.SyntaxTrees.Length + 1, built.SyntaxTrees.Count());
        await Compiler.Analyze((CSharpCompilation)built, new PlanAnalyzer());
        driver.RunGenerators(built);
        Assert.Equal(7, Evaluator.EvaluatedRootsOf("Once") - count);
    }

    private static int CountAfter(ref CSharpCompilation compilation, int file, string from, string to)
    {
        var tree = compilation.SyntaxTrees[file + 1];
        var position = tree.ToString().IndexOf(from, StringComparison.Ordinal);
        var edited = tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new(position, from.Length), to)));
        var count = Evaluator.EvaluatedRootsOf("Readers");
        compilation = compilation.ReplaceSyntaxTree(tree, edited);
        Assert.True(Plans.Evaluate(compilation).IsWhole);
        return Evaluator.EvaluatedRootsOf("Readers") - count;
    }

    private sealed class Incomparable : MetadataReferenceResolver
    {
        public override bool Equals(object? other) => throw new NotImplementedException();

        public override int GetHashCode() => throw new NotImplementedException();

        public override System.Collections.Immutable.ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];
    }

    /// <summary>All that anybody sees of a result.</summary>
    private static string Describe(EvaluationResult result)
    {
        var text = new System.Text.StringBuilder($"whole {result.IsWhole}, incomplete {result.IsIncomplete}\n");
        foreach (var finding in result.Findings)
            text.Append($"{finding.Id} {finding.Severity} {finding.Location.GetLineSpan()} {finding.Message}\n");
        foreach (var root in result.Stacks)
        {
            var stack = root.Content.Stack;
            text.Append($"{root.Plan}.{root.Name} at {result.Locate(root).GetLineSpan()}: {stack.StackName} {stack.Description} {stack.Region}\n");
            text.Append($"  name at {result.Locate(new Subject(root, stack, nameof(Stack.StackName))).GetLineSpan()}\n");
            foreach (var member in root.Content.Members)
            {
                text.Append($"  {member.Name}: {member.Item} at {result.Locate(new Subject(root, member.Item)).GetLineSpan()}");
                text.Append($", value {result.Locate(new Subject(root, member.Item, nameof(Output.Value))).GetLineSpan()}, {result.Origins.IsUnknown(member.Item, nameof(Output.Value))}\n");
            }
        }

        return text.ToString();
    }
}
