using System.Text;
using Groundplan.Runner.Documents;
using Groundplan.Runner.TestDeploy;

namespace Groundplan.Runner.Tests;

public sealed class TemplateRenamerTests
{
    [Theory]
    [InlineData("app", "app-t")]
    [InlineData("app-role", "app-role-t")]
    [InlineData("app-roles", "app-roles")]
    [InlineData("my-app", "my-app")]
    [InlineData("arn:aws:s3:::app/*", "arn:aws:s3:::app-t/*")]
    [InlineData("arn:aws:iam::1:role/app-role", "arn:aws:iam::1:role/app-role-t")]
    [InlineData("app.s3.amazonaws.com", "app-t.s3.amazonaws.com")]
    [InlineData("${app}/app", "${app}/app-t")]
    [InlineData("parameter/ml/app/Bucket", "parameter/ml/app/Bucket-t")]
    [InlineData("app,app-role,app", "app-t,app-role-t,app-t")]
    public void Whole_names_are_replaced_the_longest_first(string text, string expected)
        => Assert.Equal(expected, new NameReplacement(["app", "app-role", "/ml/app/Bucket"], "-t").In(text));

    [Fact]
    public void A_fifo_queue_keeps_its_ending()
        => Assert.Equal("orders-t.fifo", NameReplacement.Rename("orders.fifo", "-t"));

    [Fact]
    public void Tags_and_quotes_survive()
    {
        var renamed = Run("""
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: 'orders'
                  Flag: "true"
                  Url: !Sub "https://${AWS::Region}/orders"
                  Arn: !GetAtt orders.Arn
                  Joined: !Join ['-', [!Ref orders, orders]]
            """, new PhysicalName("Queue", "AWS::SQS::Queue", "QueueName", "orders"));

        Assert.Contains("QueueName: 'orders-t'", renamed.Body, StringComparison.Ordinal);
        Assert.Contains("Flag: \"true\"", renamed.Body, StringComparison.Ordinal);
        Assert.Contains("!Sub \"https://${AWS::Region}/orders-t\"", renamed.Body, StringComparison.Ordinal);
        Assert.Contains("!GetAtt orders.Arn", renamed.Body, StringComparison.Ordinal);
        Assert.Contains("!Ref orders", renamed.Body, StringComparison.Ordinal);
        Assert.Empty(renamed.Problems);
    }

    [Fact]
    public void Logical_ids_are_no_names()
    {
        var renamed = Run("""
            Resources:
              orders:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: orders
              Other:
                Type: AWS::SNS::Topic
                DependsOn: [orders]
                Properties:
                  A:
                    Ref: orders
                  B:
                    Fn::GetAtt: [orders, Arn]
            """, new PhysicalName("orders", "AWS::SQS::Queue", "QueueName", "orders"));

        var again = Template.Parse(Encoding.UTF8.GetBytes(renamed.Body), "renamed");
        Assert.Equal(["orders", "Other"], again.Resources.Select(r => r.LogicalId));
        Assert.Equal("orders-t", again.Resources.First().Property("QueueName"));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(renamed.Body, "orders-t"));
    }

    [Fact]
    public void A_computed_name_is_a_problem_because_the_test_would_take_the_real_one()
    {
        var renamed = Run("""
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Join ['', [ord, ers]]
            """, new PhysicalName("Queue", "AWS::SQS::Queue", "QueueName", "orders"));

        Assert.Contains("production name 'orders'", Assert.Single(renamed.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_a_test_stack_is_retained_protected_or_exported_under_the_real_name()
    {
        var renamed = Run("""
            Resources:
              Table:
                Type: AWS::DynamoDB::Table
                DeletionPolicy: Retain
                Properties:
                  TableName: orders
                  DeletionProtectionEnabled: true
            Outputs:
              Arn:
                Value: x
                Export:
                  Name: shared-arn
            """, new PhysicalName("Table", "AWS::DynamoDB::Table", "TableName", "orders"));

        Assert.Contains("DeletionPolicy: Delete", renamed.Body, StringComparison.Ordinal);
        Assert.Contains("DeletionProtectionEnabled: false", renamed.Body, StringComparison.Ordinal);
        Assert.Contains("Name: shared-arn-t", renamed.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoints_of_a_test_stack_leave_the_private_names_and_routes_of_production_alone()
    {
        var renamed = Run("""
            Resources:
              Sts:
                Type: AWS::EC2::VPCEndpoint
                Properties:
                  ServiceName: com.amazonaws.us-west-2.sts
                  PrivateDnsEnabled: true
              S3:
                Type: AWS::EC2::VPCEndpoint
                Properties:
                  ServiceName: com.amazonaws.us-west-2.s3
                  RouteTableIds:
                    - rtb-0a1b2c3d
            """);

        Assert.Contains("PrivateDnsEnabled: false", renamed.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("rtb-0a1b2c3d", renamed.Body, StringComparison.Ordinal);
    }

    private static RenamedTemplate Run(string template, params PhysicalName[] names)
        => TemplateRenamer.Run(Template.Parse(Encoding.UTF8.GetBytes(template), "template"), new PlanRoot("P", "R", "Stack", Names: names), "-t");
}
