using System.Globalization;
using System.Text.RegularExpressions;
using Groundplan.Documents.Nodes;

namespace Groundplan.Documents;

/// <summary>Trees as people read them: <c>${ArtifactsBucket.Arn}/*</c>.</summary>
internal static class ReadableText
{
    private static readonly Regex Hole = new(@"\$\{(?<name>[^!${}][^${}]*)\}", RegexOptions.CultureInvariant);

    /// <summary>The text of any tree; references as in <c>Fn::Sub</c>, objects as names and values, inner ones in parentheses.</summary>
    public static string Of(Node? node) => node switch
    {
        null => "",
        Node.Scalar { Value: string text } => text,
        Node.Scalar scalar => JsonWriter.Compact(scalar),
        Node.List list => string.Join(list.Items.Any(item => item is Node.Object) ? "; " : ", ", list.Items.Select(Of)),
        Node.Tag tag => OfTag(tag),
        Node.Object entries => string.Join(", ", entries.Entries.Select(entry => OfEntry(entry.Key, entry.Value))),
        _ => "",
    };

    /// <summary>The text where nothing of it waits for the deployment, given the stack's account, region and name; else null.</summary>
    public static string? Known(Node node, Stack stack)
    {
        var text = Resolved(node, stack);
        return node is Node.Scalar or Node.Tag { Function: "Fn::Sub" or "Ref" or "Fn::Join" } && text.IndexOf("${", StringComparison.Ordinal) < 0 ? text : null;
    }

    /// <summary>The text with the stack's account, region, partition and name filled in where they are known.</summary>
    public static string Resolved(Node? node, Stack stack) => Hole.Replace(Of(node), match => match.Groups["name"].Value switch
    {
        "AWS::AccountId" => stack.AccountId,
        "AWS::Region" => stack.Region,
        "AWS::StackName" => stack.StackName,
        "AWS::Partition" => Partition(stack.Region),
        _ => null,
    } ?? match.Value);

    /// <summary>The partition of a region, or null when it is not known.</summary>
    public static string? Partition(string? region) => region switch
    {
        null => null,
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };

    private static string OfEntry(string key, Node value) =>
        value is Node.Object or Node.List { Items: { Count: > 0 } } && Of(value) is { Length: > 0 } inner ? $"{key} ({inner})" : $"{key} {Of(value)}".TrimEnd();

    private static string OfTag(Node.Tag tag) => tag switch
    {
        { Function: "Ref" } => $"${{{Of(tag.Argument)}}}",
        { Function: "Fn::GetAtt" } => $"${{{string.Join(".", tag.Argument.Elements.Select(Of))}}}",
        { Function: "Fn::Sub", Argument: Node.Scalar text } => Of(text),
        { Function: "Fn::Sub", Argument: Node.List { Items: { Count: 2 } parts } } => FillIn(Of(parts[0]), parts[1]),
        { Function: "Fn::Join", Argument: Node.List { Items: { Count: 2 } parts } } when parts[1] is Node.List => string.Join(Of(parts[0]), parts[1].Elements.Select(Of)),
        { Function: "Fn::Select", Argument: Node.List { Items: { Count: 2 } parts } } when Index(parts[0]) is { } index => OfSelect(index, parts[1]) ?? OfCall(tag),
        { Function: "Fn::ImportValue" } => $"import {Of(tag.Argument)}",
        _ => OfCall(tag),
    };

    private static string OfCall(Node.Tag tag) => $"{Name(tag.Function)}({Of(tag.Argument)})";

    /// <summary>One of several: itself where it is known, else which one of what, counted from 1 as people do.</summary>
    private static string? OfSelect(int index, Node list) => list switch
    {
        Node.List { Items: var items } when index < items.Count => Of(items[index]),
        Node.Tag { Function: "Fn::Split", Argument: Node.List { Items: { Count: 2 } split } } when split[0].AsText is { Length: > 0 } separator => split[1] switch
        {
            Node.Scalar { Value: string text } when text.Split([separator], StringSplitOptions.None) is var parts && index < parts.Length => parts[index],
            Node.Tag { Function: "Ref" or "Fn::GetAtt" } reference => $"${{part {Numbers.Text(index + 1)} of {Bare(reference)}, split at {separator}}}",
            _ => null,
        },
        Node.Tag { Function: "Ref" or "Fn::GetAtt" } reference => $"${{item {Numbers.Text(index + 1)} of {Bare(reference)}}}",
        _ => null,
    };

    private static int? Index(Node node) => node is Node.Scalar && int.TryParse(Of(node), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < int.MaxValue ? index : null;

    /// <summary>A reference without its braces.</summary>
    private static string Bare(Node.Tag reference) => OfTag(reference) is var text ? text.Substring(2, text.Length - 3) : "";

    private static string FillIn(string text, Node variables) =>
        Hole.Replace(text, match => variables.Get(match.Groups["name"].Value) is { } value ? Of(value) : match.Value);

    private static string Name(string function) => function.StartsWith("Fn::", StringComparison.Ordinal) ? function.Substring("Fn::".Length) : function;
}
