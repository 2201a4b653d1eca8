using System.Text.RegularExpressions;

namespace Groundplan.MachineLearning;

public sealed partial class NameTests
{
    private const int TestSuffix = 5;

    [Fact]
    public void Platform_is_named_as_in_the_guide()
    {
        Assert.Equal("globalbank-prod-c001-us-west-2-demand-forecasting-ml", Plans.Guide().MlName);
        Assert.Equal("globalbank-prod-c001-us-west-2-demand-forecasting-ent-ml", (Plans.Guide() with { Workload = "ent" }).MlName);
        Assert.Equal("globalbank-prod-c001-us-west-2-demand-forecasting-ml-stack", Plans.Guide().ToStack().StackName);
    }

    [Fact]
    public void Resources_are_named_as_on_the_naming_page()
    {
        var names = new MlNames(Plans.Guide());
        Assert.Equal("globalbank-prod-c001-us-west-2-demand-forecasting-models", names.ModelPackageGroup);
        Assert.Equal("globalbank-prod-c001-us-west-2-demand-forecasting-model-build", names.ModelBuildRepository);
        Assert.Equal("globalbank-prod-c001-us-west-2-demand-forecasting-deploy-pipeline", names.DeployPipeline);
        Assert.Equal("globalbank-prod-c001-demand-forecasting-codebuild-role", names.CodeBuildRole);
    }

    [Fact]
    public void Names_of_roles_and_policies_have_no_region()
    {
        var iam = Plans.Guide().Content().Resources.Where(resource => resource.Resource.CfnShape.TypeName.StartsWith("AWS::IAM::", StringComparison.Ordinal));
        Assert.All(iam, resource => Assert.DoesNotContain("us-west-2", Name(resource.Resource)!));
    }

    [Fact]
    public void Every_name_in_the_stack_is_in_the_table_and_the_other_way_round()
    {
        var platform = Plans.Guide() with { Network = Plans.StandaloneIds };
        var inStack = platform.Content().Resources
            .Where(resource => resource.Resource is not Aws.SSM.Parameter)
            .Select(resource => (resource.Id, Name: Name(resource.Resource)))
            .Where(item => item.Name is not null)
            .OrderBy(item => item.Id, StringComparer.Ordinal);
        var inTable = new MlNames(platform).All.Select(name => (Id: name.LogicalId, Name: (string?)name.Name)).OrderBy(item => item.Id, StringComparer.Ordinal);
        Assert.Equal(inTable, inStack);
    }

    [Fact]
    public void The_longest_documented_example_fits_all_limits() =>
        Assert.All(new MlNames(Plans.Guide() with { Workload = "ent" }).All, name => Assert.InRange(name.Name.Length, 1, name.Limit));

    [Fact]
    public void The_guides_example_fits_all_limits_with_the_suffix_of_a_test_deployment()
    {
        var names = new MlNames(Plans.Guide());
        Assert.All(names.All, name => Assert.InRange(name.Name.Length + TestSuffix, 1, name.Limit));
        Assert.Equal(63, names.ArtifactBucket.Length + TestSuffix);
    }

    [Fact]
    public void Names_are_legal_for_the_services_with_the_narrowest_alphabets()
    {
        var names = new MlNames(Plans.Guide());
        Assert.Matches(BucketName(), names.ArtifactBucket);
        Assert.Matches(GroupName(), names.ModelPackageGroup);
        Assert.False(names.EndpointSecurityGroup.StartsWith("sg-", StringComparison.Ordinal));
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]*[a-z0-9]$")]
    private static partial Regex BucketName();

    [GeneratedRegex("^[a-zA-Z0-9](-*[a-zA-Z0-9])*$")]
    private static partial Regex GroupName();

    private static string? Name(Resource resource)
    {
        string[] properties =
            ["ModelPackageGroupName", "RepositoryName", "Name", "BucketName", "RoleName", "DashboardName", "ManagedPolicyName", "AliasName", "LogGroupName", "AlarmName", "TopicName", "GroupName"];
        for (var i = 0; i < resource.CfnShape.Properties.Count; i++)
        {
            if (properties.Contains(resource.CfnShape.Properties[i]) && resource.GetSlot(i) is string name)
                return name;
        }

        return null;
    }
}
