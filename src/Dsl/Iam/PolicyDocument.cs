namespace Groundplan;

/// <summary>An IAM policy document. Source: AWS IAM User Guide, "IAM JSON policy elements reference".</summary>
public sealed record PolicyDocument
{
    /// <summary>The statements, in order.</summary>
    public required Items<Statement> Statements { get; init; }

    /// <summary>The document as it stands in a template.</summary>
    internal Json ToJson() => new() { ["Version"] = "2012-10-17", ["Statement"] = [.. Statements.Select(statement => statement.ToJson())] };
}
