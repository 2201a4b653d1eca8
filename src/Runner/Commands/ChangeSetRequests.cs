using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.CloudFormation.Model;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Commands;

/// <summary>Root → the change set that makes its stack so.</summary>
internal static class ChangeSetRequests
{
    public static async Task<CreateChangeSetRequest> CreateAsync(Invocation invocation, StackTarget target, Template template, Stack? stack, CancellationToken cancellationToken)
        => new()
        {
            StackName = target.Stack.Name,
            ChangeSetName = $"groundplan-{invocation.Host.RandomWord(12)}",
            ChangeSetType = stack is null || StackStatuses.Of(stack.StackStatus).Kind == StackKind.Shell ? ChangeSetType.CREATE : ChangeSetType.UPDATE,
            Template = await TemplateUpload.PrepareAsync(template.Body, target.Stack.Name, target.Session, target.Account, invocation.TemplateBucket, cancellationToken),
            Capabilities = Capabilities.Of(template),
            Tags = target.Stack.Tags,
        };
}
