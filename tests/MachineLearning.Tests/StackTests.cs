using Groundplan.Documents;

namespace Groundplan.MachineLearning;

public sealed class StackTests
{
    [Fact]
    public void Stack_goes_where_the_platform_says()
    {
        var stack = Plans.Guide().ToStack();
        Assert.Equal(("us-west-2", "012345678901"), (stack.Region, stack.AccountId));
    }

    [Fact]
    public void Stack_hands_its_tags_to_every_resource_that_takes_tags()
    {
        var tags = (Plans.Guide() with { Tags = new() { ["cost_center"] = "4711", ["Tenant"] = "other", ["empty"] = "" } }).ToStack().StackTags;
        Assert.Equal(
            new Map<string> { ["Company"] = "GlobalBank", ["Environment"] = "prod", ["Tenant"] = "other", ["UseCase"] = "demand-forecasting", ["Tier"] = "Enterprise", ["cost_center"] = "4711" },
            tags);
    }

    [Fact]
    public void Templates_fit_into_a_request() => Assert.All(
        PlanDocuments.Create([.. Plans.Combinations().Select(item => (item.Platform with { Workload = "ent1" }).Root(item.Name))], [], Origins.None, new HashSet<string>())
            .Where(document => document.Kind == DocumentKinds.Template),
        document => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(document.Text), 1, 51_200));

    [Fact]
    public void Enterprise_encrypts_with_its_own_key()
    {
        var content = Plans.Guide().Content();
        T Get<T>(string id) => (T)(object)content.Resources.Single(resource => resource.Id == id).Resource;
        var key = Get<Aws.KMS.Key>("Key").Arn;
        Assert.Equal(key, Get<Aws.Logs.LogGroup>("LogGroup").KmsKeyId);
        Assert.Equal(key, Get<Aws.SNS.Topic>("AlertTopic").KmsMasterKeyId);
        Assert.Equal(key, Get<Aws.CodeBuild.Project>("BuildProject").EncryptionKey);
        Assert.Equal(key, Get<Aws.CodeCommit.Repository>("ModelBuildRepository").KmsKeyId);
        Assert.Equal(key, Get<Aws.CodePipeline.Pipeline>("DeployPipeline").ArtifactStore!.EncryptionKey!.Id);
        Assert.Equal(key, Get<Aws.S3.Bucket>("ArtifactBucket").BucketEncryption!.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault!.KMSMasterKeyID);
    }

    [Fact]
    public void Network_from_the_parameter_store_asks_for_it_by_parameters()
    {
        var parameters = Plans.Guide().Content().Parameters.ToDictionary(parameter => parameter.Id, parameter => (parameter.Parameter.Type, parameter.Parameter.Default));
        Assert.Equal(("AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>", "/vpc/globalbank-prod/VpcId"), parameters["VpcId"]);
        Assert.Equal(("AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>", "/vpc/globalbank-prod/SubnetIds"), parameters["SubnetIds"]);
        Assert.Equal(("AWS::SSM::Parameter::Value<AWS::EC2::SecurityGroup::Id>", "/sg/globalbank-prod/SecurityGroupId"), parameters["SecurityGroupId"]);
        Assert.Empty((Plans.Guide() with { Network = Plans.StandaloneIds }).Content().Parameters);
    }

    [Theory]
    [InlineData("LogGroup", "RetentionInDays", "Compliance", "LogRetentionDays")]
    [InlineData("LogGroup", "LogGroupName", "Platform", "UseCase")]
    [InlineData("AlertSubscription", "Endpoint", "Alerts", "Email")]
    [InlineData("VpcId", "Default", "Network", "VpcIdPath")]
    [InlineData("StsEndpoint", "SubnetIds", "Network", "SubnetIdsPath")]
    [InlineData("BuildProject", "VpcConfig", "Network", null)]
    [InlineData("S3Endpoint", "RouteTableIds", "Network", "RouteTableIds")]
    [InlineData("Key", "EnableKeyRotation", "Platform", null)]
    public void A_property_leads_back_to_the_field_that_decided_it(string id, string property, string record, string? field)
    {
        var platform = Plans.Guide();
        object expected = record switch { "Compliance" => platform.Compliance!, "Alerts" => platform.Alerts!, "Network" => platform.Network!, _ => platform };
        var found = platform.Content().ProvenanceOf(id, property);
        Assert.Same(expected, found!.Value.Record);
        Assert.Equal(field, found.Value.Property);
    }

    [Fact]
    public void A_name_leads_back_to_the_workload_where_there_is_one() =>
        Assert.Equal("Workload", (Plans.Guide() with { Workload = "ent" }).Content().ProvenanceOf("ArtifactBucket", "BucketName")!.Value.Property);

    [Fact]
    public void Fields_show_what_was_given_and_what_is_default()
    {
        var fields = Plans.Guide().Fields().ToDictionary(field => field.Path);
        Assert.Equal(new PlatformField("Compliance.LogRetentionDays", "90", false), fields["Compliance.LogRetentionDays"]);
        Assert.Equal(new PlatformField("Network.SecurityGroupIdPath", "/sg/globalbank-prod/SecurityGroupId", false), fields["Network.SecurityGroupIdPath"]);
        Assert.Equal(new PlatformField("Workload", "", true), fields["Workload"]);
    }

    [Fact]
    public void Tier_section_tells_what_the_tier_adds_and_what_the_next_would()
    {
        var rows = Plans.Guide(Tier.Professional).Sections()[0].Rows;
        Assert.Equal(6, rows.Count(row => row[0] == "added over Starter"));
        Assert.Contains(rows, row => row is ["Enterprise would add", "Key", "AWS::KMS::Key"]);
    }

    [Theory]
    [InlineData(Tier.Starter)]
    [InlineData(Tier.Enterprise)]
    public void Tier_section_has_no_row_that_names_no_resource(Tier tier) =>
        Assert.All(Plans.Guide(tier).Sections()[0].Rows, row => Assert.All(row, cell => Assert.NotEqual("", cell)));

    [Theory]
    [InlineData(Tier.Starter, SourceControl.CodeCommit, true)]
    [InlineData(Tier.Starter, SourceControl.S3, false)]
    [InlineData(Tier.Enterprise, SourceControl.CodeCommit, true)]
    [InlineData(Tier.Enterprise, SourceControl.S3, false)]
    public void Protection_section_names_repositories_where_there_are_any(Tier tier, SourceControl source, bool named)
    {
        var row = (Plans.Guide(tier) with { SourceControl = source }).Sections()[2].Rows.Single(row => row[0] == "Encryption at rest");
        Assert.Equal(named, row[1].Contains(tier == Tier.Enterprise ? "repositories" : "CodeCommit", StringComparison.Ordinal));
    }
}
