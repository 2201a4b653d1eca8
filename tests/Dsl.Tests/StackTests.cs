namespace Groundplan.Tests;

public sealed class StackTests
{
    [Fact]
    public void Members_are_named_by_their_properties_in_declaration_order()
    {
        var content = StackContent.Of(new Orders("prod"));
        Assert.Equal(["Key", "Queue", "Url"], content.Members.Select(member => member.Name));
    }

    [Fact]
    public void A_null_member_is_no_member() =>
        Assert.Equal(["Key", "Url"], StackContent.Of(new Orders("dev") { WithQueue = false }).Members.Select(member => member.Name));

    [Fact]
    public void A_reference_names_the_very_instance_of_the_stack()
    {
        var stack = new Orders("prod");
        var getAtt = Assert.IsType<Intrinsic.GetAtt>(stack.Queue!.KmsMasterKeyId.Intrinsic);
        Assert.Equal("Key", StackContent.Of(stack).IdOf(getAtt.Target));
        Assert.Null(StackContent.Of(new Orders("prod")).IdOf(getAtt.Target));
    }

    [Fact]
    public void Stacks_compare_by_reference()
    {
        var stack = new Orders("prod");
        Assert.Equal(stack, stack);
        Assert.NotEqual(stack, new Orders("prod"));
    }

    [Fact]
    public void Resources_compare_by_content_and_with_copies_the_slots()
    {
        var one = new Queue { QueueName = "a" };
        var two = one with { QueueName = "b" };
        Assert.Equal(one, new Queue { QueueName = "a" });
        Assert.Equal("a", one.QueueName.Literal);
        Assert.Equal("b", two.QueueName.Literal);
        Assert.NotEqual(one, two);
        Assert.NotEqual<object>(one, new Key());
    }

    private sealed record Orders(string Env) : Stack($"orders-{Env}")
    {
        public bool WithQueue { get; init; } = true;

        public Key Key => field ??= new();

        public Queue? Queue => WithQueue ? field ??= new() { QueueName = $"{Env}-orders", KmsMasterKeyId = Key.Arn } : null;

        public Output Url => field ??= new(Pseudo.Region);
    }

    private sealed record Key : Resource
    {
        private static readonly Shape KeyShape = Shape.Of("AWS::KMS::Key", "Description");

        public Value<string> Arn => Attribute<string>("Arn");

        protected override Shape Shape => KeyShape;
    }

    private sealed record Queue : Resource
    {
        private static readonly Shape QueueShape = Shape.Of("AWS::SQS::Queue", "QueueName KmsMasterKeyId");

        public Value<string> QueueName { get => Get<string>(0); init => Set(0, value); }

        public Value<string> KmsMasterKeyId { get => Get<string>(1); init => Set(1, value); }

        protected override Shape Shape => QueueShape;
    }
}
