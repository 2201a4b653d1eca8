using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Squiggles;

/// <summary>GP0006: what looks like a member of a stack, or like roots, and gets into no template.</summary>
public sealed class DroppedMemberTests
{
    [Theory]
    [InlineData("public List<Queue> {|GP0006:Many|} => [new() { QueueName = \"a\" }];")]
    [InlineData("public Items<Queue> {|GP0006:Many|} => [Main, new() { QueueName = \"a\" }];")]
    [InlineData("public Queue[] {|GP0006:Many|} { get; } = [new() { QueueName = \"a\" }];")]
    [InlineData("public IEnumerable<Queue> {|GP0006:Many|} { get { yield return new() { QueueName = \"a\" }; } }")]
    [InlineData("public IEnumerable<Queue> {|GP0006:Many|} => Enumerable.Range(0, 3).Select(number => new Queue { QueueName = $\"a{number}\" });")]
    [InlineData("public Dictionary<string, Queue> {|GP0006:Many|} => new() { [\"a\"] = new() { QueueName = \"a\" } };")]
    [InlineData("public (Queue A, string B) {|GP0006:Pair|} => (new() { QueueName = \"a\" }, \"b\");")]
    [InlineData("public readonly Queue {|GP0006:Fld|} = new() { QueueName = \"a\" };")]
    [InlineData("public Queue {|GP0006:A|} = new() { QueueName = \"a\" }, {|GP0006:B|} = new() { QueueName = \"b\" };")]
    [InlineData("public object {|GP0006:Any|} => new Queue { QueueName = \"a\" };")]
    [InlineData("public object {|GP0006:Any|} { get { if (Env == \"a\") return \"b\"; return field ??= new Queue { QueueName = \"a\" }; } }")]
    [InlineData("public PropertyRecord {|GP0006:Any|} => new Queue { QueueName = \"a\" };")]
    [InlineData("public static Queue {|GP0006:Shared|} { get; } = new() { QueueName = \"a\" };")]
    [InlineData("public Queue {|GP0006:Make|}() => new() { QueueName = \"a\" };")]
    [InlineData("public List<Queue> {|GP0006:Make|}() => [new() { QueueName = \"a\" }];")]
    [InlineData("internal Queue {|GP0006:Hidden|} => field ??= new() { QueueName = \"a\" };")]
    [InlineData("private Queue {|GP0006:Hidden|} { get; } = new() { QueueName = \"a\" };")]
    [InlineData("internal readonly Queue {|GP0006:Hidden|} = new() { QueueName = \"a\" };")]
    [InlineData("internal Output {|GP0006:Url|} => field ??= new(Main.Ref);")]
    [InlineData("internal Queue {|GP0006:Hidden|} => field ??= new() { QueueName = nameof(Hidden) };")]
    public async Task What_is_no_member_is_marked_at_its_name(string member) => await Compiler.Expect(Stack(member), new PlanAnalyzer());

    [Theory]
    [InlineData("public Queue Other => field ??= new() { QueueName = \"a\" };")]
    [InlineData("public Queue Other { get; init; } = new() { QueueName = \"a\" };")]
    [InlineData("public Queue[] All => [Main, this.Main];")]
    [InlineData("public IReadOnlyList<Queue> All() => new List<Queue> { Main };")]
    [InlineData("public (Queue, Queue) Pair => (Main, Main);")]
    [InlineData("public Queue? Chosen() => Env == \"prod\" ? Main : (Main);")]
    [InlineData("private Queue Helper => new() { QueueName = \"a\" };")]
    [InlineData("private static Queue Helper() => new() { QueueName = \"a\" };")]
    [InlineData("private static readonly Queue Helper = new() { QueueName = \"a\" };")]
    [InlineData("internal Queue Given => field ??= new() { QueueName = \"a\" }; public Queue Taken => Given;")]
    [InlineData("public static Queue Make() => new() { QueueName = \"a\" }; public Queue Taken => field ??= Make();")]
    [InlineData("public static Queue Make(string name) => new() { QueueName = name };")]
    [InlineData("public List<Queue> Many => field ??= [new() { QueueName = \"a\" }]; public Queue First => Many[0];")]
    [InlineData("private Queue? _kept; public Queue Kept => _kept ??= new() { QueueName = \"a\" };")]
    [InlineData("public string Text => \"\"; public Items<string> Texts => []; public object Any => \"\"; public readonly int Number = 1; public Map<Value<string>> Values => new() { [\"a\"] = Main.Arn };")]
    public async Task Members_and_helpers_are_not_marked(string member) => await Compiler.Expect(Stack(member), new PlanAnalyzer());

    [Fact]
    public async Task What_is_overridden_is_marked_once() => await Compiler.Expect(
        """
        using Groundplan.Aws.SQS;

        [Plan]
        public static class Shop
        {
            public static OrderStack Orders => new();
        }

        public abstract record BaseStack() : Stack("orders")
        {
            public abstract List<Queue> {|GP0006:Many|} { get; }

            public virtual List<Queue> Known => [];

            public int Count => Known.Count;
        }

        public sealed record OrderStack : BaseStack
        {
            public override List<Queue> Many => [new() { QueueName = "a" }];

            public override List<Queue> Known => [new() { QueueName = "a" }];
        }
        """,
        new PlanAnalyzer());

    [Fact]
    public async Task What_an_interface_asks_for_is_a_helper() => await Compiler.Expect(
        "using Groundplan.Aws.SQS;\npublic interface IMany { IEnumerable<Queue> Many { get; } IEnumerable<Queue> More { get; } }\npublic sealed record ManyStack() : Stack(\"many\"), IMany { IEnumerable<Queue> IMany.Many => []; public IEnumerable<Queue> More => []; }",
        new PlanAnalyzer());

    [Theory]
    [InlineData("public static List<OrderStack> {|GP0006:All|} => [new(\"a\"), new(\"b\")];")]
    [InlineData("public static OrderStack[] {|GP0006:All|} { get; } = [new(\"a\")];")]
    [InlineData("public static readonly Stack[] {|GP0006:All|} = [new OrderStack(\"a\")];")]
    [InlineData("public static IEnumerable<OrderStack> {|GP0006:All|}() { yield return new(\"a\"); }")]
    [InlineData("public static IEnumerable<Platform> {|GP0006:All|} => [];")]
    [InlineData("public static object {|GP0006:Any|} => new OrderStack(\"a\");")]
    [InlineData("public static (OrderStack, OrderStack) {|GP0006:Pair|} => (new(\"a\"), new(\"b\"));")]
    public async Task Roots_in_a_list_are_marked(string member) => await Compiler.Expect(Stack("", member), new PlanAnalyzer());

    [Theory]
    [InlineData("public static Stack[] All => [Orders];")]
    [InlineData("public static OrderStack[] All => [new(\"a\")]; public static OrderStack First => All[0];")]
    [InlineData("private static OrderStack[] All => [new(\"a\")];")]
    [InlineData("public static string[] Envs => [\"a\"];")]
    public async Task Lists_of_roots_and_helpers_are_not_marked(string member) => await Compiler.Expect(Stack("", member), new PlanAnalyzer());

    [Fact]
    public async Task A_library_for_plans_is_used_elsewhere() => await Compiler.Expect(
        "using Groundplan.Aws.SQS;\n[assembly: PlanLibrary]\npublic abstract record BaseStack(string Name) : Stack(Name) { public List<Queue> Many => [new() { QueueName = \"a\" }]; internal Queue {|GP0006:Lost|} => field ??= new() { QueueName = \"b\" }; }",
        new PlanAnalyzer());

    [Fact]
    public async Task The_message_says_what_to_do()
    {
        var finding = Assert.Single(await Compiler.Analyze(UserCode.Compile(Stack("public readonly Queue Fld = new() { QueueName = \"a\" };")), new PlanAnalyzer()));
        Assert.Equal(
            "Fld is a field, so it is no member of the stack and gets into no template: write it as 'public Queue Fld => field ??= new() { … }'.",
            finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Stack(string member, string root = "") =>
        PlanText.Stack($"public Queue Main => field ??= new() {{ QueueName = $\"{{Env}}-main\" }};\n    {member}").Replace("    public static OrderStack", $"    {root}\n    public static OrderStack", StringComparison.Ordinal);
}
