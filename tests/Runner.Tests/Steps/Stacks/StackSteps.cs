using Groundplan.Runner.Steps;
using Groundplan.Runner.Tests.Kit;

namespace Groundplan.Runner.Tests.Steps.Stacks;

/// <summary>Steps on stacks, with one template at hand and no waiting.</summary>
internal static class StackSteps
{
    public const string Stack = "orders-green";

    public const string Template = """
        AWSTemplateFormatVersion: '2010-09-09'
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: orders-green-queue
        Outputs:
          QueueUrl:
            Value: !Ref Orders
        """;

    public static StepKit Kit(IStepExecutor executor, string url, string arguments, string template = Template)
        => new(executor, url, arguments, new Dictionary<string, string> { ["Orders/Green/template.yaml"] = template }) { Time = new ImmediateTime() };
}
