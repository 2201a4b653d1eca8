using Groundplan.Documents.OperatorPolicies;
using static Groundplan.Documents.Runbooks.StepKind;

namespace Groundplan.Documents.Runbooks;

/// <summary>The provisioning sequence, derived from what the stack holds.</summary>
internal static class RunbookBuilder
{
    /// <summary>Stands for the project in a command: its file or its folder.</summary>
    public const string Project = "<project>";

    /// <summary>Stands for the region in a command for people, where the plan names none.</summary>
    public const string Region = "<region>";

    public static Runbook Build(RootFacts facts) =>
        new(facts.Root.Plan, facts.Root.Name, facts.StackName, facts.Stack.Region, Steps(facts).ToItems(), Later(facts).ToItems());

    private static IEnumerable<RunbookStep> Steps(RootFacts facts)
    {
        yield return new("check", "Check the configuration", Check, "Every rule, as far as it speaks of this root: no error may be left, and each warning is known.", Groundplan(facts, "check"));
        yield return new("operator-policy", "Show the operator policy", Show, OperatorPolicy(facts), ShowDocument(facts, DocumentKinds.OperatorPolicy));
        yield return new("template", "Show the template", Show, "The CloudFormation template as it will be deployed.", ShowDocument(facts, DocumentKinds.Template));
        yield return new("validate", "Validate the template", Manual, "CloudFormation's schemas, by cfn-lint: silence is success. The path is that of the default output folder.", ["cfn-lint", $"artifacts/plan/{facts.Root.Plan}/{facts.Root.Name}/template.yaml"]);
        yield return new("review", "Read the review report", Show, "Names, access, network, encryption and the checklist; review.html is the same for a browser.", ShowDocument(facts, DocumentKinds.ReviewMarkdown));
        if (facts.Consumes.Count > 0)
            yield return new("inputs", "See that the SSM inputs are there", Manual, $"The deployment reads {string.Join(", ", facts.Consumes)}. InvalidParameters must be empty.", InputLookup(facts), IsInRegion: true);
        if (facts.Imports.Count > 0)
            yield return new("imports", "See that the imported exports are there", Manual, $"The template imports {string.Join(", ", facts.Imports)}. Each must be listed.", ["aws", "cloudformation", "list-exports", "--query", "Exports[].Name"], IsInRegion: true);
        yield return new("approve", "Approve the review", Approval, $"Somebody other than the author approves {facts.StackName} as the review report shows it.", null);
        yield return new("test-deploy", "Deploy a test stack", TestDeploy, TestDeployment(facts), Groundplan(facts, "test-deploy"), IsInRegion: true);
        yield return new("deploy", "Deploy", StepKind.Deploy, Deployment(facts), Groundplan(facts, "deploy"), IsInRegion: true);
        yield return new("verify-outputs", "Verify the outputs", VerifyOutputs, Verification(facts), Groundplan(facts, "status"), IsInRegion: true);
        if (EmailSubscriptions(facts).ToList() is { Count: > 0 } addresses)
            yield return new("confirm-subscription", "Confirm the e-mail subscription", Manual, $"AWS has sent a confirmation to {string.Join(", ", addresses)}. Alerts arrive only after somebody follows the link in it.", null);
    }

    private static IEnumerable<RunbookStep> Later(RootFacts facts)
    {
        yield return new("diff", "Preview a change", Show, "After an edit and before its deployment: the change set, without executing it.", Groundplan(facts, "diff"), IsInRegion: true);
        yield return new("drift", "Look for drift", Show, "From time to time: what was changed by hand since the deployment.", Groundplan(facts, "drift"), IsInRegion: true);
        yield return new("delete", "Delete", Manual, Deletion(facts), Groundplan(facts, "delete"), IsInRegion: true);
    }

    private static string OperatorPolicy(RootFacts facts) =>
        "The least-privilege policy of whoever deploys, for the role that runs the commands below."
        + (OperatorPolicyFiles.Attachment(facts.OperatorPolicy) is { } attachment ? $" {attachment}" : "");

    private static string TestDeployment(RootFacts facts) =>
        "An isolated stack whose names get a random suffix; it is deleted again, also on failure. It costs money while it exists"
        + (EmailSubscriptions(facts).Any() ? " and sends a confirmation mail of its own" : "")
        + ". The production names themselves are looked up, since a suffixed stack cannot collide with them.";

    private static string Deployment(RootFacts facts) =>
        $"Creates or updates {facts.StackName}{(facts.Stack.Region is { } region ? $" in {region}" : "")} through a change set, after a preview and a confirmation."
        + (facts.Capabilities.Count > 0 ? $" Acknowledges {string.Join(", ", facts.Capabilities)}." : "");

    private static string Verification(RootFacts facts) =>
        "The stack is complete"
        + (facts.Outputs.Count == 0 ? "; it declares no outputs" : $"; its outputs have values: {string.Join(", ", facts.Outputs.Select(Verified))}")
        + (facts.Publishes.Count == 0 ? "" : $"; its SSM parameters are there: {string.Join(", ", facts.Publishes)}")
        + ".";

    private static string Verified(OutputFacts output) => output.Condition is { } condition ? $"{output.Name} (where {condition} holds)" : output.Name;

    private static string Deletion(RootFacts facts) => facts.Publishes.Count == 0
        ? "Asks for the stack's name. Resources with a Retain policy stay, and a bucket that is not empty stops the deletion."
        : "Asks for the stack's name, and refuses while its SSM parameters are still read. Resources with a Retain policy stay, and a bucket that is not empty stops the deletion.";

    private static IEnumerable<string> EmailSubscriptions(RootFacts facts) => Subscriptions.ByEmail(facts);

    private static Items<string> Groundplan(RootFacts facts, string command) => ["groundplan", command, Project, "--root", $"{facts.Root.Plan}/{facts.Root.Name}"];

    private static Items<string> ShowDocument(RootFacts facts, string kind) => [.. Groundplan(facts, "show"), "--document", kind];

    private static Items<string> InputLookup(RootFacts facts) => ["aws", "ssm", "get-parameters", "--query", "InvalidParameters", "--names", .. facts.Consumes];
}
