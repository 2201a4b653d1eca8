using Groundplan.Documents.Nodes;
using Groundplan.Documents.OperatorPolicies;
using Groundplan.Documents.Reviews;
using Groundplan.Documents.Runbooks;
using Groundplan.Documents.Template;
using Groundplan.Rules;

namespace Groundplan.Documents;

/// <summary>What the documents of a root are made of.</summary>
/// <param name="Root">The root.</param>
/// <param name="Template">Its template.</param>
/// <param name="Resources">The template's resources by logical id.</param>
/// <param name="Names">The physical names.</param>
/// <param name="Capabilities">What CloudFormation asks to be acknowledged.</param>
/// <param name="Publishes">The SSM parameters that the stack creates, as far as their names are known.</param>
/// <param name="Consumes">The SSM parameters that a deployment reads.</param>
/// <param name="Imports">The exports of other stacks that the template imports.</param>
/// <param name="Outputs">The stack's outputs, in declaration order.</param>
/// <param name="Findings">What the rules say of the root.</param>
/// <param name="Origins">Where the plan was written.</param>
internal sealed record RootFacts(
    StackRoot Root,
    Node.Object Template,
    Items<ResourceFacts> Resources,
    Items<NameFacts> Names,
    Items<string> Capabilities,
    Items<string> Publishes,
    Items<string> Consumes,
    Items<string> Imports,
    Items<OutputFacts> Outputs,
    Items<Finding> Findings,
    Origins Origins)
{
    /// <summary>The template as YAML.</summary>
    public string TemplateText { get; } = YamlWriter.Write(Template);

    /// <summary>The files of the operator policy, which several documents name.</summary>
    public Items<OperatorPolicyFile> OperatorPolicy => field ??= OperatorPolicyFiles.Of(this);

    /// <summary>The review, which is written in two forms.</summary>
    public Review Review => field ??= ReviewBuilder.Build(this);

    /// <summary>The runbook, which is written in two forms.</summary>
    public Runbook Runbook => field ??= RunbookBuilder.Build(this);

    /// <summary>The stack.</summary>
    public Stack Stack => Root.Content.Stack;

    /// <summary>The stack's name.</summary>
    public string StackName => Stack.StackName ?? "";

    /// <summary>The facts of a root, with the findings about it.</summary>
    public static RootFacts Of(StackRoot root, IEnumerable<Finding> findings, Origins origins)
    {
        var template = new TemplateBuilder(root.Content).Build();
        var resources = ResourceFacts.Of(template);
        return new(
            root,
            template,
            resources,
            NameFacts.Of(root),
            Capability.Of(template, resources),
            SsmPaths.PublishedBy(resources, root.Content.Stack),
            SsmPaths.ConsumedBy(template),
            ImportsOf(template, root.Content.Stack),
            OutputFacts.Of(template),
            findings.ToItems(),
            origins);
    }

    private static Items<string> ImportsOf(Node template, Stack stack) => template.DescendantsAndSelf()
        .OfType<Node.Tag>()
        .Where(tag => tag.Function == "Fn::ImportValue")
        .Select(tag => ReadableText.Resolved(tag.Argument, stack))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToItems();

    /// <summary>The resources of a type.</summary>
    public IEnumerable<ResourceFacts> OfType(string type) => Resources.Where(resource => resource.Type == type);
}

/// <summary>A resource of a template.</summary>
/// <param name="Id">The logical id.</param>
/// <param name="Type">The resource type.</param>
/// <param name="Body">Its entry in the template.</param>
internal sealed record ResourceFacts(string Id, string Type, Node.Object Body)
{
    private static readonly Node.Object Nothing = Node.Of();

    /// <summary>The properties, empty when there are none.</summary>
    public Node.Object Properties => Body.Get("Properties") as Node.Object ?? Nothing;

    /// <summary>A property, or null.</summary>
    public Node? this[string property] => Properties.Get(property);

    /// <summary>The resources of a template.</summary>
    public static Items<ResourceFacts> Of(Node.Object template) => template.Get("Resources") is Node.Object resources
        ? resources.Entries.Select(entry => new ResourceFacts(entry.Key, entry.Value.Get("Type")?.AsText ?? "", (Node.Object)entry.Value)).ToItems()
        : [];
}

/// <summary>An output of a template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Condition">The condition without which the stack does not show it, or null.</param>
internal sealed record OutputFacts(string Name, string? Condition)
{
    /// <summary>The outputs of a template.</summary>
    public static Items<OutputFacts> Of(Node.Object template) => template.Get("Outputs") is Node.Object outputs
        ? outputs.Entries.Select(entry => new OutputFacts(entry.Key, entry.Value.Get("Condition")?.AsText)).ToItems()
        : [];
}
