using Groundplan.Documents.Nodes;

namespace Groundplan.Documents;

/// <summary>The capabilities that a template needs. Source: AWS CloudFormation API Reference, CreateStack, "Capabilities".</summary>
internal static class Capability
{
    private static readonly HashSet<string> IamTypes = new(StringComparer.Ordinal)
    {
        "AWS::IAM::AccessKey", "AWS::IAM::Group", "AWS::IAM::GroupPolicy", "AWS::IAM::InstanceProfile", "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy",
        "AWS::IAM::Role", "AWS::IAM::RolePolicy", "AWS::IAM::User", "AWS::IAM::UserPolicy", "AWS::IAM::UserToGroupAddition",
    };

    private static readonly string[] NameProperties = ["GroupName", "InstanceProfileName", "ManagedPolicyName", "RoleName", "UserName"];

    public static Items<string> Of(Node.Object template, Items<ResourceFacts> resources)
    {
        var iam = resources.Where(resource => IamTypes.Contains(resource.Type)).ToList();
        var capabilities = new List<string>();
        if (resources.Any(resource => resource.Type is "AWS::CloudFormation::Stack" or "AWS::CloudFormation::Macro") || HasTransform(template))
            capabilities.Add("CAPABILITY_AUTO_EXPAND");
        if (iam.Exists(IsNamed))
            capabilities.Add("CAPABILITY_NAMED_IAM");
        else if (iam.Count > 0)
            capabilities.Add("CAPABILITY_IAM");
        return capabilities.ToItems();
    }

    private static bool IsNamed(ResourceFacts resource) => NameProperties.Any(name => resource[name] is not null);

    private static bool HasTransform(Node.Object template) =>
        template.Get("Transform") is not null || template.DescendantsAndSelf().Any(node => node is Node.Tag { Function: "Fn::Transform" });
}
