using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime;
using Groundplan.Runner.Aws;

namespace Groundplan.Runner.Steps.Network;

/// <summary>Deletes a security group that nothing uses.</summary>
internal sealed class DeleteSecurityGroupExecutor : IStepExecutor
{
    private static readonly AwsWrite DeleteSecurityGroup = new(AwsService.Ec2, "DeleteSecurityGroup");

    public string Kind => "delete-security-group";

    public Task<StepForecast> ForecastAsync(StepReading step, CancellationToken cancellationToken) => StepForecasts.KnownAsync(step, async () =>
    {
        var id = Of(step);
        if (await SecurityGroups.FindAsync(step.Services.Aws, id, cancellationToken) is not { } group)
            return StepForecast.Absent($"there is no security group {id}: not yet, or not any more");
        if (IsDefault(group))
            return new(StepState.WouldFail, Default(id));
        return await SecurityGroups.UsesAsync(step.Services.Aws, id, cancellationToken) is { Count: > 0 } uses
            ? new(StepState.CannotVerifyYet, $"{InUse(id, uses)}; earlier steps have to remove that")
            : new(StepState.WouldRun, $"would delete {id} ({group.Text("groupName")}), which nothing uses");
    });

    public async Task<StepOutcome> RunAsync(StepRun step, CancellationToken cancellationToken)
    {
        var id = Of(step);
        var group = await SecurityGroups.FindAsync(step.Services.Aws, id, cancellationToken);
        var name = group?.Text("groupName") ?? (string?)step.Checkpoint?["groupName"]
            ?? throw new StepFailure($"There is no security group {id}. Check the id, the region and the account; if it was deleted by hand, skip the step.");
        if (group is null)
            return Done(id, name);
        if (IsDefault(group))
            throw new StepFailure(Default(id));
        if (await SecurityGroups.UsesAsync(step.Services.Aws, id, cancellationToken) is { Count: > 0 } uses)
            throw new StepFailure($"{InUse(id, uses)}. Remove that first.", mayRetry: true);
        await step.SaveAsync(new JsonObject { ["groupName"] = name }, cancellationToken);
        await DeleteAsync(step, id, cancellationToken);
        return Done(id, name);
    }

    public async Task<StepVerdict> VerifyAsync(StepReading step, CancellationToken cancellationToken)
    {
        var id = Of(step);
        var group = await SecurityGroups.FindAsync(step.Services.Aws, id, cancellationToken);
        return new StepVerdict(group is null, group is null ? $"There is no security group {id}." : $"The security group {id} ({group.Text("groupName")}) is still there.");
    }

    private static async Task DeleteAsync(StepRun step, string id, CancellationToken cancellationToken)
    {
        try
        {
            await step.Writes.Aws.XmlAsync(DeleteSecurityGroup, new JsonObject { ["GroupId"] = id }, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "DependencyViolation")
        {
            var uses = await SecurityGroups.UsesAsync(step.Services.Aws, id, cancellationToken);
            throw new StepFailure(uses.Count > 0 ? $"{InUse(id, uses)}. Remove that first." : $"The security group {id} is in use: {e.Message}", mayRetry: true, e);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "InvalidGroup.NotFound")
        {
            // Deleted by a call whose answer was lost.
        }
    }

    private static StepOutcome Done(string id, string name) => new($"The security group {id} ({name}) is deleted.");

    private static bool IsDefault(XElement group) => group.Text("groupName") == "default";

    private static string Default(string id) => $"{id} is the default security group of its VPC, which goes with the VPC only.";

    private static string InUse(string id, IReadOnlyList<string> uses)
        => $"The security group {id} is used by {string.Join(", ", uses.Take(10))}{(uses.Count > 10 ? $" and {uses.Count - 10} more" : "")}";

    private static string Of(StepReading step)
    {
        var arguments = StepArguments.Of(step);
        arguments.Only("groupId");
        return arguments.Text("groupId");
    }
}
