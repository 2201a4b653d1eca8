namespace Groundplan.Documents;

/// <summary>The kinds of documents; each can be switched off with the MSBuild property <c>GroundplanSkip</c>, a list of kinds.</summary>
public static class DocumentKinds
{
    /// <summary>The CloudFormation template, <c>template.yaml</c>.</summary>
    public const string Template = "template";

    /// <summary>The review report for pull requests, <c>review.md</c>.</summary>
    public const string ReviewMarkdown = "review-md";

    /// <summary>The review report for a browser or a printer, <c>review.html</c>.</summary>
    public const string ReviewHtml = "review-html";

    /// <summary>The least-privilege policy of the person who deploys, <c>operator-policy.json</c>, or numbered files where one is too long for IAM.</summary>
    public const string OperatorPolicy = "operator-policy";

    /// <summary>The provisioning sequence for people, <c>runbook.md</c>.</summary>
    public const string RunbookMarkdown = "runbook-md";

    /// <summary>The provisioning sequence for the runner, <c>runbook.json</c>.</summary>
    public const string Runbook = "runbook";

    /// <summary>A migration's runbook for a browser or a printer, <c>runbook.html</c>.</summary>
    public const string RunbookHtml = "runbook-html";

    /// <summary>A migration as a state machine of Step Functions, <c>runbook.asl.json</c>.</summary>
    public const string StateMachine = "state-machine";

    /// <summary>The applications of a migration, <c>inventory.csv</c>.</summary>
    public const string Inventory = "inventory";

    /// <summary>The risks of a migration, <c>risks.md</c>.</summary>
    public const string Risks = "risks";

    /// <summary>Which application depends on which, <c>dependency-map.md</c>.</summary>
    public const string DependencyMap = "dependency-map";

    /// <summary>JSON pointers into the template to places in the source, <c>source-map.json</c>.</summary>
    public const string SourceMap = "source-map";

    /// <summary>The index of all documents of a project, <c>manifest.json</c>; always written.</summary>
    public const string Manifest = "manifest";

    /// <summary>What a stack or platform has, in the order in which it is written.</summary>
    public static IReadOnlyList<string> OfStacks { get; } = [Template, ReviewMarkdown, ReviewHtml, OperatorPolicy, RunbookMarkdown, Runbook, SourceMap, Manifest];

    /// <summary>What a migration may have, in the order in which it is written.</summary>
    public static IReadOnlyList<string> OfMigrations { get; } = [RunbookMarkdown, RunbookHtml, Runbook, StateMachine, Inventory, Risks, DependencyMap, Manifest];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Template, ReviewMarkdown, ReviewHtml, OperatorPolicy, RunbookMarkdown, RunbookHtml, Runbook, StateMachine, Inventory, Risks, DependencyMap, SourceMap, Manifest];
}
