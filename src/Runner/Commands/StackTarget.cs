using Groundplan.Runner.Aws;
using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Commands;

/// <summary>A root, its stack, and the account and region it goes to.</summary>
internal sealed record StackTarget(Plan Plan, PlanRoot Root, PlannedStack Stack, SourceMap Sources, AwsSession Session, string Account)
{
    /// <summary>Opens the plan and the session; the credentials must belong to the plan's account.</summary>
    public static async Task<StackTarget> OpenAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var plan = await PlanOpening.OpenAsync(invocation, cancellationToken);
        var root = plan.Select(invocation.Root);
        var stack = root.Stack ?? throw RunnerError.Usage($"{root.FullName} is a {root.Kind}, which has no stack.");
        var session = AwsSessions.Open(invocation.Target, stack.Region);
        var account = await session.AccountAsync(cancellationToken);
        if (stack.AccountId is { } planned && planned != account)
        {
            if (!invocation.AllowAccountMismatch)
                throw RunnerError.Refused($"The plan is for account {planned}, the credentials belong to {account}. Change the profile, or give --allow-account-mismatch.");
            invocation.Printer.Note($"warning: the plan is for account {planned}, the credentials belong to {account}.");
        }
        return new StackTarget(plan, root, stack, SourceMap.Read(plan, root), session, account);
    }

    public AmazonCloudFormationClient CloudFormation() => new(Session.Client(AwsService.CloudFormation));

    /// <summary>Stops when the rules found an error in this root.</summary>
    public void RejectErrors(Invocation invocation)
    {
        var errors = Root.Findings.Where(f => f.IsError).ToList();
        if (errors.Count == 0)
            return;
        FindingList.Print(invocation.Printer, errors);
        throw RunnerError.Failed($"{Root.FullName} has {errors.Count} errors; nothing is deployed.");
    }
}
