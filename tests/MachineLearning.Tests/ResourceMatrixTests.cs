namespace Groundplan.MachineLearning;

public sealed class ResourceMatrixTests
{
    private const string Output = "AWS::SSM::Parameter";

    [Theory]
    [InlineData(Tier.Starter, SourceControl.CodeCommit, 11)]
    [InlineData(Tier.Professional, SourceControl.CodeCommit, 15)]
    [InlineData(Tier.Starter, SourceControl.S3, 9)]
    [InlineData(Tier.Professional, SourceControl.S3, 13)]
    public void Lower_tiers_have_the_resources_of_the_guide(Tier tier, SourceControl source, int count) =>
        Assert.Equal(count, Resources(Plans.Guide(tier) with { SourceControl = source }).Count);

    [Theory]
    [InlineData(0, SourceControl.CodeCommit, 28)]
    [InlineData(1, SourceControl.CodeCommit, 28)]
    [InlineData(2, SourceControl.CodeCommit, 27)]
    [InlineData(3, SourceControl.CodeCommit, 27)]
    [InlineData(0, SourceControl.S3, 26)]
    [InlineData(1, SourceControl.S3, 26)]
    [InlineData(2, SourceControl.S3, 25)]
    [InlineData(3, SourceControl.S3, 25)]
    public void Enterprise_has_the_resources_of_the_guide(int network, SourceControl source, int count) =>
        Assert.Equal(count, Resources(Plans.Guide() with { SourceControl = source, Network = Plans.Networks[network] }).Count);

    [Fact]
    public void Enterprise_has_each_row_of_the_guides_table()
    {
        var counts = Resources(Plans.Guide() with { Network = Plans.StandalonePaths }).GroupBy(type => type).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["AWS::SageMaker::ModelPackageGroup"] = 1,
                ["AWS::CodeCommit::Repository"] = 2,
                ["AWS::CodeBuild::Project"] = 2,
                ["AWS::CodePipeline::Pipeline"] = 2,
                ["AWS::IAM::Role"] = 3,
                ["AWS::S3::Bucket"] = 1,
                ["AWS::Events::Rule"] = 1,
                ["AWS::CloudWatch::Dashboard"] = 1,
                ["AWS::IAM::ManagedPolicy"] = 3,
                ["AWS::KMS::Key"] = 1,
                ["AWS::KMS::Alias"] = 1,
                ["AWS::Logs::LogGroup"] = 1,
                ["AWS::CloudWatch::Alarm"] = 2,
                ["AWS::SNS::Topic"] = 1,
                ["AWS::SNS::Subscription"] = 1,
                ["AWS::EC2::VPCEndpoint"] = 4,
                ["AWS::EC2::SecurityGroup"] = 1,
            }.OrderBy(row => row.Key, StringComparer.Ordinal),
            counts.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void A_higher_tier_has_everything_of_the_lower_one_whatever_the_fields()
    {
        foreach (var platform in FieldCombinations())
        {
            var starter = (platform with { Tier = Tier.Starter }).Ids();
            var professional = (platform with { Tier = Tier.Professional }).Ids();
            var enterprise = (platform with { Tier = Tier.Enterprise }).Ids();
            Assert.Empty(starter.Except(professional));
            Assert.Empty(professional.Except(enterprise));
        }
    }

    [Fact]
    public void Every_member_property_is_listed()
    {
        foreach (var (_, platform) in Plans.Combinations())
        {
            var stack = platform.ToStack();
            var properties = stack.GetType().GetProperties()
                .Where(property => typeof(Resource).IsAssignableFrom(property.PropertyType) || typeof(Parameter).IsAssignableFrom(property.PropertyType))
                .Where(property => property.GetValue(stack) is not null)
                .Select(property => property.Name);
            Assert.Equal(properties.Order(StringComparer.Ordinal), StackContent.Of(stack).Members.Select(member => member.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Members_keep_their_identity()
    {
        var stack = Plans.Guide().ToStack();
        Assert.Equal(StackContent.Of(stack).Members.Select(member => member.Item), StackContent.Of(stack).Members.Select(member => member.Item), ReferenceEqualityComparer.Instance);
    }

    [Theory]
    [InlineData(Tier.Starter, SourceControl.CodeCommit, "ModelPackageGroupArn RepositoryUrl")]
    [InlineData(Tier.Starter, SourceControl.S3, "ModelPackageGroupArn")]
    [InlineData(Tier.Professional, SourceControl.CodeCommit, "ModelPackageGroupArn RepositoryUrl BucketName DashboardName")]
    [InlineData(Tier.Professional, SourceControl.S3, "ModelPackageGroupArn BucketName DashboardName")]
    [InlineData(Tier.Enterprise, SourceControl.CodeCommit, "ModelPackageGroupArn RepositoryUrl BucketName DashboardName KmsKeyArn LogGroupName VpcEndpointIdSagemakerApi VpcEndpointIdSagemakerRuntime VpcEndpointIdS3 VpcEndpointIdSts")]
    public void A_tier_publishes_its_parameters(Tier tier, SourceControl source, string names) =>
        Assert.Equal(names.Split(' ').Select(name => $"/ml/globalbank-prod-c001-us-west-2-demand-forecasting-ml/{name}"), Published(Plans.Guide(tier) with { SourceControl = source }));

    [Fact]
    public void Only_a_standalone_network_publishes_its_security_group()
    {
        Assert.Contains(Published(Plans.Guide() with { Network = Plans.StandaloneIds }), path => path.EndsWith("/SecurityGroupId", StringComparison.Ordinal));
        Assert.DoesNotContain(Published(Plans.Guide() with { Network = Plans.ProvisionedIds }), path => path.EndsWith("/SecurityGroupId", StringComparison.Ordinal));
    }

    private static List<string> Resources(MlPlatform platform) =>
        [.. platform.Content().Resources.Select(resource => resource.Resource.CfnShape.TypeName).Where(type => type != Output)];

    private static IEnumerable<string> Published(MlPlatform platform) =>
        platform.Content().Resources.Select(resource => resource.Resource).OfType<Aws.SSM.Parameter>().Select(parameter => parameter.Name.Literal);

    private static IEnumerable<MlPlatform> FieldCombinations() =>
        from source in Enum.GetValues<SourceControl>()
        from workload in new[] { null, "ent" }
        from network in Plans.Networks.Append(null)
        from compliance in new[] { null, new Compliance { LogRetentionDays = 90 } }
        from alerts in new[] { null, new Alerts { Email = "a@b.example" } }
        select Plans.Guide() with { SourceControl = source, Workload = workload, Network = network, Compliance = compliance, Alerts = alerts };
}
