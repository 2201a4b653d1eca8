using System.Text;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.OperatorPolicies;

/// <summary>The operator policy of what a stack holds.</summary>
internal static class OperatorPolicyBuilder
{
    private const int LongestInlineTemplate = 51_200;

    private static readonly Items<string> StackActions =
    [
        "cloudformation:ContinueUpdateRollback", "cloudformation:CreateChangeSet", "cloudformation:CreateStack", "cloudformation:DeleteChangeSet",
        "cloudformation:DeleteStack", "cloudformation:DescribeChangeSet", "cloudformation:DescribeStackEvents",
        "cloudformation:DescribeStackResource", "cloudformation:DescribeStackResourceDrifts", "cloudformation:DescribeStackResources",
        "cloudformation:DescribeStacks", "cloudformation:DetectStackDrift", "cloudformation:DetectStackResourceDrift", "cloudformation:ExecuteChangeSet",
        "cloudformation:GetTemplate", "cloudformation:ListChangeSets", "cloudformation:ListStackResources", "cloudformation:TagResource",
        "cloudformation:UntagResource", "cloudformation:UpdateStack", "cloudformation:UpdateTerminationProtection",
    ];

    /// <summary>Actions that IAM cannot scope to a stack.</summary>
    private static readonly Items<string> UnscopedActions =
    [
        "cloudformation:DescribeStackDriftDetectionStatus", "cloudformation:GetTemplateSummary", "cloudformation:ListExports",
        "cloudformation:ListImports", "cloudformation:ListStacks", "cloudformation:ValidateTemplate",
    ];

    /// <summary>What services do with a stack's keys in the name of whoever deploys.</summary>
    private static readonly Items<string> KeyUse = ["kms:CreateGrant", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

    public static OperatorPolicy Build(RootFacts facts)
    {
        var scope = new ArnScope(facts);
        var types = facts.Resources.Select(resource => resource.Type).Distinct(StringComparer.Ordinal).OrderBy(type => type, StringComparer.Ordinal).ToList();
        return new(
            OperatorPolicyTrim.Of(Merged([
                .. CloudFormation(scope), .. ConsumerSearch(facts, scope), .. Inputs(facts, scope), .. TemplateUpload(facts, scope), .. types.SelectMany(type => OfType(facts, scope, type)),
                .. UseKeys(facts, scope), .. PassRole(facts, scope),
            ])),
            types.Where(type => !HandlerPermissionTable.For(type).Any()).ToItems());
    }

    private static IEnumerable<OperatorStatement> CloudFormation(ArnScope scope) =>
    [
        new("CloudFormationManagement", StackActions, [scope.Fill("arn:{p}:cloudformation:{r}:{a}:stack/{stack}-????/*"), scope.Fill("arn:{p}:cloudformation:{r}:{a}:stack/{stack}/*")]),
        new("Unscoped", UnscopedActions, ["*"]),
    ];

    /// <summary>A deletion looks who reads the published parameters: in the parameters and the template of every stack of the account and region.</summary>
    private static IEnumerable<OperatorStatement> ConsumerSearch(RootFacts facts, ArnScope scope)
    {
        if (facts.OfType("AWS::SSM::Parameter").Any())
            yield return new("ConsumerSearch", ["cloudformation:DescribeStacks", "cloudformation:GetTemplate"], [scope.Fill("arn:{p}:cloudformation:{r}:{a}:stack/*")]);
    }

    private static IEnumerable<OperatorStatement> Inputs(RootFacts facts, ArnScope scope)
    {
        if (facts.Consumes.Count > 0)
            yield return new("ParameterInputs", ["ssm:GetParameter", "ssm:GetParameters"], Sorted(facts.Consumes.Select(path => scope.Fill("arn:{p}:ssm:{r}:{a}:parameter/{n}", path))));
    }

    private static IEnumerable<OperatorStatement> TemplateUpload(RootFacts facts, ArnScope scope)
    {
        if (Encoding.UTF8.GetByteCount(facts.TemplateText) > LongestInlineTemplate)
            yield return new("TemplateUpload", ["s3:CreateBucket", "s3:GetObject", "s3:ListBucket", "s3:PutBucketPublicAccessBlock", "s3:PutEncryptionConfiguration", "s3:PutObject"], [scope.Fill("arn:{p}:s3:::groundplan-templates-{a}-{r}"), scope.Fill("arn:{p}:s3:::groundplan-templates-{a}-{r}/*")]);
    }

    /// <summary>A statement for each set of actions, in the order of the table.</summary>
    private static IEnumerable<OperatorStatement> OfType(RootFacts facts, ArnScope scope, string type)
    {
        var resources = facts.OfType(type).ToList();
        var statements = HandlerPermissionTable.For(type)
            .GroupBy(row => row.Actions)
            .Select(rows => (Actions: Sorted(rows.Key), Resources: Condensed(rows.SelectMany(row => resources.SelectMany(resource => scope.Arns(row, resource))))))
            .ToList();
        for (var i = 0; i < statements.Count; i++)
            yield return new(Sid(type) + (i == 0 ? "" : Numbers.Text(i + 1)), statements[i].Actions, statements[i].Resources);
    }

    private static IEnumerable<OperatorStatement> UseKeys(RootFacts facts, ArnScope scope)
    {
        if (facts.OfType("AWS::KMS::Key").Any())
            yield return new("UseKeysThroughServices", KeyUse, [scope.Fill("arn:{p}:kms:{r}:{a}:key/*")], new("StringLike", "kms:ViaService", [scope.Fill("*.{r}.amazonaws.com")]));
    }

    private static IEnumerable<OperatorStatement> PassRole(RootFacts facts, ArnScope scope)
    {
        var roles = facts.OfType("AWS::IAM::Role").ToList();
        var row = HandlerPermissionTable.For("AWS::IAM::Role").First();
        var services = Sorted(roles.SelectMany(role => PolicyReader.Statements(role["AssumeRolePolicyDocument"])).SelectMany(statement => statement.Services));
        if (services.Count > 0)
            yield return new("PassRoles", ["iam:PassRole"], Sorted(roles.SelectMany(role => scope.Arns(row, role))), new("StringEquals", "iam:PassedToService", services));
    }

    /// <summary>One statement for all that speak of the same resources: IAM counts characters.</summary>
    private static Items<OperatorStatement> Merged(IEnumerable<OperatorStatement> statements) => statements
        .GroupBy(statement => (statement.Resources, statement.Condition))
        .Select(group => group.First() with { Actions = Sorted(group.SelectMany(statement => statement.Actions)) })
        .ToItems();

    /// <summary>The parameters of one path as one pattern, where a stack has several there.</summary>
    private static Items<string> Condensed(IEnumerable<string> arns) => Sorted(arns
        .Distinct(StringComparer.Ordinal)
        .GroupBy(ParameterPath, StringComparer.Ordinal)
        .SelectMany(group => group.Key.Length > 0 && group.Skip(2).Any() ? [group.Key + "*"] : group.AsEnumerable()));

    /// <summary>The ARN of a parameter up to its last slash; empty for parameters without a path and for all else.</summary>
    private static string ParameterPath(string arn)
    {
        var start = arn.IndexOf(":parameter/", StringComparison.Ordinal) + ":parameter/".Length;
        var end = arn.LastIndexOf('/') + 1;
        return start >= ":parameter/".Length && end > start ? arn.Substring(0, end) : "";
    }

    private static string Sid(string type) => type.Replace("AWS::", "").Replace("::", "").Replace("-", "");

    private static Items<string> Sorted(IEnumerable<string> texts) => texts.Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal).ToItems();
}
