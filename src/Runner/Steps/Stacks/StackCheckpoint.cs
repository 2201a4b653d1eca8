using System.Globalization;
using System.Text.Json.Nodes;
using Groundplan.Runner.CloudFormation;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary>What a deployment was about to execute when it was last heard of.</summary>
/// <param name="Attempt">Of which attempt.</param>
/// <param name="StackId">The stack.</param>
/// <param name="ChangeSetId">The change set.</param>
/// <param name="Name">The change set's name, and the token of its execution.</param>
/// <param name="Before">The stack's status before.</param>
/// <param name="LastEvent">The id of the newest event before; null for a new stack.</param>
/// <param name="Creates">The stack is made by this change set.</param>
internal sealed record StackCheckpoint(int Attempt, string StackId, string ChangeSetId, string Name, string Before, string? LastEvent, bool Creates)
{
    public static StackCheckpoint? Read(JsonObject? saved) => saved?["changeSet"] is null
        ? null
        : new(
            (int)saved["attempt"]!,
            (string)saved["stack"]!,
            (string)saved["changeSet"]!,
            (string)saved["name"]!,
            (string)saved["before"]!,
            (string?)saved["lastEvent"],
            (bool)saved["creates"]!);

    public JsonObject ToJson() => new()
    {
        ["attempt"] = Attempt,
        ["stack"] = StackId,
        ["changeSet"] = ChangeSetId,
        ["name"] = Name,
        ["before"] = Before,
        ["lastEvent"] = LastEvent,
        ["creates"] = Creates,
    };

    /// <summary>The mark as it was: the events from then on are those of the deployment.</summary>
    public async Task<StackMark> MarkAsync(ICloudFormationReader cloudFormation, CancellationToken cancellationToken)
    {
        if (LastEvent is null)
            return StackFollower.NewStack(StackId);
        string? next = null;
        do
        {
            var (page, token) = await cloudFormation.DescribeStackEventsAsync(StackId, next, cancellationToken);
            var older = page.SkipWhile(e => e.EventId != LastEvent).ToList();
            if (older.Count > 0)
                return new StackMark(StackId, Before, older);
            next = token;
        }
        while (next is not null);
        throw new StepFailure(string.Create(CultureInfo.InvariantCulture, $"Stack {StackId}: CloudFormation no longer shows event {LastEvent}, after which attempt {Attempt} began. Look at the stack, then run the step as a new attempt."));
    }
}
