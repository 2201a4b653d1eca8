using Groundplan.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Groundplan.Generators.Tests;

/// <summary>Helpers and records of other projects and packages are evaluated as the plan's own are.</summary>
public sealed class LibraryTests
{
    private const string Base = """
        [assembly: PlanLibrary]
        namespace Company.Base;
        public static class Text { public static string Slug(string text) => string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-')); }
        """;

    private const string Library = """
        using Company.Base;
        using Groundplan.Aws.SQS;
        [assembly: PlanLibrary]
        namespace Company.Platform;
        public enum Environment { Dev, Prod }
        public abstract record TeamStack(string Team, Environment Env) : Stack($"{Text.Slug(Team)}-{Env}")
        {
            public Queue DeadLetters => field ??= new() { QueueName = Names.Of(this, "dead"), MessageRetentionPeriod = Settings.Retention };
            protected virtual string Suffix => "";
        }
        public static class Names
        {
            public static string Of(TeamStack stack, string part) => $"{Text.Slug(stack.Team)}-{part}{(stack.Env == Environment.Prod ? "" : "-dev")}";
            public static string Checked(string name) { Plan.Require(name.Length < 12, $"'{name}' is longer than 11"); return name; }
            public static string Machine() => System.Environment.MachineName;
        }
        public static class Settings { public static readonly int Retention = new[] { 60, 3600 }.Max() * 24; }
        public readonly record struct Size(int Cpu, int Memory) { public static Size operator +(Size a, Size b) => new(a.Cpu + b.Cpu, a.Memory + b.Memory); }
        """;

    private const string User = """
        using Company.Platform;
        using Groundplan.Aws.SQS;
        [Plan]
        public static class P
        {
            public static OrderStack Orders => new("Order Team", Company.Platform.Environment.Dev);
        }
        public sealed record OrderStack(string Team, Company.Platform.Environment Env) : TeamStack(Team, Env)
        {
            public Queue Incoming => field ??= new() { QueueName = Names.Of(this, "in"), RedrivePolicy = new Json { ["deadLetterTargetArn"] = DeadLetters.Arn } };
            public Output Size => field ??= new((new Size(1, 2) + new Size(3, 4)).ToString());
        }
        """;

    public enum How { Project, Package }

    [Theory]
    [InlineData(How.Project)]
    [InlineData(How.Package)]
    public void What_libraries_have_is_evaluated_to_what_execution_gives(How how)
    {
        var (user, libraries) = Compile(how, User);
        var result = Plans.Evaluate(user);
        Assert.True(result.IsWhole, string.Join('\n', result.Findings));
        var members = ExecutedPlan.MemberText(Assert.Single(result.Stacks).Content.Members);
        Assert.Contains("order-team-in-dev", members, StringComparison.Ordinal);
        Assert.Contains("86400", members, StringComparison.Ordinal);
        using var executed = new ExecutedPlan(user, libraries);
        Assert.Equal(executed.Members("P", "Orders"), members);
    }

    [Theory]
    [InlineData(How.Project)]
    [InlineData(How.Package)]
    public void What_a_library_refuses_is_shown_where_the_plan_calls_it(How how)
    {
        const string Call = "Names.Checked(\"a-name-that-is-long\")";
        var result = Plans.Evaluate(Compile(how, User.Replace("Names.Of(this, \"in\")", Call, StringComparison.Ordinal)).User);
        var finding = Assert.Single(result.Findings);
        Assert.Equal("GP0003", finding.Id);
        Assert.Equal(Call, finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan));
        Assert.StartsWith("'a-name-that-is-long' is longer than 11 (in ", finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("Library.cs, line 14)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_has_no_more_rights_than_a_plan()
    {
        var result = Plans.Evaluate(Compile(How.Package, User.Replace("Names.Of(this, \"in\")", "Names.Machine()", StringComparison.Ordinal)).User);
        Assert.Equal("GP0001", Assert.Single(result.Findings).Id);
        Assert.Contains("Environment", result.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_mark_the_finding_says_what_to_do()
    {
        var library = Emit(Create("Company.Plain", "namespace Company.Plain { public static class Text { public static string Of(string s) => s; } }", []), carry: true).Reference;
        var user = Create("Unmarked", """[Plan] public static class P { public static S Root => new(Company.Plain.Text.Of("a")); } public sealed record S(string N) : Stack(N);""", [library]);
        var finding = Assert.Single(Plans.Evaluate(user).Findings);
        Assert.Equal("GP0001", finding.Id);
        Assert.Contains("unless its library Company.Plain is marked with [assembly: PlanLibrary]", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Carried_source_that_is_none_is_as_no_library()
    {
        var library = Emit(Create("Company.Broken", "[assembly: PlanLibrary] [assembly: PlanSource(\"a.cs\", \"!!\")] namespace Company.Broken { public static class Text { public static string Of(string s) => s; } }", []), carry: false).Reference;
        var user = Create("Broken", """[Plan] public static class P { public static S Root => new(Company.Broken.Text.Of("a")); } public sealed record S(string N) : Stack(N);""", [library]);
        Assert.Equal("GP0001", Assert.Single(Plans.Evaluate(user).Findings).Id);
    }

    private static (CSharpCompilation User, IReadOnlyList<byte[]> Libraries) Compile(How how, string text)
    {
        var baseLibrary = Create("Company.Base", Base, []);
        var (baseImage, baseReference) = Emit(baseLibrary, carry: true);
        baseReference = how == How.Project ? baseLibrary.ToMetadataReference() : baseReference;
        var library = Create("Company.Platform", Library, [baseReference]);
        var (image, reference) = Emit(library, carry: true);
        reference = how == How.Project ? library.ToMetadataReference() : reference;
        return (Create("User" + how, text, [baseReference, reference]), [baseImage, image]);
    }

    private static CSharpCompilation Create(string name, string source, IReadOnlyList<MetadataReference> references)
    {
        var compilation = UserCode.CompileWithErrors(source).WithAssemblyName(name).AddReferences(references);
        var tree = compilation.SyntaxTrees[1];
        compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.GetText(), UserCode.ParseOptions, name.StartsWith("Company", StringComparison.Ordinal) ? "/project/Library.cs" : "/project/Plan.cs"));
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        return compilation;
    }

    private static (byte[] Image, MetadataReference Reference) Emit(CSharpCompilation library, bool carry)
    {
        Compilation compilation = library;
        if (carry)
            Compiler.Drive(new PlanGenerator()).RunGeneratorsAndUpdateCompilation(library, out compilation, out _);
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return (stream.ToArray(), MetadataReference.CreateFromImage(stream.ToArray()));
    }
}
