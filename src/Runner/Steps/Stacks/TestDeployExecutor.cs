using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;
using Groundplan.Runner.TestDeploy;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary><c>test-deploy</c>: deploys a template as a stack with names of its own and deletes that again, whatever happens.</summary>
internal sealed class TestDeployExecutor : IStepExecutor
{
    private const int SuffixLength = 4;
    private const int LongestStackName = 128;
    private static readonly TimeSpan LongestCleanUp = TimeSpan.FromHours(1);

    public string Kind => "test-deploy";

    public IReadOnlyList<string> Outputs => ["testStack"];

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StackFailures.ForecastAsync(step, () =>
    {
        var (_, wanted, root) = Read(step);
        var renamed = TemplateRenamer.Run(wanted.Template, root, "-" + new string('0', SuffixLength));
        var problems = renamed.Problems.Concat(wanted.Missing(Template.Parse(Encoding.UTF8.GetBytes(renamed.Body), "renamed template")).Select(m => $"the template needs {m}, which the step does not acknowledge")).ToList();
        return Task.FromResult(problems.Count == 0
            ? new StepForecast(StepState.WouldRun, $"creates {wanted.Template.Resources.Count()} resources under other names and deletes them again")
            : new StepForecast(StepState.WouldFail, string.Join("; ", problems)));
    });

    public Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken) => StackFailures.GuardAsync(step, async () =>
    {
        var (arguments, wanted, root) = Read(step);
        var services = step.Writes.In(wanted.Region);
        await RemoveEarlierAsync(step, services.CloudFormation, cancellationToken);
        var tries = ((int?)step.Checkpoint?["tries"] ?? 0) + 1;
        var suffix = "-" + Suffix(string.Create(CultureInfo.InvariantCulture, $"{step.Token}/{step.Id}/{wanted.Stack}/{tries}"));
        var renamed = TemplateRenamer.Run(wanted.Template, root, suffix);
        if (renamed.Problems.Count > 0)
            throw new StepFailure($"Step {step.Id}: the template cannot be deployed under test names, nothing was created: {string.Join(" ", renamed.Problems)}");
        wanted.RequireCapabilities(arguments, Template.Parse(Encoding.UTF8.GetBytes(renamed.Body), "renamed template"));
        var name = StackName(wanted.Stack, suffix);
        if (await services.CloudFormation.DescribeStackAsync(name, cancellationToken) is not null)
            throw new StepFailure($"Step {step.Id}: there is a stack {name} that is not of this step; it is left alone.", mayRetry: true);
        await step.SaveAsync(new() { ["testStack"] = name, ["tries"] = tries }, cancellationToken);
        await TestAsync(step, services, wanted, renamed, name, cancellationToken);
        return new StepOutcome($"{wanted.Stack} can be deployed; {name} was made and is gone again", new() { ["testStack"] = name });
    });

    public Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken) => StackFailures.GuardAsync(step, async () =>
    {
        var (_, wanted, _) = Read(step);
        if ((string?)step.Outputs["testStack"] is not { } name)
            return new StepVerdict(false, "the step did not say which stack it made");
        return await step.Services.In(wanted.Region).CloudFormation.DescribeStackAsync(name, cancellationToken) is { } left && StackStatuses.Of(left.StackStatus).Kind != StackKind.Gone
            ? new StepVerdict(false, $"test stack {name} is still there: {left.StackStatus}")
            : new StepVerdict(true, $"nothing is left of test stack {name}");
    });

    private static (StepArguments Arguments, StackArguments Wanted, PlanRoot Root) Read(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only([.. StackArguments.Names, "names", "publishes"]);
        if (!arguments.Has("names"))
            throw arguments.Failure("names", "is missing; it must be the list of physical names in the template, [] for none, or the test stack would take those of production");
        var names = arguments.Objects("names").Select(n => new PhysicalName(n.Text("logicalId"), n.Text("type"), n.Text("property"), n.Text("name"), n.OptionalText("scope") ?? "region", (int?)n.OptionalInteger("limit", 0, int.MaxValue))).ToList();
        return (arguments, StackArguments.Of(step, arguments), new PlanRoot("", step.Id, "Stack", Names: names, Publishes: arguments.Texts("publishes")));
    }

    private static async Task TestAsync(StepRun step, IWriteServices services, StackArguments wanted, RenamedTemplate renamed, string name, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var request = new CreateStackRequest
        {
            StackName = name,
            Template = await services.PublishTemplateAsync(renamed.Body, name, wanted.TemplateBucket, cancellationToken),
            Capabilities = wanted.Capabilities,
            Tags = wanted.Tags,
            Parameters = wanted.Parameters,
        };
        // A step that is cancelled still takes its stack down.
        using var abandon = new CancellationTokenSource();
        using var cancelled = cancellationToken.Register(() => abandon.CancelAfter(LongestCleanUp));
        var outcome = await TestStack.RunAsync(services.CloudFormation, request, new TestStackLife(Pace.Of(step.Time), cancellationToken, abandon.Token), OnEvent, notes.Add);
        await services.RemoveTemplateAsync(request.Template, abandon.Token);
        if (outcome.IsGone)
            cancellationToken.ThrowIfCancellationRequested();
        var said = string.Concat(notes.Select(n => " " + n));
        if (!outcome.IsGone)
            throw new StepFailure($"Step {step.Id}: parts of test stack {name} STAY: {outcome.Deletion!.StackStatus}. Remove what blocks its deletion; the next attempt deletes it.{said}");
        if (outcome.Creation is not { Succeeded: true })
            throw outcome.Creation is null
                ? new StepFailure($"Step {step.Id}: test stack {name} could not be created.{said}", mayRetry: true)
                : StackFailures.Of(step, name, outcome.Creation);

        void OnEvent(StackEvent item)
        {
            if (!item.IsOfStack && item.ResourceStatus.EndsWith("_COMPLETE", StringComparison.Ordinal) && done.Add(item.LogicalResourceId))
                step.Report(new StepProgress(done.Count, null, "resources"));
        }
    }

    /// <summary>What an earlier attempt, or a process of this one that was killed, left behind.</summary>
    private static async Task RemoveEarlierAsync(StepRun step, IAmazonCloudFormation cloudFormation, CancellationToken cancellationToken)
    {
        if ((string?)step.Checkpoint?["testStack"] is not { } name
            || await cloudFormation.DescribeStackAsync(name, cancellationToken) is not { } left
            || StackStatuses.Of(left.StackStatus).Kind == StackKind.Gone)
            return;
        var mark = left.StackStatus == StackStatuses.DeleteInProgress ? new StackMark(left.StackId, left.StackStatus, []) : await StackFollower.MarkAsync(cloudFormation, left, cancellationToken);
        await cloudFormation.DeleteStackAsync(left.StackId, cancellationToken);
        var outcome = await StackFollower.FollowAsync(cloudFormation, mark, Pace.Of(step.Time), _ => { }, cancellationToken);
        if (!outcome.Succeeded)
            throw StackFailures.Of(step, name, outcome);
    }

    // Hangs on nothing but what the journal has, and is another one for each try.
    private static string Suffix(string of)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        return string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(of)).Take(SuffixLength).Select(b => Letters[b % Letters.Length]));
    }

    private static string StackName(string name, string suffix) => (name.Length + suffix.Length > LongestStackName ? name[..(LongestStackName - suffix.Length)] : name) + suffix;
}
