using Groundplan.CodeFixes;

namespace Groundplan.Analyzers.Tests.Fixes;

public sealed class DroppedMemberFixTests
{
    [Theory]
    [InlineData("public readonly Queue Dead = new() { QueueName = \"a\" };", "public Queue Dead => field ??= new() { QueueName = \"a\" };")]
    [InlineData("public static Queue Other=new() { QueueName = \"a\" };", "public Queue Other => field ??= new() { QueueName = \"a\" };")]
    [InlineData("internal Queue Dead => field ??= new() { QueueName = \"a\" };", "public Queue Dead => field ??= new() { QueueName = \"a\" };")]
    [InlineData("Queue Dead { get; } = new() { QueueName = \"a\" };", "public Queue Dead { get; } = new() { QueueName = \"a\" };")]
    [InlineData("public static Queue Dead { get; } = new() { QueueName = \"a\" };", "public Queue Dead { get; } = new() { QueueName = \"a\" };")]
    [InlineData("public Queue Dead() => new() { QueueName = \"a\" };", "public Queue Dead => field ??= new() { QueueName = \"a\" };")]
    [InlineData("public object Dead => field ??= new Queue { QueueName = \"a\" };", "public Queue Dead => field ??= new Queue { QueueName = \"a\" };")]
    public async Task A_member_is_made_of_it(string before, string after) => await Fix.Expect(new DroppedMemberFix(), Source(before), Source(after));

    [Theory]
    [InlineData("public List<Queue> Many => [new() { QueueName = \"a\" }];")]
    [InlineData("public Queue A = new() { QueueName = \"a\" }, B = new() { QueueName = \"b\" };")]
    [InlineData("public Queue Dead() { return new() { QueueName = \"a\" }; }")]
    [InlineData("internal /* not yet */ Queue Dead { get; } = new() { QueueName = \"a\" };")]
    public async Task What_is_more_than_a_word_needs_a_person(string member) => Assert.Empty(await Fix.Titles(new DroppedMemberFix(), Source(member)));

    private static string Source(string member) => $"using Groundplan.Aws.SQS;\n\npublic sealed record OrderStack(string Env) : Groundplan.Stack($\"orders-{{Env}}\")\n{{\n    {member}\n}}\n";
}
