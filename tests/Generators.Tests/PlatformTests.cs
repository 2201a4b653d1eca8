using Groundplan.TestKit;

namespace Groundplan.Generators.Tests;

public sealed class PlatformTests
{
    private static string Sample { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "GlobalBank.cs"));

    [Fact]
    public void Every_platform_of_the_sample_is_what_execution_gives()
    {
        var compilation = UserCode.Compile(Sample);
        var result = Plans.Evaluate(compilation);
        Assert.True(result.IsWhole, string.Join('\n', result.Findings));
        Assert.NotEmpty(result.Stacks);
        using var executed = new ExecutedPlan(compilation);
        Assert.All(result.Stacks, root =>
        {
            Assert.Equal(executed.Text(root.Plan, root.Name), root.Value.ToString());
            Assert.Equal(executed.Members(root.Plan, root.Name), ExecutedPlan.MemberText(root.Content.Members));
        });
    }

    [Fact]
    public void A_stack_of_resources_is_what_execution_gives()
    {
        const string source = """
            using Sqs = Groundplan.Aws.SQS;
            using S3 = Groundplan.Aws.S3;
            [Plan] public static class P { public static OrderStack Orders => new("prod"); }
            public abstract record BaseStack(string Name) : Stack(Name) { public Parameter<string> Team => field ??= new() { Default = "orders" }; }
            public sealed record OrderStack(string Env) : BaseStack($"orders-{Env}")
            {
                public override string? Description => $"The {Env} stack";
                public Sqs.Queue Queue => field ??= new() { QueueName = $"{Env}-orders", Tags = [new("team", Team.Ref), .. Tags()], RedrivePolicy = new() { ["maxReceiveCount"] = 3, ["deadLetterTargetArn"] = Dead.Arn } };
                public Sqs.Queue Dead => field ??= new() { QueueName = $"{Env}-dead", DependsOn = [Data] };
                public S3.Bucket Data => field ??= new() { BucketName = Fn.Sub($"{Env}-data-{Pseudo.AccountId}"), DeletionPolicy = DeletionPolicy.Retain };
                public Output Url => field ??= new(Queue.Ref) { Description = "queue" };
                private IEnumerable<Groundplan.Aws.Tag> Tags() { foreach (var (key, value) in new[] { ("a", "1"), ("b", Env) }) yield return new(key, value); }
            }
            """;
        var compilation = UserCode.Compile(source);
        var result = Plans.Evaluate(compilation);
        Assert.True(result.IsWhole, string.Join('\n', result.Findings));
        using var executed = new ExecutedPlan(compilation);
        var root = Assert.Single(result.Stacks);
        Assert.Equal("The prod stack", root.Content.Stack.Description);
        Assert.Equal(executed.Members("P", "Orders"), ExecutedPlan.MemberText(root.Content.Members));
    }
}
