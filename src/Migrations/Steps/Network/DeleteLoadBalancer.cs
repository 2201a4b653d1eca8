namespace Groundplan.Migrations;

/// <summary>Deletes a load balancer (application, network or gateway), and waits until it is gone; one that is protected stops the step.</summary>
/// <param name="Id">Unique in the migration.</param>
/// <param name="LoadBalancer">The load balancer, by its ARN or its name.</param>
public sealed record DeleteLoadBalancer(string Id, Target<Aws.ElasticLoadBalancingV2.LoadBalancer> LoadBalancer) : Step(Id)
{
    // What is no text is a Ref or an output, and gives the ARN.
    private bool IsName => LoadBalancer.Raw is string text && !text.StartsWith("arn:", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override StepSpec Specify() => new("delete-load-balancer", "Delete load balancer {0}.", Idempotency.Upsert)
    {
        Places = [new("load balancer", LoadBalancer)],
        Effects = [new(EffectKind.Destroys, new("load balancer", LoadBalancer))],
        Arguments = [new(IsName ? "name" : "loadBalancerArn", LoadBalancer)],
        Commands =
        [
            CommandLine.Of("aws", "elbv2", "delete-load-balancer", "--load-balancer-arn", IsName ? "<load-balancer-arn>" : (object)LoadBalancer),
            CommandLine.Of("aws", "elbv2", "wait", "load-balancers-deleted", "--load-balancer-arns", IsName ? "<load-balancer-arn>" : (object)LoadBalancer),
        ],
        Permissions = ["elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeLoadBalancerAttributes", "elasticloadbalancing:DeleteLoadBalancer"],
    };
}
