using System.Text.RegularExpressions;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.OperatorPolicies;

/// <summary>The ARNs of a stack's resources, as far as they are known; a star stands for what is not.</summary>
internal sealed class ArnScope(RootFacts facts)
{
    /// <summary>What the suffix of a test deployment matches.</summary>
    public const string TestSuffix = "-????";

    private static readonly Regex Holes = new(@"\$\{[^}]*\}|\w+\(.*\)", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private readonly Dictionary<string, ResourceFacts> _resources = facts.Resources.ToDictionary(resource => resource.Id, StringComparer.Ordinal);

    /// <summary>The ARN patterns of a resource: as it is named, and as a test deployment names it.</summary>
    public IEnumerable<string> Arns(HandlerPermissions row, ResourceFacts resource)
    {
        if (row.NameProperty.Length == 0)
            return [Fill(row.Arn, "", resource)];
        var name = NameOf(resource, row.NameProperty);
        return name.EndsWith("*", StringComparison.Ordinal)
            ? [Fill(row.Arn, name, resource)]
            : [Fill(row.Arn, name, resource), Fill(row.Arn, Suffixed(name), resource)];
    }

    /// <summary>An ARN with partition, region, account and stack filled in.</summary>
    public string Fill(string arn, string name = "", ResourceFacts? resource = null) => arn
        .Replace("{p}", facts.Stack.Region is null ? "aws" : ReadableText.Partition(facts.Stack.Region))
        .Replace("{r}", facts.Stack.Region ?? "*")
        .Replace("{a}", facts.Stack.AccountId ?? "*")
        .Replace("{stack}", facts.StackName)
        .Replace("{path}", resource?["Path"]?.AsText ?? "/")
        .Replace("/{n}", "/" + name.TrimStart('/'))
        .Replace("{n}", name);

    private string NameOf(ResourceFacts resource, string property)
    {
        if (resource[property] is not { } node)
            return $"{facts.StackName}-*";
        if (Referred(node) is { } other && HandlerPermissionTable.For(other.Type).FirstOrDefault(row => row.NameProperty.Length > 0) is { } row)
            return NameOf(other, row.NameProperty);
        var name = Holes.Replace(ReadableText.Resolved(node, facts.Stack), "*");
        var tail = name.LastIndexOf(':');
        return name.StartsWith("arn:", StringComparison.Ordinal) ? name.Substring(tail + 1) : name;
    }

    private ResourceFacts? Referred(Node node)
    {
        var id = node switch
        {
            Node.Tag { Function: "Ref", Argument: var argument } => argument.AsText,
            Node.Tag { Function: "Fn::GetAtt", Argument: var argument } => argument.Elements.FirstOrDefault()?.AsText,
            _ => null,
        };
        return id is not null && _resources.TryGetValue(id, out var resource) ? resource : null;
    }

    private static string Suffixed(string name) =>
        name.EndsWith(".fifo", StringComparison.Ordinal) ? name.Substring(0, name.Length - ".fifo".Length) + TestSuffix + ".fifo" : name + TestSuffix;
}
