using Groundplan.Documents.Nodes;

namespace Groundplan.Documents.Template;

/// <summary>A stack's members as the tree of its CloudFormation template, in declaration order.</summary>
internal sealed class TemplateBuilder
{
    private readonly StackContent _content;
    private readonly ContentBuilder _values;

    public TemplateBuilder(StackContent content)
    {
        _content = content;
        _values = new ContentBuilder(content);
    }

    /// <summary>What <see cref="Build"/> met that is no member of the stack; a placeholder stands in its place.</summary>
    public IReadOnlyList<DanglingReference> DanglingReferences => _values.Dangling;

    /// <summary>The template.</summary>
    public Node.Object Build() => Node.Of(
        ("AWSTemplateFormatVersion", Node.Text("2010-09-09")),
        ("Description", OptionalText(_content.Stack.Description)),
        ("Parameters", Section(_content.Parameters, BuildParameter)),
        ("Mappings", Section(_content.Mappings, BuildMapping)),
        ("Conditions", Section(_content.Conditions, BuildCondition)),
        ("Resources", Section(_content.Resources, BuildResource) ?? Node.Of()),
        ("Outputs", Section(_content.Outputs, BuildOutput)));

    private Node? Section<T>(IEnumerable<(string Id, T Item)> members, Func<T, Node> build)
    {
        var entries = Map<Node>.From(members.Select(member =>
        {
            _values.Enter(member.Id);
            return new KeyValuePair<string, Node>(member.Id, build(member.Item));
        }));
        return entries.Count == 0 ? null : new Node.Object(entries);
    }

    private static Node BuildParameter(Parameter parameter) => Node.Of(
        ("Type", Node.Text(parameter.Type ?? "String")),
        ("Description", OptionalText(parameter.Description)),
        ("Default", OptionalText(parameter.Default)),
        ("AllowedPattern", OptionalText(parameter.AllowedPattern)),
        ("AllowedValues", parameter.AllowedValues is { Count: > 0 } allowed ? Node.ListOf(allowed) : null),
        ("NoEcho", parameter.NoEcho ? Node.Truth(true) : null));

    private Node BuildMapping(Mapping mapping) => _values.Build(mapping.Entries) ?? Node.Of();

    private Node BuildCondition(Condition condition) => _values.Test(condition.Test);

    private Node BuildResource(Resource resource) => Node.Of(
        ("Type", Node.Text(resource.CfnShape.TypeName)),
        ("Condition", resource.Condition is { } condition ? Node.Text(_values.In("Condition", () => _values.NameOf(condition))) : null),
        ("DependsOn", _values.In("DependsOn", () => BuildDependencies(resource))),
        ("CreationPolicy", _values.In("CreationPolicy", () => _values.Build(resource.CreationPolicy))),
        ("UpdatePolicy", _values.In("UpdatePolicy", () => _values.Build(resource.UpdatePolicy))),
        ("DeletionPolicy", resource.DeletionPolicy is { } deletion ? Node.Text(deletion.ToString()) : null),
        ("UpdateReplacePolicy", resource.UpdateReplacePolicy is { } replacement ? Node.Text(replacement.ToString()) : null),
        ("Metadata", _values.In("Metadata", () => _values.Build(resource.Metadata))),
        ("Properties", _values.Properties(resource)));

    private Node? BuildDependencies(Resource resource)
    {
        var ids = (resource.DependsOn ?? []).Where(dependency => dependency is not null).Select(_values.NameOf).Distinct().ToList();
        return ids.Count switch
        {
            0 => null,
            1 => Node.Text(ids[0]),
            _ => Node.ListOf(ids),
        };
    }

    private Node BuildOutput(Output output) => Node.Of(
        ("Description", OptionalText(output.Description)),
        ("Condition", output.Condition is { } condition ? Node.Text(_values.In("Condition", () => _values.NameOf(condition))) : null),
        ("Value", _values.In("Value", () => _values.Build(output.Value)) ?? Node.Text("")),
        ("Export", _values.In("ExportName", () => _values.Build(output.ExportName)) is { } name ? Node.Of(("Name", name)) : null));

    private static Node? OptionalText(string? text) => text is null ? null : Node.Text(text);
}
