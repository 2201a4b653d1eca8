namespace Groundplan.MachineLearning;

public sealed class PolicyTests
{
    /// <summary>Actions for which AWS knows no resource, or knows it only as every resource. Source: Service Authorization Reference.</summary>
    private static readonly Dictionary<string, string> NeedEveryResource = new()
    {
        ["cloudwatch:PutMetricData"] = "no resource types; held to a namespace by a condition",
        ["ec2:DescribeDhcpOptions"] = "no resource types",
        ["ec2:DescribeNetworkInterfaces"] = "no resource types",
        ["ec2:DescribeSecurityGroups"] = "no resource types",
        ["ec2:DescribeSubnets"] = "no resource types",
        ["ec2:DescribeVpcs"] = "no resource types",
        ["ecr:GetAuthorizationToken"] = "no resource types",
    };

    [Fact]
    public void No_statement_allows_actions_by_wildcard() =>
        Assert.All(Statements(), statement => Assert.All(Texts(statement["Action"]), action => Assert.DoesNotContain('*', action)));

    [Fact]
    public void Every_resource_is_named_only_where_AWS_knows_no_other()
    {
        var everywhere = Statements()
            .Where(statement => statement.TryGetValue("Resource", out var resources) && Texts(resources).Contains("*"))
            .Where(statement => !statement.ContainsKey("Principal"));
        Assert.All(everywhere, statement => Assert.All(Texts(statement["Action"]), action => Assert.Contains(action, NeedEveryResource.Keys)));
    }

    [Fact]
    public void Roles_trust_services_of_their_own_account_only() => Assert.All(
        Statements().Where(statement => Texts(statement["Action"]).Contains("sts:AssumeRole")),
        statement => Assert.Contains("aws:SourceAccount", statement["Condition"].ToString()));

    [Fact]
    public void Roles_are_bounded_in_the_enterprise_tier_only()
    {
        Assert.All(Roles(Plans.Guide()), role => Assert.True(role.PermissionsBoundary.IsSet));
        Assert.All(Roles(Plans.Guide(Tier.Professional)), role => Assert.False(role.PermissionsBoundary.IsSet));
    }

    [Fact]
    public void The_boundary_allows_every_action_of_the_roles()
    {
        var content = Plans.Guide().Content();
        var boundary = content.Resources.Single(resource => resource.Id == "PermissionBoundary").Resource;
        var allowed = Documents(boundary).SelectMany(StatementsOf).SelectMany(statement => Texts(statement["Action"])).ToHashSet();
        var used = Roles(Plans.Guide()).SelectMany(role => role.Policies!).SelectMany(policy => StatementsOf(policy.PolicyDocument)).SelectMany(statement => Texts(statement["Action"]));
        Assert.Empty(used.Except(allowed));
    }

    [Fact]
    public void Policies_fit_the_limits_of_IAM_with_the_longest_legal_names()
    {
        foreach (var (name, platform) in Plans.Combinations().Select(item => (item.Name, item.Platform with { Workload = "ent1" })))
        {
            foreach (var (id, resource) in platform.Content().Resources)
            {
                foreach (var document in Documents(resource))
                {
                    var limit = resource is Aws.IAM.Role ? 10_240 : 6_144;
                    Assert.True(Size(document) <= limit, $"{name} {id}: {Size(document)} characters");
                }
            }
        }
    }

    [Fact]
    public void No_ingress_is_open_to_the_world()
    {
        var group = (Aws.EC2.SecurityGroup)(Plans.Guide() with { Network = Plans.StandaloneIds }).Content().Resources.Single(resource => resource.Id == "EndpointSecurityGroup").Resource;
        Assert.NotEmpty(group.SecurityGroupIngress!);
        Assert.All(group.SecurityGroupIngress!, rule => Assert.True(rule.FromPort == 443 && rule.ToPort == 443 && rule.CidrIp != "0.0.0.0/0" && rule.CidrIp.IsSet));
    }

    private static IEnumerable<Aws.IAM.Role> Roles(MlPlatform platform) => platform.Content().Resources.Select(resource => resource.Resource).OfType<Aws.IAM.Role>();

    private static IEnumerable<Dictionary<string, Json>> Statements() =>
        Plans.Combinations().SelectMany(item => item.Platform.Content().Resources).SelectMany(resource => Documents(resource.Resource)).SelectMany(StatementsOf);

    private static IEnumerable<Json> Documents(Resource resource) => resource switch
    {
        Aws.IAM.Role role => [role.AssumeRolePolicyDocument, .. role.Policies!.Select(policy => policy.PolicyDocument)],
        Aws.IAM.ManagedPolicy policy => [policy.PolicyDocument],
        Aws.KMS.Key key => [key.KeyPolicy!],
        _ => [],
    };

    private static IEnumerable<Dictionary<string, Json>> StatementsOf(Json document) =>
        document["Statement"].Select(statement => ((IMap)statement.Raw!).Entries.ToDictionary(entry => entry.Key, entry => (Json)entry.Value!));

    private static List<string> Texts(Json list) => list.Raw switch
    {
        string text => [text],
        IItems items => [.. items.Elements.Cast<IValue>().Select(item => item.Raw).OfType<string>()],
        _ => [],
    };

    /// <summary>The policy's size once AWS has resolved it, a little over the truth: IAM counts no blanks.</summary>
    private static int Size(object? node) => node switch
    {
        null => 0,
        string text => text.Length + 2,
        Intrinsic.PseudoParameter { Name: "AWS::Partition" } => 3,
        Intrinsic.PseudoParameter { Name: "AWS::Region" } => 9,
        Intrinsic.PseudoParameter => 12,
        Intrinsic.Sub sub => sub.Parts.Sum(part => part is string text ? text.Length : Size(part)) + 2,
        Intrinsic.GetAtt or Intrinsic.Ref or Intrinsic.Call => 110,
        IMap map => map.Entries.Sum(entry => entry.Key.Length + 4 + Size(entry.Value)) + 2,
        IItems items => items.Elements.Cast<object?>().Sum(item => Size(item) + 1) + 2,
        IValue value => Size(value.Raw),
        _ => 8,
    };
}
