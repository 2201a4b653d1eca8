using Groundplan.Documents.Nodes;

namespace Groundplan.Migrations.Mapping;

/// <summary>A mapping as the runner reads it, and what is to be said of it. The format is docs/mapping.md.</summary>
/// <param name="Node">The document.</param>
/// <param name="Problems">What no document can say, each as a sentence without a full stop; the document is of no use then.</param>
/// <param name="Reads">The paths of the old items' attributes that are read, such as <c>customer.name</c>.</param>
/// <param name="Fields">What each attribute of the new items is made of.</param>
/// <param name="IsMany">Whether an old item becomes several.</param>
internal sealed record MappingDocument(Node Node, Items<string> Problems, Items<string> Reads, Items<MappedField> Fields, bool IsMany)
{
    public static MappingDocument Of(ItemMapping mapping, Func<object?, Node?> nodeOf) => new MappingWriter(nodeOf).Write(mapping);
}

/// <summary>An attribute of the new items.</summary>
/// <param name="Attribute">Its name.</param>
/// <param name="Reads">The attributes of the old items that go into it.</param>
/// <param name="Losses">What of them may be lost on the way, each as a noun.</param>
/// <param name="IsOfElement">Whether it may differ between the several new items of an old one.</param>
/// <param name="Made">The new record that has it.</param>
/// <param name="Given">What the record's constructor or initializer calls it; null where the lambda gives it no value.</param>
internal sealed record MappedField(string Attribute, Items<string> Reads, Items<string> Losses, bool IsOfElement, LambdaNode.New Made, string? Given)
{
    /// <summary>What it is, in the terms of the document; null where the lambda gives it no value.</summary>
    public Node? Value { get; init; }

    /// <summary>Whether the lambda gives it no value.</summary>
    public bool IsMissing => Given is null;
}
