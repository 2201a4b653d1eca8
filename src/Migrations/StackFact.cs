namespace Groundplan.Migrations;

/// <summary>Something that the documents of a stack say, for the arguments of a step.</summary>
internal sealed record StackFact(Stack? Stack, StackFactKind Kind);

/// <summary>What a step needs of a stack of the plan.</summary>
internal enum StackFactKind
{
    /// <summary>The path of its template below the plan's folder.</summary>
    Template,

    /// <summary>What CloudFormation asks to be acknowledged.</summary>
    Capabilities,

    /// <summary>The stack's tags.</summary>
    Tags,

    /// <summary>The root that it is, as <c>Plan/Root</c>.</summary>
    Root,

    /// <summary>The physical names in its template, as the manifest has them.</summary>
    Names,

    /// <summary>The SSM parameters that it makes.</summary>
    Publishes,
}
