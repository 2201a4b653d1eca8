using Groundplan.Aws.DynamoDB;
using Groundplan.Aws.IAM;
using Groundplan.Aws.KMS;
using Groundplan.Aws.Lambda;
using Groundplan.Aws.S3;
using Groundplan.Aws.SecretsManager;

namespace Groundplan.Aws.Tests;

public sealed class ShapeTests
{
    [Fact]
    public void A_bucket_requires_nothing() => Assert.Empty(RecordTypes.Required(typeof(Bucket)));

    [Fact]
    public void A_buckets_encryption_is_a_nested_record()
    {
        Bucket bucket = new()
        {
            BucketName = "ledger",
            BucketEncryption = new()
            {
                ServerSideEncryptionConfiguration = [new() { ServerSideEncryptionByDefault = new() { SSEAlgorithm = "aws:kms" } }],
            },
        };
        Assert.Equal("aws:kms", bucket.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault!.SSEAlgorithm.Literal);
    }

    [Fact]
    public void A_read_only_property_has_no_slot() => Assert.DoesNotContain("Arn", new Bucket().CfnShape.Properties);

    [Fact]
    public void A_nested_read_only_property_has_no_slot() =>
        Assert.DoesNotContain("TableArn", RecordTypes.ShapeOf(typeof(BucketS3TablesDestination)).Properties);

    [Fact]
    public void A_roles_trust_policy_is_a_required_document()
    {
        Role role = new() { AssumeRolePolicyDocument = new() { ["Version"] = "2012-10-17" } };
        Assert.Equal(["AssumeRolePolicyDocument"], RecordTypes.Required(typeof(Role)));
        Assert.IsType<Json>(role.GetSlot(role.CfnShape.Properties.ToList().IndexOf("AssumeRolePolicyDocument")));
    }

    [Fact]
    public void An_inline_policy_of_a_role_keeps_its_pinned_name() =>
        Assert.Equal("AWS::IAM::Role.Policy", RecordTypes.ShapeOf(typeof(RolePolicyProperty)).TypeName);

    [Fact]
    public void A_function_requires_its_code_and_role() => Assert.Equal(["Code", "Role"], RecordTypes.Required(typeof(Function)));

    [Fact]
    public void A_functions_code_is_written_without_its_type()
    {
        Function function = new() { Code = new() { ZipFile = "exports.handler = 1" }, Role = "arn", Environment = new() { Variables = new() { ["A"] = "b" } } };
        Assert.Equal("exports.handler = 1", function.Code.ZipFile.Literal);
    }

    [Fact]
    public void A_key_schema_is_a_list_of_records()
    {
        Table table = new() { KeySchema = [new() { AttributeName = "id", KeyType = "HASH" }] };
        Assert.Equal("HASH", table.KeySchema[0].KeyType.Literal);
    }

    [Fact]
    public void A_keys_arn_is_a_text_known_at_deployment()
    {
        Key key = new();
        var arn = key.Arn;
        Assert.Equal(new Intrinsic.GetAtt(key, "Arn"), arn.Intrinsic);
    }

    [Fact]
    public void A_nested_return_value_joins_its_names()
    {
        RDS.DBInstance database = new();
        Assert.Equal(new Intrinsic.GetAtt(database, "Endpoint.Address"), database.EndpointAddress.Intrinsic);
    }

    [Fact]
    public void A_property_named_like_its_type_has_the_suffix_Value() =>
        Assert.Contains(RecordTypes.Slots(typeof(ApiGateway.DomainName)), property => property.Name == "DomainNameValue");

    [Fact]
    public void A_property_named_like_a_base_member_has_the_suffix_Value()
    {
        Events.EventBusPolicy policy = new() { StatementId = "all", ConditionValue = new() };
        Assert.Contains("Condition", policy.CfnShape.Properties);
    }

    [Fact]
    public void A_return_value_named_like_a_property_has_the_suffix_Attribute()
    {
        SageMaker.Endpoint endpoint = new() { EndpointConfigName = "config" };
        Assert.Equal(new Intrinsic.GetAtt(endpoint, "EndpointName"), endpoint.EndpointNameAttribute.Intrinsic);
    }

    [Fact]
    public void A_nested_stack_has_its_outputs_by_name()
    {
        CloudFormation.Stack stack = new() { TemplateURL = "https://example.com/t.yaml" };
        Assert.Equal(new Intrinsic.GetAtt(stack, "Outputs.Url"), stack.Output("Url").Intrinsic);
    }

    [Fact]
    public void All_services_share_the_tag()
    {
        Tag tag = new("team", "payments");
        Bucket bucket = new() { Tags = [tag] };
        Secret secret = new() { Tags = [new() { Key = "team", Value = "payments" }] };
        Assert.Equal(bucket.Tags, secret.Tags);
    }
}
