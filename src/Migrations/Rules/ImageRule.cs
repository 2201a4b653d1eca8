using Groundplan.Migrations.Rules.Model;
using Groundplan.Rules;

namespace Groundplan.Migrations.Rules;

/// <summary>What runs depends on the day: an image, or a download, has no version.</summary>
internal static class ImageRule
{
    private const string Id = "GP7018";

    public static Rule Rule { get; } = new(Id, Severity.Warning, "An image is not pinned to a version", context => MigrationView.Complete(context).SelectMany(view => Steps(view).Concat(TaskDefinitions(view))));

    private static IEnumerable<Finding> Steps(MigrationView view)
    {
        foreach (var (_, step, spec) in view.AllSteps())
        {
            foreach (var image in Words(view, step).Concat(Documents(view, spec)).Where(image => !ImageReference.IsPinned(image)).Distinct())
            {
                var (property, index) = Given.Find(step, value => value is string text && text.Contains(image));
                yield return new(Id, Severity.Warning, $"{step.Id} runs {image}, which is another one tomorrow: {ImageReference.Advice(image)}.", view.On(step, property, index));
            }
        }
    }

    private static IEnumerable<string> Words(MigrationView view, Step step) => step is Command command ? ImageReference.InCommand([.. command.Words.Select(word => view.Names.TextOf(word))]) : [];

    private static IEnumerable<string> Documents(MigrationView view, StepSpec spec) =>
        from manifest in Manifests.In(view, spec)
        from node in manifest.DescendantsAndSelf()
        where node.Get("image")?.AsText is { Length: > 0 }
        select node.Get("image")!.AsText!;

    /// <summary>The tasks and functions of the stacks that the migration deploys.</summary>
    private static IEnumerable<Finding> TaskDefinitions(MigrationView view)
    {
        foreach (var step in view.Graph.Nodes.Select(node => node.Step).OfType<DeployStack>())
        {
            if (step.Stack is not { } stack)
                continue;
            foreach (var (id, resource) in StackContent.Of(stack).Resources)
            {
                foreach (var image in ImagesOf(resource).Where(image => !ImageReference.IsPinned(image)))
                    yield return new(Id, Severity.Warning, $"{step.Id} deploys {stack.StackName}.{id}, which runs {image}, another one tomorrow: {ImageReference.Advice(image)}.", view.On(step, nameof(DeployStack.Stack)));
            }
        }
    }

    private static IEnumerable<string> ImagesOf(Resource resource) => resource switch
    {
        Aws.ECS.TaskDefinition task => (task.ContainerDefinitions ?? []).Where(container => container?.Image is { IsLiteral: true }).Select(container => container.Image.Literal),
        Aws.Lambda.Function { Code.ImageUri: { IsLiteral: true } image } => [image.Literal],
        _ => [],
    };
}
