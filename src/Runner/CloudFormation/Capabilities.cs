using Groundplan.Runner.Documents;
using YamlDotNet.RepresentationModel;

namespace Groundplan.Runner.CloudFormation;

/// <summary>What a template needs to be acknowledged, read from the template itself.</summary>
internal static class Capabilities
{
    public const string Iam = "CAPABILITY_IAM";
    public const string NamedIam = "CAPABILITY_NAMED_IAM";
    public const string AutoExpand = "CAPABILITY_AUTO_EXPAND";

    // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
    private static readonly Dictionary<string, string?> IamTypes = new(StringComparer.Ordinal)
    {
        ["AWS::IAM::AccessKey"] = null,
        ["AWS::IAM::Group"] = "GroupName",
        ["AWS::IAM::InstanceProfile"] = "InstanceProfileName",
        ["AWS::IAM::ManagedPolicy"] = "ManagedPolicyName",
        ["AWS::IAM::Policy"] = null,
        ["AWS::IAM::Role"] = "RoleName",
        ["AWS::IAM::User"] = "UserName",
        ["AWS::IAM::UserToGroupAddition"] = null,
    };

    public static IReadOnlyList<string> Of(Template template)
    {
        var capabilities = new List<string>();
        var iam = template.Resources.Where(r => IamTypes.ContainsKey(r.Type)).ToList();
        if (iam.Count > 0)
            capabilities.Add(iam.Any(r => IamTypes[r.Type] is { } name && r.HasProperty(name)) ? NamedIam : Iam);
        if (template.Root.Children.ContainsKey(new YamlScalarNode("Transform")) || template.Resources.Any(HasMacro))
            capabilities.Add(AutoExpand);
        if (template.Resources.Any(r => r.Type == "AWS::CloudFormation::Stack") && iam.Count == 0)
            capabilities.Add(NamedIam);
        return capabilities;
    }

    private static bool HasMacro(TemplateResource resource)
        => resource.Node.AllNodes.Any(n => !n.Tag.IsEmpty && n.Tag.Value == "!Transform" || (n is YamlScalarNode { Value: "Fn::Transform" }));
}
