using Groundplan.TestKit;

namespace Groundplan.Analyzers.Tests.Squiggles;

public sealed class StackTests
{
    [Fact]
    public async Task A_reference_out_of_the_stack_is_marked_at_the_property_that_holds_it() => await Compiler.Expect(
        PlanText.Stack("""
            public Queue Orders => field ??= new()
            {
                QueueName = "q",
                RedrivePolicy = {|GP4001:new() { ["deadLetterTargetArn"] = Dead.Arn, ["maxReceiveCount"] = 3 }|},
            };

            private Queue Dead => new() { QueueName = "dead" };
            """),
        new PlanAnalyzer());

    [Fact]
    public async Task An_output_that_leads_out_of_the_stack_is_marked_at_its_value() => await Compiler.Expect(
        PlanText.Stack("public Output Url => field ??= new({|GP4001:Dead.Ref|}); private Queue Dead => new() { QueueName = \"dead\" };"), new PlanAnalyzer());

    [Theory]
    [InlineData("refunds-prod", "public Queue Main => field ??= new() { QueueName = \"a\", KmsMasterKeyId = Shop.Refunds.Key.Arn };", "Main.KmsMasterKeyId refers to Key (AWS::KMS::Key) of the stack 'refunds-prod', and no template refers into another. Export")]
    [InlineData("orders-prod", "public Queue Main => field ??= new() { QueueName = \"a\", KmsMasterKeyId = Own.Arn }; private Groundplan.Aws.KMS.Key Own => new() { Description = \"b\" };", "Main.KmsMasterKeyId refers to AWS::KMS::Key, which is no member of the stack 'orders-prod'. If it is")]
    public async Task The_message_names_what_it_refers_to(string stack, string orders, string message)
    {
        var finding = Assert.Single(await Compiler.Analyze(
            UserCode.Compile(PlanText.Stacks(orders, "public Groundplan.Aws.KMS.Key Key => field ??= new() { Description = \"refunds\" };")), new PlanAnalyzer()));
        var text = finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith(message, text, StringComparison.Ordinal);
        Assert.Contains(stack, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(201, "GP4002")]
    [InlineData(161, "GP4003")]
    public async Task A_large_stack_is_marked_where_it_is_made(int outputs, string id)
    {
        var members = Enumerable.Range(0, outputs).Select(number => $"public Output U{number} => field ??= new(Main.Ref);");
        await Compiler.Expect(
            PlanText.Stack("public Queue Main => field ??= new() { QueueName = \"a\" };" + string.Concat(members), $"{{|{id}:new(\"prod\")|}}"), new PlanAnalyzer());
    }
}
