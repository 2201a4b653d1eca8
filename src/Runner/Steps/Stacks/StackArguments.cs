using Groundplan.Runner.CloudFormation;
using Groundplan.Runner.Documents;

namespace Groundplan.Runner.Steps.Stacks;

/// <summary>What a stack is to become, as the arguments of a step say it.</summary>
/// <param name="Stack">Its name.</param>
/// <param name="Region">Where; null for the region of the run.</param>
/// <param name="Template">The template.</param>
/// <param name="Capabilities">What was acknowledged.</param>
/// <param name="Tags">Tags of the stack.</param>
/// <param name="Parameters">Values of the template's parameters.</param>
/// <param name="TemplateBucket">Where large templates go through; null for the tool's own bucket.</param>
internal sealed record StackArguments(
    string Stack,
    string? Region,
    Template Template,
    IReadOnlyList<string> Capabilities,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyDictionary<string, string> Parameters,
    string? TemplateBucket)
{
    public static readonly string[] Names = ["stack", "region", "template", "capabilities", "tags", "parameters", "templateBucket"];

    public static StackArguments Of(StepReading step, StepArguments arguments)
    {
        var path = arguments.Text("template");
        return new StackArguments(
            arguments.Text("stack"),
            arguments.OptionalText("region"),
            Read(step, arguments, path),
            arguments.Texts("capabilities"),
            arguments.TextsByName("tags"),
            arguments.TextsByName("parameters"),
            arguments.OptionalText("templateBucket"));
    }

    /// <summary>Capabilities that a template needs and nobody acknowledged.</summary>
    public IReadOnlyList<string> Missing(Template template)
        => [.. CloudFormation.Capabilities.Of(template).Where(needed => !Capabilities.Contains(needed) && !(needed == CloudFormation.Capabilities.Iam && Capabilities.Contains(CloudFormation.Capabilities.NamedIam)))];

    /// <summary>Stops when the template needs a capability that nobody acknowledged.</summary>
    public void RequireCapabilities(StepArguments arguments, Template template)
    {
        if (Missing(template) is { Count: > 0 } missing)
            throw arguments.Failure("capabilities", $"must name {string.Join(" and ", missing)}, which the template needs");
    }

    private static Template Read(StepReading step, StepArguments arguments, string path)
    {
        try
        {
            var template = Documents.Template.Parse(step.Services.Document(path), path);
            TemplateUpload.RejectTooLarge(template.Body);
            return template;
        }
        catch (Exception e) when (e is RunnerError or FileNotFoundException)
        {
            throw new StepFailure($"{arguments.Failure("template", "cannot be used").Message} {e.Message}", inner: e);
        }
    }
}
